// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window knows of a project beside its schema: targets, files on the disk, neighbours.

#include "tests/support/temporaryproject.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/projectjobs.h"
#include "ui/mainwindow/projectwatcher.h"
#include "ui/mainwindow/settings.h"
#include "ui/mainwindow/targetmenu.h"
#include "ui/sheet/stampsheet.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

constexpr auto emptyRevision = R"(
def upgrade():
    pass

def downgrade():
    pass
)"_L1;

struct Fixture
{
    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    MainWindow window{settings, dir.filePath(u"example"_s)};

    void open(const QString& path)
    {
        window.show();
        window.openProject(path);
        QTRY_VERIFY_WITH_TIMEOUT(!window.isWorking(), patience);
    }

    Banner* banner(const QString& name)
    {
        return window.findChild<Banner*>(u"banner."_s + name);
    }
};

}  // namespace

class TestProject final : public QObject
{
    Q_OBJECT

private slots:
    void offersTheTargetsThatWereChosen();
    void findsProjectsBelowAFolder();
    void offersProjectsBelowAFolderThatIsNone();
    void readsAgainWhatChangedOnTheDisk();
    void mergesHeads();
    void explainsAStamp();
};

void TestProject::offersTheTargetsThatWereChosen()
{
    TemporaryProject project;
    project.addScript(u"a1"_s, emptyRevision);
    Fixture fixture;
    fixture.open(project.iniFile());
    auto* button = fixture.window.findChild<QToolButton*>(u"target"_s);
    QVERIFY2(button->text().contains(u"DEV app.db"_s), qPrintable(button->text()));
    FileDialog::setNextFileName(project.folder() + u"/other.db"_s);
    fixture.window.findChild<QAction*>(u"action.chooseDatabase"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(button->text().contains(u"other.db"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);
    auto* menu = fixture.window.findChild<QMenu*>(u"menu.targets"_s);
    emit menu->aboutToShow();
    QList<QAction*> targets = menu->actions();
    QVERIFY(targets.at(0)->text().contains(u"app.db"_s));
    QVERIFY(targets.at(1)->text().contains(u"other.db"_s));
    QVERIFY(targets.at(1)->isChecked());
    targets.at(0)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(button->text().contains(u"app.db"_s), patience);
}

void TestProject::findsProjectsBelowAFolder()
{
    const QTemporaryDir dir;
    for (const QString& folder : {u"a/b"_s, u"node_modules/c"_s, u"d/e/f/g"_s}) {
        QVERIFY(QDir(dir.path()).mkpath(folder));
        QFile ini(dir.filePath(folder + u"/alembic.ini"_s));
        QVERIFY(ini.open(QIODevice::WriteOnly));
    }
    QCOMPARE(findProjects(dir.path()), QStringList{dir.filePath(u"a/b/alembic.ini"_s)});
}

void TestProject::offersProjectsBelowAFolderThatIsNone()
{
    const TemporaryProject project;
    Fixture fixture;
    fixture.window.show();
    fixture.window.openProject(QFileInfo(project.folder()).absolutePath() + u"/nowhere"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);

    const QTemporaryDir above;
    QVERIFY(QDir(above.path()).mkpath(u"shop"_s));
    QVERIFY(QFile::copy(project.iniFile(), above.filePath(u"shop/alembic.ini"_s)));
    fixture.window.openProject(above.path());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.banner(u"result"_s)->text().contains(u"shop"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.window.findChild<QAction*>(u"offer"_s) != nullptr, patience);
}

void TestProject::readsAgainWhatChangedOnTheDisk()
{
    TemporaryProject project;
    project.addScript(u"a1"_s, emptyRevision);
    Fixture fixture;
    fixture.open(project.iniFile());
    QCOMPARE(fixture.window.workbench().snapshot()->graph.revisions().size(), 1);
    project.addScript(u"b2"_s, emptyRevision);
    QTRY_COMPARE_WITH_TIMEOUT(
        fixture.window.workbench().snapshot()->graph.revisions().size(), 2, patience);
}

void TestProject::mergesHeads()
{
    TemporaryProject project;
    project.addScript(u"a1"_s, emptyRevision);
    project.addScript(u"b2"_s, emptyRevision, u"'a1'"_s);
    project.addScript(u"c3"_s, emptyRevision, u"'a1'"_s);
    QVERIFY(QFile::copy(QStringLiteral(LIMBECK_SOURCE_DIR "/resources/fenrir/script.py.mako"),
                        project.folder() + u"/alembic/script.py.mako"_s));
    Fixture fixture;
    fixture.open(project.iniFile());
    auto* merge = fixture.window.findChild<QAction*>(u"action.mergeHeads"_s);
    QVERIFY(merge->isEnabled());
    MessageBox::setNextAnswer(QMessageBox::Yes);
    merge->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(
        fixture.window.workbench().snapshot()->graph.heads().size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!merge->isEnabled(), patience);
}

void TestProject::explainsAStamp()
{
    command::StampPlan plan;
    plan.steps = {StampStep{.from = {}, .to = {u"b"_s}, .change = {}, .rowsAfter = {u"b"_s}}};
    plan.rowsAfter = QStringList{u"b"_s};
    const StampSheet sheet(*madeUpSnapshot(), plan);
    const QString text = sheet.findChild<QLabel*>(u"sheet.rows"_s)->text();
    QVERIFY2(text.contains(u"no revision"_s) && text.contains(u"will say b"_s), qPrintable(text));
    QVERIFY(sheet.findChild<QPushButton*>(u"sheet.go"_s)->isEnabled());
    const StampSheet nothing(*madeUpSnapshot(), {});
    QVERIFY(!nothing.findChild<QPushButton*>(u"sheet.go"_s)->isEnabled());
}

QTEST_MAIN(TestProject)
#include "tst_project.moc"
