// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people come for, each with the number of clicks that it may take.

#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

/// A window with a project whose database is at b2 of c3, and a count of what was clicked.
class Desk final
{
public:
    Desk()
    {
        qputenv("XDG_DATA_HOME", m_dir.path().toUtf8());
        RecordingObserver observer;
        const RunReport report = command::upgrade(notes.context(), u"b2"_s, observer);
        if (!report.isOk()) {
            qFatal("%s", qPrintable(report.error->toText()));
        }
        notes.execute({u"INSERT INTO author VALUES (1, 'Ada')"_s});
    }

    /// A database that others may use: outside of the project and of the home folder.
    void open(const QString& url = {})
    {
        window = std::make_unique<MainWindow>(m_settings, m_dir.filePath(u"example"_s));
        window->show();
        window->openProject(notes.files.iniFile(), url);
        settle();
    }

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(window->workbench().snapshot() && !window->isWorking(), patience);
    }

    /// A button of the toolbar, the menu or a banner.
    void click(const QString& action)
    {
        QAction* found = window->findChild<QAction*>(u"action."_s + action);
        QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(action));
        ++clicks;
        found->trigger();
        settle();
    }

    /// The button of a sheet, which may have to wait for what it shows.
    void clickButton(const QString& name)
    {
        QPushButton* button = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((button = sheetChild<QPushButton>(name)) != nullptr, patience);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
        ++clicks;
        button->click();
        settle();
    }

    template <typename Widget>
    Widget* sheetChild(const QString& name)
    {
        for (Widget* found : window->findChildren<Widget*>(name)) {
            if (found->isVisible()) {
                return found;
            }
        }
        return nullptr;
    }

    /// A row of a list.
    void clickRow(const QString& view, int row, Qt::KeyboardModifiers modifiers = {})
    {
        auto* table = window->findChild<QTableView*>(view);
        const QModelIndex index = table->model()->index(row, 1);
        ++clicks;
        QTest::mouseClick(
            table->viewport(), Qt::LeftButton, modifiers, table->visualRect(index).center());
        settle();
    }

    /// A right click and an entry of the menu that it opens.
    void clickMenu(const QString& view, int row, const QString& text)
    {
        auto* table = window->findChild<QTableView*>(view);
        bool isFound = false;
        QTimer::singleShot(0, table, [&isFound, text] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (QAction* action : menu != nullptr ? menu->actions() : QList<QAction*>()) {
                if (action->text().startsWith(text) && action->isEnabled()) {
                    isFound = true;
                    action->trigger();
                }
            }
            if (menu != nullptr) {
                menu->close();
            }
        });
        const QPoint place = table->visualRect(table->model()->index(row, 1)).center();
        table->setCurrentIndex(table->model()->index(row, 1));
        clicks += 2;
        emit table->customContextMenuRequested(place);
        QVERIFY2(isFound, qPrintable(text));
        settle();
    }

    QString status(const QString& name)
    {
        return window->findChild<QToolButton*>(u"status."_s + name)->text();
    }

    QString banner()
    {
        auto* banner = window->findChild<Banner*>(u"banner.result"_s);
        return banner->isVisible() ? banner->text() : QString();
    }

    QString page()
    {
        auto* pages = window->findChild<QTabWidget*>(u"pages"_s);
        return pages->tabText(pages->currentIndex());
    }

    NotesProject notes;
    std::unique_ptr<MainWindow> window;
    int clicks = 0;

private:
    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
};

}  // namespace

class TestTasks final : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatIsPending()
    {
        Desk desk;
        desk.open();
        QCOMPARE(desk.status(u"applied"_s), u"applied 2 of 3 (1 pending)"_s);
        QCOMPARE(desk.clicks, 0);
    }

    void opensAKnownProject()
    {
        Desk desk;
        desk.open();
        desk.window->findChild<QAction*>(u"action.closeProject"_s)->trigger();
        QVERIFY(!desk.window->workbench().snapshot());
        auto* recent = desk.window->findChild<QListWidget*>(u"start.recent"_s);
        ++desk.clicks;
        emit recent->itemActivated(recent->item(0));
        desk.settle();
        QCOMPARE(desk.page(), u"History"_s);
        QCOMPARE(desk.clicks, 1);
    }

    void resetsAndTakesItBack()
    {
        Desk desk;
        desk.open();
        desk.click(u"reset"_s);
        desk.clickButton(u"sheet.go"_s);
        QTRY_VERIFY2(desk.banner().contains(u"reset to c3"_s), qPrintable(desk.banner()));
        QCOMPARE(desk.clicks, 2);
        desk.settle();
        desk.clicks = 0;
        desk.click(u"undo"_s);
        QTRY_VERIFY2(desk.banner().contains(u"is again as in"_s), qPrintable(desk.banner()));
        QCOMPARE(desk.notes.value(u"SELECT count(*) FROM author"_s).toInt(), 1);
        QCOMPARE(desk.clicks, 1);
    }

    void upgradesToTheHead()
    {
        Desk desk;
        desk.open();
        desk.click(u"upgrade"_s);
        desk.clickButton(u"sheet.go"_s);
        QTRY_COMPARE(desk.status(u"applied"_s), u"applied 3 of 3"_s);
        QCOMPARE(desk.clicks, 2);
    }

    void downgradesToAChosenRevision()
    {
        Desk desk;
        desk.open();
        desk.clickMenu(u"history.view"_s, 2, u"Downgrade to here"_s);
        desk.clickButton(u"sheet.go"_s);
        QTRY_COMPARE(desk.status(u"applied"_s), u"applied 1 of 3 (2 pending)"_s);
        QCOMPARE(desk.clicks, 3);
    }

    void seesTheSqlOfARevision()
    {
        Desk desk;
        desk.open();
        desk.clickRow(u"history.view"_s, 0);
        auto* sql = desk.window->findChild<QPlainTextEdit*>(u"history.sqlUp"_s);
        QTRY_VERIFY2(sql->toPlainText().contains(u"body"_s), qPrintable(sql->toPlainText()));
        QCOMPARE(desk.clicks, 1);
    }

    void findsAColumn()
    {
        Desk desk;
        desk.open();
        desk.window->findChild<QAction*>(u"action.palette"_s)->trigger();  // Ctrl+K
        desk.settle();
        auto* query = desk.window->findChild<QLineEdit*>(u"palette.query"_s);
        QTest::keyClicks(query, u"c:title"_s);
        QTest::keyClick(query, Qt::Key_Return);
        QCOMPARE(desk.window->navigator().current().table, TableName(u"note"_s));
        QCOMPARE(desk.clicks, 0);
    }

    void drawsATableWithItsNeighbours()
    {
        Desk desk;
        desk.open();
        desk.window->navigator().goToTable(u"note"_s);
        desk.click(u"diagramOfTable"_s);
        QCOMPARE(desk.page(), u"Diagram"_s);
        QCOMPARE(desk.clicks, 1);
    }

    void comparesTwoRevisions()
    {
        Desk desk;
        desk.open();
        desk.clickRow(u"history.view"_s, 2);
        desk.clickRow(u"history.view"_s, 0, Qt::ControlModifier);
        QCOMPARE(desk.clicks, 2);
        desk.clickMenu(u"history.view"_s, 0, u"Compare"_s);
        QCOMPARE(desk.page(), u"Changes"_s);
    }

    void looksAtThePast()
    {
        Desk desk;
        desk.open();
        desk.click(u"older"_s);  // or Alt+[
        QVERIFY(!desk.window->time().view()->schema.table(u"note"_s)->hasColumn(u"title"_s));
        QCOMPARE(desk.clicks, 1);
    }

    void showsTheHistoryOfATable()
    {
        Desk desk;
        desk.open();
        desk.window->navigator().goToTable(u"note"_s);
        desk.click(u"historyOfTable"_s);
        QCOMPARE(desk.page(), u"History"_s);
        QCOMPARE(desk.clicks, 1);
    }

    void writesAReport()
    {
        Desk desk;
        desk.open();
        desk.click(u"exportReport"_s);
        auto* path = desk.sheetChild<QLineEdit>(u"export.path"_s);
        QVERIFY(path != nullptr);
        path->setText(desk.notes.files.folder() + u"/report.html"_s);
        desk.clickButton(u"export.export"_s);
        QTRY_VERIFY(QFile::exists(desk.notes.files.folder() + u"/report.html"_s));
        QCOMPARE(desk.clicks, 2);
    }

    void mergesTwoHeads()
    {
        Desk desk;
        desk.notes.files.addScript(
            u"d4"_s, u"def upgrade():\n    pass\n"_s, u"'b2'"_s);  // a second head beside c3
        QVERIFY(QFile::copy(QStringLiteral(LIMBECK_SOURCE_DIR "/resources/fenrir/script.py.mako"),
                            desk.notes.files.folder() + u"/alembic/script.py.mako"_s));
        desk.open();
        MessageBox::setNextAnswer(QMessageBox::Yes);
        desk.click(u"mergeHeads"_s);
        ++desk.clicks;  // the question
        QTRY_VERIFY2(desk.banner().contains(u"joins the heads"_s), qPrintable(desk.banner()));
        QCOMPARE(desk.clicks, 2);
        desk.settle();
        // The file can be taken back like everything else.
        QTRY_VERIFY(desk.window->findChild<QAction*>(u"action.undo"_s)->isEnabled());
        desk.click(u"undo"_s);
        QTRY_VERIFY2(desk.banner().contains(u"is removed"_s), qPrintable(desk.banner()));
    }

    void takesAStampBack()
    {
        Desk desk;
        desk.open();
        desk.clickMenu(u"history.view"_s, 2, u"Stamp"_s);
        desk.clickButton(u"sheet.go"_s);
        QTRY_COMPARE(desk.status(u"applied"_s), u"applied 1 of 3 (2 pending)"_s);
        desk.settle();
        QTRY_VERIFY(desk.window->findChild<QAction*>(u"action.undo"_s)->isEnabled());
        desk.click(u"undo"_s);
        QTRY_COMPARE(desk.status(u"applied"_s), u"applied 2 of 3 (1 pending)"_s);
    }

    void takesAnyOperationBack()
    {
        Desk desk;
        desk.open();
        desk.click(u"upgrade"_s);
        desk.clickButton(u"sheet.go"_s);
        QTRY_COMPARE(desk.status(u"applied"_s), u"applied 3 of 3"_s);
        desk.settle();
        auto* view = desk.window->findChild<QTableView*>(u"operations.view"_s);
        QCOMPARE(view->model()->rowCount(), 1);
        view->selectRow(0);
        auto* text = desk.window->findChild<QLabel*>(u"operations.text"_s);
        QVERIFY2(text->text().contains(u"back as it was before the upgrade"_s),
                 qPrintable(text->text()));
        desk.window->findChild<QPushButton*>(u"operations.undo"_s)->click();
        QTRY_COMPARE(desk.status(u"applied"_s), u"applied 2 of 3 (1 pending)"_s);
        desk.settle();
        QCOMPARE(view->model()->rowCount(), 2);
        QVERIFY(!desk.window->findChild<QPushButton*>(u"operations.undo"_s)->isEnabled());
    }

    void asksForTheNameOfASharedDatabase()
    {
        Desk desk;
        const QTemporaryDir elsewhere(u"/var/tmp/limbeck-XXXXXX"_s);
        const QString file = elsewhere.filePath(u"team.db"_s);
        QVERIFY(QFile::copy(desk.notes.databasePath(), file));
        desk.open(u"sqlite:///"_s + file);
        if (desk.window->workbench().snapshot()->targetClass != command::TargetClass::Shared) {
            QSKIP("the folder for temporary files is the user's own here");
        }
        const auto backup =
            command::backup({.project = desk.window->workbench().snapshot()->project.get(),
                             .database = *desk.window->workbench().snapshot()->database});
        QVERIFY(backup.has_value());
        desk.click(u"refresh"_s);
        auto* view = desk.window->findChild<QTableView*>(u"backups.view"_s);
        view->selectRow(0);
        desk.window->findChild<QPushButton*>(u"backups.restore"_s)->click();
        auto* go = desk.sheetChild<QPushButton>(u"sheet.go"_s);
        QVERIFY(go != nullptr);
        QVERIFY(!go->isEnabled());
        desk.sheetChild<QLineEdit>(u"sheet.name"_s)->setText(u"team.d"_s);
        QVERIFY(!go->isEnabled());
        desk.sheetChild<QLineEdit>(u"sheet.name"_s)->setText(u"team.db"_s);
        desk.clickButton(u"sheet.go"_s);
        QTRY_VERIFY2(desk.banner().contains(u"is again as in"_s), qPrintable(desk.banner()));
    }

    void saysWhichRowsAreInTheWay()
    {
        Desk desk;
        desk.notes.execute({u"INSERT INTO note (id, author_id) VALUES (1, 1)"_s});
        desk.notes.files.addScript(u"d4"_s,
                                   u"def upgrade():\n"
                                   "    with op.batch_alter_table('note') as batch_op:\n"
                                   "        batch_op.alter_column('title', "
                                   "existing_type=sa.String(200), nullable=False)\n"_s);
        desk.open();
        desk.click(u"upgrade"_s);
        QLabel* text = nullptr;
        QTRY_VERIFY((text = desk.sheetChild<QLabel>(u"sheet.rowChecks.text"_s)) != nullptr);
        QTRY_VERIFY2(text->text().contains(u"1 row of note.title has no value (id 1)"_s),
                     qPrintable(text->text()));
        auto* go = desk.sheetChild<QPushButton>(u"sheet.go"_s);
        QTRY_VERIFY(!go->isEnabled());
        desk.notes.execute({u"UPDATE note SET title = ''"_s});
        desk.clickButton(u"sheet.rowChecks.button"_s);
        QTRY_VERIFY2(text->text().contains(u"Every row of note.title"_s), qPrintable(text->text()));
        QTRY_VERIFY(go->isEnabled());
    }

    void feedsTheChartOfRunTimes()
    {
        Desk desk;
        desk.open();
        desk.click(u"upgrade"_s);
        desk.clickButton(u"sheet.go"_s);
        QTRY_COMPARE(desk.status(u"applied"_s), u"applied 3 of 3"_s);
        desk.settle();
        desk.click(u"showCharts"_s);
        auto* list = desk.window->findChild<QListWidget*>(u"charts.list"_s);
        list->setCurrentRow(list->count() - 1);
        auto* table = desk.window->findChild<QTableView*>(u"charts.table"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"c3"_s);
    }
};

QTEST_MAIN(TestTasks)
#include "tst_tasks.moc"
