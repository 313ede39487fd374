// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/palette/palette.h"
#include "ui/palette/palettecontent.h"
#include "ui/task/taskrunner.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

using Kind = PaletteEntry::Kind;

namespace {

PaletteIndex indexOf(const QStringList& tables)
{
    PaletteIndex index;
    for (const QString& name : tables) {
        index.add({.kind = Kind::Table, .text = name, .detail = {}});
    }
    return index;
}

QStringList textsOf(const QList<PaletteEntry>& entries)
{
    QStringList texts;
    for (const PaletteEntry& entry : entries) {
        texts << entry.text;
    }
    return texts;
}

}  // namespace

class TestPaletteIndex final : public QObject
{
    Q_OBJECT

private slots:
    void putsTheBestFirst_data();
    void putsTheBestFirst();
    void findsNothingForForeignLetters();
    void asksForOneKindByItsPrefix();
    void givesNoMoreThanIsAskedFor();
    void knowsEverythingWithAName();
    void widgetFindsAndChooses();
};

void TestPaletteIndex::putsTheBestFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("best");
    QTest::newRow("whole name before a part")
        << u"user"_s << QStringList({u"user_role"_s, u"user"_s}) << u"user"_s;
    QTest::newRow("start before the middle")
        << u"log"_s << QStringList({u"catalog"_s, u"log_entry"_s}) << u"log_entry"_s;
    QTest::newRow("start of a word before its middle")
        << u"item"_s << QStringList({u"xitemx"_s, u"order_item_x"_s}) << u"order_item_x"_s;
    QTest::newRow("one piece before scattered")
        << u"ord"_s << QStringList({u"o_r_d"_s, u"record"_s}) << u"record"_s;
    QTest::newRow("initials before anything scattered")
        << u"oi"_s << QStringList({u"motxxi"_s, u"order_item"_s}) << u"order_item"_s;
    QTest::newRow("upper case is the same")
        << u"USER"_s << QStringList({u"page"_s, u"user"_s}) << u"user"_s;
    QTest::newRow("blanks do not count")
        << u"order item"_s << QStringList({u"page"_s, u"orderitem"_s}) << u"orderitem"_s;
}

void TestPaletteIndex::putsTheBestFirst()
{
    QFETCH(QString, query);
    QFETCH(QStringList, names);
    QFETCH(QString, best);
    QCOMPARE(textsOf(indexOf(names).find(query)).value(0), best);
}

void TestPaletteIndex::findsNothingForForeignLetters()
{
    const PaletteIndex index = indexOf({u"user"_s, u"page"_s});
    QVERIFY(index.find(u"resu"_s).isEmpty());
    QVERIFY(index.find(u"q"_s).isEmpty());
    QCOMPARE(index.find({}).size(), 2);
}

void TestPaletteIndex::asksForOneKindByItsPrefix()
{
    PaletteIndex index = indexOf({u"user"_s});
    index.add({.kind = Kind::Column, .text = u"user.id"_s, .detail = {}});
    index.add({.kind = Kind::Revision, .text = u"a1 add user"_s, .detail = {}});
    index.add({.kind = Kind::Action, .text = u"Upgrade the user"_s, .detail = {}});
    QCOMPARE(textsOf(index.find(u"t:user"_s)), QStringList{u"user"_s});
    QCOMPARE(textsOf(index.find(u"c: user"_s)), QStringList{u"user.id"_s});
    QCOMPARE(textsOf(index.find(u"r:user"_s)), QStringList{u"a1 add user"_s});
    QCOMPARE(textsOf(index.find(u">user"_s)), QStringList{u"Upgrade the user"_s});
    QCOMPARE(index.find(u"user"_s).size(), 4);
}

void TestPaletteIndex::givesNoMoreThanIsAskedFor()
{
    QStringList names;
    for (int i = 0; i < 50; ++i) {
        names << u"table_%1"_s.arg(i);
    }
    names << u"table"_s;
    const QList<PaletteEntry> found = indexOf(names).find(u"table"_s, 10);
    QCOMPARE(found.size(), 10);
    QCOMPARE(found.first().text, u"table"_s);
}

void TestPaletteIndex::knowsEverythingWithAName()
{
    auto snapshot = madeUpSnapshot();
    UniqueConstraint unique;
    unique.name = u"uq_user_id"_s;
    unique.columns = QStringList{u"id"_s};
    snapshot->schema.tables.first().uniqueConstraints << unique;
    const PaletteIndex index = paletteOf(
        *snapshot, {{.kind = Kind::Action, .text = u"Quit"_s, .detail = {}, .action = u"x"_s}});
    QCOMPARE(index.find(u"c:note.page_id"_s).first().table, TableName(u"note"_s));
    QCOMPARE(index.find(u"uq_user"_s).first().kind, Kind::Constraint);
    QCOMPARE(index.find(u"quit"_s).first().action, u"x"_s);
    QVERIFY(!index.find(u"r:a"_s).isEmpty());
}

void TestPaletteIndex::widgetFindsAndChooses()
{
    QWidget window;
    window.resize(800, 600);
    auto* quit = new QAction(u"&Quit"_s, &window);
    quit->setObjectName(u"action.quit"_s);
    window.addAction(quit);
    TaskRunner runner;
    Palette palette(runner, &window);
    const QSignalSpy chosen(&palette, &Palette::chosen);
    palette.open(madeUpSnapshot());
    auto* query = palette.findChild<QLineEdit*>(u"palette.query"_s);
    auto* view = palette.findChild<QTableView*>(u"palette.view"_s);
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::keyClicks(query, u"note.us"_s);
    QTRY_COMPARE(view->model()->index(0, 0).data().toString(), u"note.user_id"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<PaletteEntry>().table, TableName(u"note"_s));
    QVERIFY(!palette.isVisible());
}

QTEST_MAIN(TestPaletteIndex)
#include "tst_paletteindex.moc"
