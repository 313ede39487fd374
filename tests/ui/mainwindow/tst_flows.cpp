// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tasks of the window, done as people do them: by actions, keys and clicks.

#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/task/taskrunner.h"

#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

/// A window with NotesProject in it, whose database is at b2.
struct Fixture
{
    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    NotesProject notes;
    std::unique_ptr<MainWindow> window;

    Fixture()
    {
        RecordingObserver observer;
        const RunReport report = command::upgrade(notes.context(), u"b2"_s, observer);
        if (!report.isOk()) {
            qFatal("%s", qPrintable(report.error->toText()));
        }
        open();
    }

    void open()
    {
        window.reset();
        window = std::make_unique<MainWindow>(settings, dir.filePath(u"example"_s));
        window->show();
        window->openProject(notes.files.iniFile());
        settle();
    }

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(window->workbench().snapshot() && !window->isWorking(), patience);
    }

    void trigger(const QString& name)
    {
        QAction* action = window->findChild<QAction*>(u"action."_s + name);
        QVERIFY2(action != nullptr && action->isEnabled(), qPrintable(name));
        action->trigger();
        settle();
    }

    QString page()
    {
        auto* pages = window->findChild<QTabWidget*>(u"pages"_s);
        return pages->tabText(pages->currentIndex());
    }

    QString button(const QString& name)
    {
        auto* found = window->findChild<QToolButton*>(name);
        return found->isVisible() ? found->text() : QString();
    }

    void click(const QString& name)
    {
        window->findChild<QToolButton*>(name)->click();
        settle();
    }

    bool isShown(const QString& dock)
    {
        return window->findChild<QDockWidget*>(u"dock."_s + dock)->isVisible();
    }

    /// The texts of a column of a table view.
    QStringList column(const QString& view, int column)
    {
        const QAbstractItemModel* model = window->findChild<QTableView*>(view)->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row) {
            texts << model->index(row, column).data().toString();
        }
        return texts;
    }
};

}  // namespace

class TestFlows final : public QObject
{
    Q_OBJECT

private slots:
    void looksAtThePastAndReturns();
    void comparesWithWhatIsApplied();
    void goesAnywhereByItsName();
    void cellsLeadToWhatTheyCount();
    void showsTheHistoryOfATable();
    void panesOpenAndCloseByKeys();
    void remembersPanesAndPageOfAProject();
    void goesBackAndForward();
};

void TestFlows::looksAtThePastAndReturns()
{
    Fixture fixture;
    QCOMPARE(fixture.button(u"status.schema"_s), u"2 tables, 1 foreign key"_s);
    QVERIFY(fixture.button(u"time.chip"_s).isEmpty());
    fixture.trigger(u"older"_s);
    QVERIFY2(fixture.button(u"time.asOf"_s).contains(u"a1"_s),
             qPrintable(fixture.button(u"time.asOf"_s)));
    QVERIFY(!fixture.button(u"time.chip"_s).isEmpty());
    QVERIFY(!fixture.window->time().view()->schema.table(u"note"_s)->hasColumn(u"title"_s));
    fixture.trigger(u"older"_s);
    QCOMPARE(fixture.button(u"status.schema"_s), u"0 tables, 0 foreign keys"_s);
    fixture.trigger(u"newer"_s);
    QCOMPARE(fixture.button(u"status.schema"_s), u"2 tables, 1 foreign key"_s);
    fixture.click(u"time.chip"_s);
    QTRY_VERIFY(fixture.button(u"time.chip"_s).isEmpty());  // a tool bar hides in its next layout
    QCOMPARE(fixture.window->time().view(), fixture.window->workbench().snapshot());
}

void TestFlows::comparesWithWhatIsApplied()
{
    Fixture fixture;
    fixture.trigger(u"compareApplied"_s);
    QCOMPARE(fixture.page(), u"Changes"_s);
    const QStringList objects = fixture.column(u"changes.view"_s, 1);
    QCOMPARE(objects, QStringList{u"column note.body"_s});
    auto* tabs = fixture.window->findChild<QTabWidget*>(u"changes.sql"_s);
    const QString sql = qobject_cast<QPlainTextEdit*>(tabs->currentWidget())->toPlainText();
    QVERIFY2(sql.contains(u"note"_s), qPrintable(sql));
}

void TestFlows::goesAnywhereByItsName()
{
    Fixture fixture;
    fixture.trigger(u"palette"_s);
    auto* query = fixture.window->findChild<QLineEdit*>(u"palette.query"_s);
    QTest::keyClicks(query, u"t:auth"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QCOMPARE(fixture.page(), u"Tables"_s);
    QCOMPARE(fixture.window->navigator().current().table, TableName(u"author"_s));
    fixture.trigger(u"palette"_s);
    QTest::keyClicks(query, u"r:c3"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QCOMPARE(fixture.page(), u"History"_s);
    QCOMPARE(fixture.window->navigator().current().revision, u"c3"_s);
    fixture.trigger(u"palette"_s);
    QTest::keyClicks(query, u">problems"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QCOMPARE(fixture.page(), u"Problems"_s);
}

void TestFlows::cellsLeadToWhatTheyCount()
{
    Fixture fixture;
    fixture.trigger(u"showTables"_s);
    fixture.click(u"status.applied"_s);
    QCOMPARE(fixture.page(), u"History"_s);
    QCOMPARE(fixture.column(u"history.view"_s, 1), QStringList{u"c3"_s});
    QCOMPARE(fixture.button(u"status.drift"_s), u"drift: none"_s);
    fixture.click(u"status.drift"_s);
    QCOMPARE(fixture.page(), u"Changes"_s);
    fixture.click(u"status.schema"_s);
    QCOMPARE(fixture.page(), u"Tables"_s);
}

void TestFlows::showsTheHistoryOfATable()
{
    Fixture fixture;
    fixture.window->navigator().goToTable(u"author"_s);
    fixture.trigger(u"historyOfTable"_s);
    QCOMPARE(fixture.page(), u"History"_s);
    QCOMPARE(fixture.column(u"history.view"_s, 1), QStringList{u"a1"_s});
}

void TestFlows::panesOpenAndCloseByKeys()
{
    Fixture fixture;
    QVERIFY(!fixture.isShown(u"bottom"_s));
    fixture.trigger(u"pane.bottom"_s);
    QVERIFY(fixture.isShown(u"bottom"_s));
    fixture.trigger(u"pane.bottom"_s);
    QVERIFY(!fixture.isShown(u"bottom"_s));
    for (const auto& [pane, key] : {std::pair(u"objects"_s, u"F4"_s),
                                    std::pair(u"inspector"_s, u"F5"_s),
                                    std::pair(u"bottom"_s, u"F9"_s)}) {
        const auto* action = fixture.window->findChild<QAction*>(u"action.pane."_s + pane);
        QCOMPARE(action->shortcut(), QKeySequence(key));
    }
}

void TestFlows::remembersPanesAndPageOfAProject()
{
    Fixture fixture;
    fixture.trigger(u"pane.objects"_s);
    const bool wasShown = fixture.isShown(u"objects"_s);
    fixture.trigger(u"showTables"_s);
    fixture.window->close();
    fixture.open();
    QCOMPARE(fixture.isShown(u"objects"_s), wasShown);
    QCOMPARE(fixture.page(), u"Tables"_s);
}

void TestFlows::goesBackAndForward()
{
    Fixture fixture;
    fixture.window->navigator().goToTable(u"author"_s);
    fixture.window->navigator().goToTable(u"note"_s);
    fixture.trigger(u"back"_s);
    QCOMPARE(fixture.window->navigator().current().table, TableName(u"author"_s));
    auto* objects = fixture.window->findChild<QTreeView*>(u"objects.view"_s);
    QCOMPARE(objects->currentIndex().data().toString(), u"author"_s);
    fixture.trigger(u"forward"_s);
    QCOMPARE(objects->currentIndex().data().toString(), u"note"_s);
}

QTEST_MAIN(TestFlows)
#include "tst_flows.moc"
