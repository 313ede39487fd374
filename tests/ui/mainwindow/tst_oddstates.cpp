// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is empty, broken or unreachable: each state says what it is, and what can be done.

#include "migrations/command/command.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/banner.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

const QString pass = u"def upgrade():\n    pass\n"_s;

class Window final
{
public:
    void open(const QString& path, const QString& url = {})
    {
        window.show();
        window.openProject(path, url);
        QTRY_VERIFY_WITH_TIMEOUT(!window.isWorking(), patience);
    }

    QString banner(const QString& name)
    {
        auto* banner = window.findChild<Banner*>(u"banner."_s + name);
        return banner->isVisible() ? banner->text() : QString();
    }

    /// The buttons of a banner.
    QStringList help(const QString& name)
    {
        QStringList texts;
        for (const auto* button :
             window.findChild<Banner*>(u"banner."_s + name)->findChildren<QToolButton*>()) {
            if (button->isVisible() && button->defaultAction() != nullptr) {
                texts << button->defaultAction()->objectName();
            }
        }
        return texts;
    }

    void trigger(const QString& action)
    {
        window.findChild<QAction*>(u"action."_s + action)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!window.isWorking(), patience);
    }

    /// All texts that somebody sees on the page.
    QString seen()
    {
        QStringList texts;
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
        return texts.join(u'\n');
    }

    QString status(const QString& name)
    {
        return window.findChild<QToolButton*>(u"status."_s + name)->text();
    }

    int revisions()
    {
        return window.findChild<QTableView*>(u"history.view"_s)->model()->rowCount();
    }

private:
    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};

public:
    MainWindow window{m_settings, m_dir.filePath(u"example"_s)};
};

/// A change of a project, and what must be said of it.
struct State
{
    std::function<void(TemporaryProject&)> make;
    QString said;
    int revisions = 0;  ///< that are listed nevertheless
};

}  // namespace

Q_DECLARE_METATYPE(State)

class TestOddStates final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsWrongWithAHistory_data()
    {
        QTest::addColumn<State>("state");
        const auto row = [](const char* name, const State& state) { QTest::newRow(name) << state; };
        row("a missing parent",
            {[](TemporaryProject& project) { project.addScript(u"b2"_s, pass, u"'gone'"_s); },
             u"gone"_s,
             1});
        row("a cycle",
            {[](TemporaryProject& project) {
                 project.addScript(u"b2"_s, pass, u"'c3'"_s);
                 project.addScript(u"c3"_s, pass, u"'b2'"_s);
             },
             u"The history is broken"_s,
             2});
        row("an id twice",
            {[](TemporaryProject& project) {
                 project.addScript(u"a1"_s, pass);
                 project.addFile(
                     u"again.py"_s,
                     "revision = 'a1'\ndown_revision = None\ndef upgrade():\n    pass\n");
             },
             u"a1"_s,
             1});
        row("a script that cannot be read",
            {[](TemporaryProject& project) {
                 project.addScript(u"a1"_s, pass);
                 project.addFile(u"broken.py"_s, "revision = 'b2'\ndown_revision = (\n");
             },
             u"broken.py"_s,
             1});
        row("several heads",
            {[](TemporaryProject& project) {
                 project.addScript(u"a1"_s, pass);
                 project.addScript(u"b2"_s, pass, u"'a1'"_s);
                 project.addScript(u"c3"_s, pass, u"'a1'"_s);
             },
             u"2 heads"_s,
             3});
        row("several bases",
            {[](TemporaryProject& project) {
                 project.addScript(u"a1"_s, pass, u"None"_s);
                 project.addScript(u"b2"_s, pass, u"None"_s);
                 project.addScript(u"c3"_s, pass, u"None"_s);
             },
             u"3 heads"_s,
             3});
    }

    void saysWhatIsWrongWithAHistory()
    {
        QFETCH(State, state);
        TemporaryProject project;
        state.make(project);
        Window window;
        window.open(project.iniFile());
        const QString said = window.banner(u"problem"_s);
        QVERIFY2(said.contains(state.said), qPrintable(said));
        QCOMPARE(window.revisions(), state.revisions);
    }

    void teachesWhereThereIsNothing()
    {
        const TemporaryProject project;
        Window window;
        QVERIFY(window.seen().isEmpty());
        window.open(project.iniFile());
        QVERIFY2(window.seen().contains(u"No revisions yet"_s), qPrintable(window.seen()));
        window.trigger(u"showTables"_s);
        QVERIFY2(window.seen().contains(u"No tables"_s), qPrintable(window.seen()));
        window.trigger(u"showDiagram"_s);
        QVERIFY2(window.seen().contains(u"Nothing to draw"_s), qPrintable(window.seen()));
        window.trigger(u"showProblems"_s);
        QVERIFY2(window.seen().contains(u"No problems"_s), qPrintable(window.seen()));
        window.trigger(u"showChanges"_s);
        QVERIFY2(window.seen().contains(u"Nothing is compared"_s), qPrintable(window.seen()));
    }

    void clearsAFilterThatFindsNothing()
    {
        const NotesProject notes;
        Window window;
        window.open(notes.files.iniFile());
        window.window.findChild<QLineEdit*>(u"history.filter"_s)->setText(u"zebra"_s);
        QTRY_VERIFY2(window.seen().contains(u"No revision matches"_s), qPrintable(window.seen()));
        QPushButton* clear = nullptr;
        for (QPushButton* button : window.window.findChildren<QPushButton*>()) {
            clear = button->isVisible() && button->text().contains(u"lear"_s) ? button : clear;
        }
        QVERIFY(clear != nullptr);
        clear->click();
        QTRY_COMPARE(window.revisions(), 3);
    }

    void namesNoTarget()
    {
        TemporaryProject project;
        project.addScript(u"a1"_s, pass);
        project.writeIni(u"[alembic]\nscript_location = %(here)s/alembic\n"_s);
        Window window;
        window.open(project.iniFile());
        QVERIFY2(window.banner(u"problem"_s).contains(u"names no database"_s),
                 qPrintable(window.banner(u"problem"_s)));
        QVERIFY(window.help(u"problem"_s).contains(u"action.chooseDatabase"_s));
        QCOMPARE(window.revisions(), 1);  // everything else works
    }

    void cannotReachItsTarget()
    {
        TemporaryProject project;
        project.addScript(u"a1"_s, pass);
        Window window;
        window.open(project.iniFile(), u"postgresql://ada@127.0.0.1:1/shop"_s);
        QVERIFY2(window.banner(u"problem"_s).contains(u"127.0.0.1"_s),
                 qPrintable(window.banner(u"problem"_s)));
        QVERIFY(window.help(u"problem"_s).contains(u"action.refresh"_s));
        QCOMPARE(window.revisions(), 1);
    }

    void meetsADatabaseThatNobodyManages()
    {
        const NotesProject notes;
        notes.execute({u"CREATE TABLE author (id INTEGER PRIMARY KEY)"_s});
        Window window;
        window.open(notes.files.iniFile());
        QVERIFY2(window.banner(u"problem"_s).contains(u"nobody has noted"_s),
                 qPrintable(window.banner(u"problem"_s)));
        QCOMPARE(window.help(u"problem"_s), QStringList{u"action.stampHead"_s});
        window.trigger(u"stampHead"_s);
        QTRY_VERIFY(window.window.findChild<QWidget*>(u"sheet.stamp"_s) != nullptr);
    }

    void meetsARevisionThatNoScriptHas()
    {
        const NotesProject notes;
        notes.execute({u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"_s,
                       u"INSERT INTO alembic_version VALUES ('deadbeef')"_s});
        Window window;
        window.open(notes.files.iniFile());
        QVERIFY2(window.banner(u"problem"_s).contains(u"deadbeef"_s),
                 qPrintable(window.banner(u"problem"_s)));
    }

    void findsDrift()
    {
        const NotesProject notes;
        RecordingObserver observer;
        QVERIFY(command::upgrade(notes.context(), u"head"_s, observer).isOk());
        notes.execute({u"CREATE TABLE scratch (x INTEGER)"_s});
        Window window;
        window.open(notes.files.iniFile());
        QTRY_COMPARE(window.status(u"drift"_s), u"drift: 1 difference"_s);
    }

    void drawsTablesWithoutForeignKeys()
    {
        TemporaryProject project;
        project.addScript(u"a1"_s,
                          u"def upgrade():\n"
                          "    op.create_table('one', sa.Column('id', sa.Integer))\n"
                          "    op.create_table('two', sa.Column('id', sa.Integer))\n"_s);
        Window window;
        window.open(project.iniFile());
        window.trigger(u"showDiagram"_s);
        QVERIFY2(!window.seen().contains(u"Nothing to draw"_s), qPrintable(window.seen()));
        QCOMPARE(window.status(u"schema"_s), u"2 tables, 0 foreign keys"_s);
    }
};

QTEST_MAIN(TestOddStates)
#include "tst_oddstates.moc"
