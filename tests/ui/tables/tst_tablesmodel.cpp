// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/navigator.h"
#include "ui/tables/tableinspector.h"
#include "ui/tables/tablesmodel.h"
#include "ui/tables/tablespage.h"
#include "ui/tables/tabletext.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

const TableName longName(u"customer_relationship_management_invoice_position_tax_rates"_s);

SnapshotPtr withLongNames()
{
    auto snapshot = madeUpSnapshot();
    Table table = madeUpTable(longName.name, {u"reference_to_the_position_within_the_document"_s});
    for (int i = 0; i < 30; ++i) {
        table.columns << table.columns.last();
    }
    snapshot->schema.tables << table;
    return snapshot;
}

}  // namespace

class TestTablesModel final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void countsReferencesBothWays();
    void marksWhatIsNotCertain();
    void tellsEstimatesFromCounts();
    void sortsNumbersAsNumbers();
    void textLinksToNeighbours();
    void textSaysWhatIsGuessed();
    void textEscapesNames();
    void linksLeadBackToTheirTable_data();
    void linksLeadBackToTheirTable();
    void inspectorFollowsItsLinks();
    void inspectorHasRoomForLongNames();
    void inspectorCopiesNamesAsTheyAre();
};

void TestTablesModel::keepsTheRulesOfModels()
{
    TablesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(tableRows(*madeUpSnapshot()));
    model.setRows({});
}

void TestTablesModel::countsReferencesBothWays()
{
    const QList<ui::TableRow> rows = tableRows(*madeUpSnapshot());
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0).name.toString(), u"user"_s);
    QCOMPARE(rows.at(0).referencesIn, 2);
    QCOMPARE(rows.at(0).referencesOut, 0);
    QCOMPARE(rows.at(2).referencesOut, 2);
    QCOMPARE(rows.at(0).rows->rows, 12000);
    QVERIFY(!rows.at(2).rows.has_value());
}

void TestTablesModel::marksWhatIsNotCertain()
{
    Snapshot snapshot = *madeUpSnapshot();
    const TableName name = snapshot.schema.tables.at(0).name;
    snapshot.schema.uncertainties << Uncertainty(u"why"_s, name, u"ALTER TABLE user"_s);
    TablesModel model;
    model.setRows(tableRows(snapshot));
    QCOMPARE(model.index(0, 0).data().toString(), u"user (not certain)"_s);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"ALTER TABLE user"_s));
    QVERIFY(!model.index(1, 0).data().toString().contains(u"certain"_s));
}

void TestTablesModel::tellsEstimatesFromCounts()
{
    Snapshot snapshot = *madeUpSnapshot();
    snapshot.status.tableRows = {{TableName(u"user"_s), 12000, true},
                                 {TableName(u"page"_s), TableRows::unknown, true}};
    TablesModel model;
    model.setRows(tableRows(snapshot));
    const auto shown = [&model](int row) {
        return model.index(row, TablesModel::Rows).data().toString();
    };
    QVERIFY2(shown(0).startsWith(u"≈ 12"_s), qPrintable(shown(0)));
    QCOMPARE(shown(1), u"–"_s);
    QVERIFY(
        model.index(0, TablesModel::Rows).data(Qt::ToolTipRole).toString().contains(u"believes"_s));
}

void TestTablesModel::sortsNumbersAsNumbers()
{
    Navigator navigator;
    TablesPage page(navigator);
    const SnapshotPtr snapshot = madeUpSnapshot();
    page.setSnapshot(snapshot, snapshot);
    auto* view = page.findChild<QTableView*>(u"tables.view"_s);
    view->sortByColumn(TablesModel::Rows, Qt::DescendingOrder);
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"user"_s);
    QCOMPARE(view->model()->index(2, 0).data().toString(), u"note"_s);  // not counted
    page.findChild<QLineEdit*>(u"tables.filter"_s)->setText(u"PAG"_s);
    QCOMPARE(view->model()->rowCount(), 1);
    view->setCurrentIndex(view->model()->index(0, 0));
    QCOMPARE(navigator.current().table.toString(), u"page"_s);
}

void TestTablesModel::textLinksToNeighbours()
{
    const auto snapshot = madeUpSnapshot();
    const QString text = tableText(*snapshot, snapshot->schema.tables.at(1), lightPalette());
    QVERIFY(text.contains(
        QString::fromLatin1(tableLink(TableName(u"user"_s)).toEncoded()).toHtmlEscaped()));
    QVERIFY(text.contains(
        QString::fromLatin1(tableLink(TableName(u"note"_s)).toEncoded()).toHtmlEscaped()));
    QVERIFY(text.contains(u"ON DELETE CASCADE"_s));
}

void TestTablesModel::textSaysWhatIsGuessed()
{
    const auto snapshot = madeUpSnapshot();
    const QList<ImpliedRelation> guesses = {{.table = TableName(u"note"_s),
                                             .column = u"x<y_id"_s,
                                             .referent = TableName(u"user"_s),
                                             .referentColumn = u"id"_s}};
    const auto textOf = [&](const QString& table, const QList<ImpliedRelation>& known) {
        return tableText(
            *snapshot, *snapshot->schema.table(TableName(table)), lightPalette(), nullptr, known);
    };
    QVERIFY(textOf(u"note"_s, guesses).contains(u"x&lt;y_id looks like a reference to <a"_s));
    QVERIFY(textOf(u"user"_s, guesses).contains(u"looks like a reference to this"_s));
    QVERIFY(textOf(u"note"_s, guesses).contains(u"there is no foreign key"_s));
    QVERIFY(!textOf(u"note"_s, {}).contains(u"looks like"_s));
}

void TestTablesModel::textEscapesNames()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->schema.tables << madeUpTable(u"<img src=x>%1"_s, {u"a & b"_s});
    const QString text = tableText(*snapshot, snapshot->schema.tables.last(), lightPalette());
    QVERIFY(!text.contains(u"<img"_s));
    QVERIFY(text.contains(u"a &amp; b"_s));
    QVERIFY(text.contains(u"&lt;img src=x&gt;%1"_s));
}

void TestTablesModel::linksLeadBackToTheirTable_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QString() << u"user"_s;
    QTest::newRow("schema") << u"audit"_s << u"user"_s;
    QTest::newRow("odd") << u"a&b=c"_s << u"täble #1?%41+x;"_s;
}

void TestTablesModel::linksLeadBackToTheirTable()
{
    QFETCH(const QString, schema);
    QFETCH(const QString, name);
    const TableName table(schema, name);
    QCOMPARE(tableOfLink(QUrl(QString::fromLatin1(tableLink(table).toEncoded()))), table);
    QVERIFY(tableOfLink(QUrl(u"https://example.org/?name=user"_s)).isEmpty());
}

void TestTablesModel::inspectorFollowsItsLinks()
{
    Navigator navigator;
    TableInspector inspector(navigator);
    inspector.setSnapshot(madeUpSnapshot());
    navigator.goToTable(TableName(u"page"_s));
    QVERIFY(inspector.toPlainText().contains(u"user_id"_s));
    emit inspector.anchorClicked(tableLink(TableName(u"user"_s)));
    QCOMPARE(inspector.table().toString(), u"user"_s);
    navigator.goBack();
    QCOMPARE(inspector.table().toString(), u"page"_s);
}

void TestTablesModel::inspectorHasRoomForLongNames()
{
    Navigator navigator;
    TableInspector inspector(navigator);
    inspector.resize(260, 400);
    inspector.show();
    inspector.setSnapshot(withLongNames());
    navigator.goToTable(longName);
    QTRY_VERIFY(inspector.verticalScrollBar()->maximum() > 0);
    QCOMPARE(inspector.horizontalScrollBar()->maximum(), 0);
}

void TestTablesModel::inspectorCopiesNamesAsTheyAre()
{
    Navigator navigator;
    TableInspector inspector(navigator);
    inspector.setSnapshot(withLongNames());
    navigator.goToTable(longName);
    QVERIFY(inspector.toPlainText().contains(nameBreak));
    inspector.selectAll();
    inspector.copy();
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied->text().contains(longName.toString()));
    QVERIFY(!copied->html().contains(nameBreak));
}

QTEST_MAIN(TestTablesModel)
#include "tst_tablesmodel.moc"
