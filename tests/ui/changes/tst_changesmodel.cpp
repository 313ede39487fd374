// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/changes/changesmodel.h"
#include "ui/changes/changespage.h"
#include "ui/mainwindow/navigator.h"
#include "ui/task/taskrunner.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

/// From two tables to two others: one stays with a new column, one goes, one comes.
command::SchemaDiff someDiff()
{
    command::SchemaDiff::End from{u"revision a"_s, {}, {}};
    from.schema.tables = {madeUpTable(u"user"_s), madeUpTable(u"gone"_s)};
    command::SchemaDiff::End to{u"revision b"_s, {}, {}};
    to.schema.tables = {madeUpTable(u"user"_s), madeUpTable(u"page"_s, {u"user"_s})};
    Column email;
    email.name = u"email"_s;
    email.type = ColumnType::ofKind(TypeKind::Text);
    to.schema.tables.first().columns << email;
    return *command::compareEnds(from, to, Engine::Sqlite, false);
}

}  // namespace

class TestChangesModel final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void tellsKindsByGlyphAndWord();
    void countsWhatDiffers();
    void writesSqlThereAndBack();
    void pageShowsWordsAndSql();
    void pageSaysThatNothingIsCompared();
};

void TestChangesModel::keepsTheRulesOfModels()
{
    ChangesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(someDiff().differences);
    QVERIFY(model.rowCount() > 0);
    model.setRows({});
}

void TestChangesModel::tellsKindsByGlyphAndWord()
{
    ChangesModel model;
    model.setRows(someDiff().differences);
    QStringList kinds;
    for (int row = 0; row < model.rowCount(); ++row) {
        kinds << model.index(row, ChangesModel::What).data().toString();
    }
    QVERIFY(kinds.contains(u"+ added"_s));
    QVERIFY(kinds.contains(u"− removed"_s));
}

void TestChangesModel::countsWhatDiffers()
{
    QCOMPARE(countsText(someDiff().differences), u"2 added, 1 removed"_s);
    QCOMPARE(countsText({}), u"Nothing differs."_s);
    const QString text = changesText(someDiff());
    QVERIFY2(text.startsWith(u"From revision a to revision b\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"+ column user.email"_s), qPrintable(text));
}

void TestChangesModel::writesSqlThereAndBack()
{
    const QList<EngineScript> there = scriptsOf(someDiff(), false);
    QCOMPARE(there.size(), 3);
    for (const EngineScript& script : there) {
        QVERIFY2(script.error.isEmpty(), qPrintable(script.error));
        QVERIFY2(script.sql.contains(u"CREATE TABLE page"_s), qPrintable(script.sql));
        QVERIFY2(script.sql.contains(u"DROP TABLE gone"_s), qPrintable(script.sql));
    }
    const QList<EngineScript> back = scriptsOf(someDiff(), true);
    QVERIFY2(back.last().sql.contains(u"DROP TABLE page"_s), qPrintable(back.last().sql));
}

void TestChangesModel::pageShowsWordsAndSql()
{
    Navigator navigator;
    TaskRunner runner;
    QAction compare;
    ChangesPage page(navigator, runner, compare);
    page.show();
    auto view = std::make_shared<Snapshot>(*madeUpSnapshot());
    view->comparison = std::make_shared<const command::SchemaDiff>(someDiff());
    page.setSnapshot(view);
    auto* tabs = page.findChild<QTabWidget*>(u"changes.sql"_s);
    const auto sql = [tabs] {
        return qobject_cast<QPlainTextEdit*>(tabs->currentWidget())->toPlainText();
    };
    QTRY_VERIFY(sql().contains(u"CREATE TABLE page"_s));
    page.findChild<QComboBox*>(u"changes.direction"_s)->setCurrentIndex(1);
    QTRY_VERIFY(sql().contains(u"DROP TABLE page"_s));
    page.findChild<QPushButton*>(u"changes.copySql"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), sql());
    page.findChild<QPushButton*>(u"changes.copyText"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"From revision a"_s));
    auto* list = page.findChild<QTableView*>(u"changes.view"_s);
    list->selectRow(0);
    QVERIFY(!navigator.current().table.isEmpty());
}

void TestChangesModel::pageSaysThatNothingIsCompared()
{
    Navigator navigator;
    TaskRunner runner;
    QAction compare;
    ChangesPage page(navigator, runner, compare);
    page.show();
    page.setSnapshot(madeUpSnapshot());
    QVERIFY(!page.findChild<QTableView*>(u"changes.view"_s)->isVisible());
}

QTEST_MAIN(TestChangesModel)
#include "tst_changesmodel.moc"
