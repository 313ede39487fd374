// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/bottom/backupspane.h"
#include "ui/bottom/operationspane.h"
#include "ui/bottom/outputpane.h"
#include "ui/bottom/rowspane.h"
#include "ui/bottom/sqlpane.h"
#include "ui/mainwindow/navigator.h"
#include "ui/mainwindow/projectjobs.h"
#include "ui/task/taskrunner.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestPanes final : public QObject
{
    Q_OBJECT

private slots:
    void sqlOfATableForEveryEngine();
    void sqlFollowsTheSelection();
    void outputLeavesRepetitionsOut();
    void backupsAreListedAndPutBack();
    void operationsSayHowTheyAreTakenBack();
    void rowsComeAPageAtATime();
    void rowsSayWhyThereAreNone();
};

void TestPanes::sqlOfATableForEveryEngine()
{
    const auto view = madeUpSnapshot();
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
        const QString sql = tableSql(view->schema, u"note"_s, engine);
        QVERIFY2(sql.contains(u"CREATE TABLE note"_s), qPrintable(sql));
        QVERIFY2(!sql.contains(u"CREATE TABLE page"_s), qPrintable(sql));
    }
    QVERIFY(tableSql(view->schema, u"nowhere"_s, Engine::Sqlite).startsWith(u"--"_s));
}

void TestPanes::sqlFollowsTheSelection()
{
    Navigator navigator;
    SqlPane pane(navigator);
    pane.setSnapshot(madeUpSnapshot());
    auto* code = pane.findChild<QPlainTextEdit*>(u"sql.code"_s);
    QVERIFY(code->toPlainText().isEmpty());
    navigator.goToTable(u"page"_s);
    QVERIFY(code->toPlainText().contains(u"CREATE TABLE page"_s));
    const QString sqlite = code->toPlainText();
    pane.findChild<QComboBox*>(u"sql.engine"_s)->setCurrentIndex(1);
    QVERIFY(code->toPlainText() != sqlite);
    navigator.goToRevision(u"a"_s);  // its details are not there yet
    QVERIFY(code->toPlainText().isEmpty());
}

void TestPanes::outputLeavesRepetitionsOut()
{
    OutputPane output;
    output.addLine(u"Opening shop"_s);
    output.addLine(u"Opening shop"_s);
    output.addLine({});
    output.addLine(u"Done"_s);
    QCOMPARE(output.toPlainText().split(u'\n').size(), 2);
    QVERIFY(output.toPlainText().endsWith(u"Done"_s));
}

void TestPanes::backupsAreListedAndPutBack()
{
    BackupsPane pane;
    pane.setVisible(true);
    auto* view = pane.findChild<QTableView*>(u"backups.view"_s);
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto* restore = pane.findChild<QPushButton*>(u"backups.restore"_s);
    const QSignalSpy wanted(&pane, &BackupsPane::restoreWanted);
    pane.setBackups({Backup{.path = u"/made/up/new.sqlite"_s,
                            .created = QDateTime(QDate(2026, 1, 9), QTime(12, 0)),
                            .revision = u"b"_s,
                            .bytes = 2048},
                     Backup{.path = u"/made/up/old.sqlite"_s,
                            .created = QDateTime(QDate(2026, 1, 8), QTime(12, 0)),
                            .revision = u"a"_s,
                            .bytes = 1024}});
    QCOMPARE(view->model()->rowCount(), 2);
    view->selectRow(1);
    QVERIFY(!restore->isEnabled());  // something else is at work
    pane.setCanRestore(true);
    restore->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"/made/up/old.sqlite"_s);
}

void TestPanes::operationsSayHowTheyAreTakenBack()
{
    OperationsPane pane;
    pane.setVisible(true);
    auto* view = pane.findChild<QTableView*>(u"operations.view"_s);
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto* undo = pane.findChild<QPushButton*>(u"operations.undo"_s);
    auto* text = pane.findChild<QLabel*>(u"operations.text"_s);
    QVERIFY2(text->text().contains(u"Nothing has been done"_s), qPrintable(text->text()));
    command::LoggedOperation reset;
    reset.record.id = u"aa"_s;
    reset.record.action = u"reset"_s;
    reset.record.target = u"shop.db"_s;
    reset.record.database = u"sqlite:///shop.db"_s;
    reset.record.from = QStringList{u"a1"_s};
    reset.record.to = QStringList{u"b2"_s};
    reset.record.milliseconds = 2500;
    reset.undo = command::UndoPlan{.operation = reset.record, .taken = {}};
    command::LoggedOperation failed;
    failed.record.id = u"bb"_s;
    failed.record.action = u"upgrade"_s;
    failed.record.error = u"The table is there already."_s;
    failed.record.hasChanged = false;
    failed.whyNot = u"It changed nothing."_s;
    pane.setOperations({failed, reset});
    pane.setCanUndo(true);
    const auto shown = [view](int row, int column) {
        return view->model()->index(row, column).data().toString();
    };
    QCOMPARE(shown(0, OperationsModel::ResultColumn), u"⚠ failed"_s);
    QCOMPARE(shown(1, OperationsModel::Rows), u"a1 → b2"_s);
    QCOMPARE(shown(1, OperationsModel::Duration), u"2.5 s"_s);
    const QSignalSpy wanted(&pane, &OperationsPane::undoWanted);
    view->selectRow(0);
    QCOMPARE(text->text(), u"It changed nothing."_s);
    QVERIFY(!undo->isEnabled());
    view->selectRow(1);
    QVERIFY2(text->text().contains(u"as it was before the reset"_s), qPrintable(text->text()));
    undo->click();
    QCOMPARE(wanted.size(), 1);
    pane.setOperations({reset});  // the selection stays with the operation
    QVERIFY(undo->isEnabled());
}

void TestPanes::rowsComeAPageAtATime()
{
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"b2"_s, observer).isOk());
    QStringList statements;
    for (int id = 1; id <= 150; ++id) {
        statements << u"INSERT INTO author (id, name) VALUES (%1, 'Ann %1')"_s.arg(id);
    }
    notes.execute(statements);
    const Result<SnapshotPtr> now = loadSnapshot(notes.files.iniFile(), {});
    QVERIFY(now.has_value());

    Navigator navigator;
    TaskRunner runner;
    RowsPane pane(navigator, runner);
    auto* view = pane.findChild<QTableView*>(u"rows.view"_s);
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto* text = pane.findChild<QLabel*>(u"rows.text"_s);
    pane.setVisible(true);
    pane.setSnapshot(*now);
    navigator.goToTable(u"author"_s);
    QTRY_COMPARE(text->text(), u"author: rows 1 to 100, and more"_s);
    QCOMPARE(view->model()->index(0, 1).data().toString(), u"Ann 1"_s);
    pane.findChild<QPushButton*>(u"rows.on"_s)->click();
    QTRY_COMPARE(text->text(), u"author: rows 101 to 150"_s);
    QVERIFY(!pane.findChild<QPushButton*>(u"rows.on"_s)->isEnabled());
    pane.findChild<QPushButton*>(u"rows.back"_s)->click();
    QTRY_COMPARE(text->text(), u"author: rows 1 to 100, and more"_s);
    navigator.goToTable(u"note"_s);
    QTRY_COMPARE(text->text(), u"note has no rows."_s);
}

void TestPanes::rowsSayWhyThereAreNone()
{
    Navigator navigator;
    TaskRunner runner;
    RowsPane pane(navigator, runner);
    pane.setVisible(true);
    pane.setSnapshot(madeUpSnapshot());
    navigator.goToTable(u"nowhere"_s);
    auto* text = pane.findChild<QLabel*>(u"rows.text"_s);
    QVERIFY2(text->text().contains(u"nowhere"_s), qPrintable(text->text()));
}

QTEST_MAIN(TestPanes)
#include "tst_panes.moc"
