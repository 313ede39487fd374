// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/temporaryproject.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/problems.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

/// A window with settings of its own, and short ways to what tests look at.
struct Fixture
{
    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    MainWindow window{settings, dir.filePath(u"example"_s)};

    QAction* action(const QString& name)
    {
        return window.findChild<QAction*>(u"action."_s + name);
    }

    QString banner(const QString& name)
    {
        auto* banner = window.findChild<Banner*>(u"banner."_s + name);
        return banner->isHidden() ? QString() : banner->text();
    }

    QString status(const QString& name)
    {
        return window.findChild<QToolButton*>(u"status."_s + name)->text();
    }

    QString sheetButton()
    {
        auto* button = window.findChild<QPushButton*>(u"sheet.go"_s);
        return button != nullptr ? button->text() : QString();
    }

    void agree()
    {
        window.findChild<QPushButton*>(u"sheet.go"_s)->click();
    }
};

void addTwoRevisions(TemporaryProject& project)
{
    project.addScript(u"a1"_s,
                      uR"(
    def upgrade():
        op.create_table('user', sa.Column('id', sa.Integer, primary_key=True))

    def downgrade():
        op.drop_table('user')
    )"_s);
    project.addScript(u"b2"_s,
                      uR"(
    def upgrade():
        op.add_column('user', sa.Column('email', sa.String(96)))

    def downgrade():
        op.drop_column('user', 'email')
    )"_s);
}

}  // namespace

class TestMainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void startsWithoutAProject();
    void showsAMadeUpSnapshot();
    void namesEveryControl();
    void saysWhatIsWrong();
    void saysWhyAProjectCannotBeOpened();
    void upgradesResetsAndUndoes();
    void choosesADatabaseForAProjectWithoutOne();
    void opensTheExampleAndUpgradesIt();
};

void TestMainWindow::startsWithoutAProject()
{
    Fixture fixture;
    fixture.window.show();
    QVERIFY(!fixture.action(u"upgrade"_s)->isEnabled());
    QVERIFY(!fixture.action(u"reset"_s)->isEnabled());
    QVERIFY(fixture.action(u"openExample"_s)->isEnabled());
    QCOMPARE(fixture.status(u"project"_s), u"No project is open"_s);
}

void TestMainWindow::showsAMadeUpSnapshot()
{
    Fixture fixture;
    fixture.window.show();
    fixture.window.workbench().setSnapshot(madeUpSnapshot());
    QCOMPARE(fixture.status(u"applied"_s), u"applied 2 of 4 (2 pending)"_s);
    QCOMPARE(fixture.status(u"schema"_s), u"3 tables, 3 foreign keys"_s);
    auto* pages = fixture.window.findChild<QTabWidget*>();
    fixture.action(u"showTables"_s)->trigger();
    QCOMPARE(pages->currentIndex(), 1);
    fixture.action(u"showDiagram"_s)->trigger();
    QCOMPARE(pages->currentIndex(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);
    fixture.action(u"closeProject"_s)->trigger();
    QCOMPARE(fixture.status(u"project"_s), u"No project is open"_s);
}

void TestMainWindow::namesEveryControl()
{
    Fixture fixture;
    fixture.window.show();
    fixture.window.workbench().setSnapshot(madeUpSnapshot());
    for (const QWidget* widget : fixture.window.findChildren<QWidget*>()) {
        const bool takesFocus = widget->focusPolicy() & Qt::TabFocus;
        if (!takesFocus || widget->objectName().startsWith(u"qt_"_s)) {
            continue;
        }
        QAccessibleInterface* accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        const bool hasName =
            accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty();
        QVERIFY2(
            hasName,
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                       + widget->objectName() + u" in "_s + widget->parentWidget()->objectName()));
    }
}

void TestMainWindow::saysWhatIsWrong()
{
    QVERIFY(problemOf(*madeUpSnapshot()).text.isEmpty());
    const Problem heads = problemOf(*madeUpSnapshot(u"a <- b, c"_s));
    QVERIFY2(heads.text.contains(u"2 heads"_s), qPrintable(heads.text));
    const Problem broken = problemOf(*madeUpSnapshot(u"?gone <- a"_s, {}));
    QVERIFY2(broken.text.contains(u"gone"_s), qPrintable(broken.text));
    auto snapshot = madeUpSnapshot();
    snapshot->status.unknownRows = {u"deadbeef"_s};
    QVERIFY(problemOf(*snapshot).text.contains(u"deadbeef"_s));
    snapshot = madeUpSnapshot();
    snapshot->database.reset();
    QVERIFY(problemOf(*snapshot).needsDatabase);
}

void TestMainWindow::saysWhyAProjectCannotBeOpened()
{
    Fixture fixture;
    const QTemporaryDir empty;
    FileDialog::setNextFileName(empty.path());
    fixture.window.show();
    fixture.action(u"openFolder"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.banner(u"result"_s).contains(u"alembic.ini"_s), patience);
}

void TestMainWindow::upgradesResetsAndUndoes()
{
    TemporaryProject project;
    addTwoRevisions(project);
    Fixture fixture;
    fixture.window.show();
    FileDialog::setNextFileName(project.folder());
    fixture.action(u"openFolder"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(
        fixture.status(u"applied"_s), u"applied 0 of 2 (2 pending)"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);

    fixture.action(u"upgrade"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.sheetButton(), u"Upgrade app.db"_s, patience);
    fixture.agree();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.status(u"applied"_s), u"applied 2 of 2"_s, patience);
    QVERIFY(QFileInfo::exists(project.databaseFile()));
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);

    fixture.action(u"reset"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.sheetButton(), u"Back up and reset app.db"_s, patience);
    fixture.agree();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.banner(u"result"_s).contains(u"reset to b2"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.action(u"undo"_s)->isEnabled(), patience);

    fixture.action(u"undo"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.banner(u"result"_s).contains(u"is again as in"_s), patience);
    QCOMPARE(fixture.action(u"undo"_s)->text(), u"Redo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);
    QVERIFY(!fixture.window.workbench().backups().isEmpty());
}

void TestMainWindow::choosesADatabaseForAProjectWithoutOne()
{
    TemporaryProject project;
    addTwoRevisions(project);
    project.writeIni(u"[alembic]\nscript_location = %(here)s/alembic\n"_s);
    Fixture fixture;
    fixture.window.show();
    fixture.window.openProject(project.iniFile());
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.banner(u"problem"_s).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);
    FileDialog::setNextFileName(project.folder() + u"/chosen.db"_s);
    fixture.action(u"chooseDatabase"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.status(u"target"_s).contains(u"chosen.db"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.banner(u"problem"_s).isEmpty(), patience);
}

void TestMainWindow::opensTheExampleAndUpgradesIt()
{
    Fixture fixture;
    fixture.window.show();
    fixture.action(u"openExample"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.status(u"applied"_s).contains(u"applied 0 of"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);
    fixture.action(u"upgrade"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.sheetButton().isEmpty(), patience);
    fixture.agree();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.status(u"applied"_s).contains(u"pending"_s), patience);
    QVERIFY2(fixture.status(u"schema"_s).startsWith(u"22 tables"_s),
             qPrintable(fixture.status(u"schema"_s)));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
