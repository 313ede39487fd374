// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "migrations/command/consolidate.h"
#include "tests/support/killedchild.h"
#include "tests/support/projectcopy.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

/// `kill -9` while many revisions become one, or one becomes many again: the project is as before
/// or as after, a database finds its way, and the next command clears away what was left.
class TestConsolidateKill final : public QObject
{
    Q_OBJECT

private slots:
    void leavesTheOldOrTheNewHistory_data();
    void leavesTheOldOrTheNewHistory();
    void leavesNothingWhileItProves();
};

namespace {

using Files = QMap<QString, QByteArray>;
using Work = std::function<bool(const QString& folder)>;

const ConsolidateOptions options{.id = QStringLiteral("n1"), .useStockTemplate = true, .now = 1};

bool consolidate(const QString& folder)
{
    const Result<Project> project = Project::open(folder);
    const Result<ConsolidationPlan> plan =
        project ? planConsolidation(*project, options) : tl::unexpected(project.error());
    return plan && carryOut(*project, *plan, Proof());
}

bool takeBack(const QString& folder)
{
    const Result<Project> project = Project::open(folder);
    return project && unconsolidate(*project, {});
}

/// Four revisions in two version locations, so that two folders have to change; a fifth stands on
/// them.
void addRevisions(TemporaryProject& project)
{
    project.writeIni(
        u"[alembic]\nscript_location = alembic\n"
        "version_locations = %(here)s/alembic/versions %(here)s/more\n"
        "sqlalchemy.url = sqlite:///app.db\n"_s);
    for (const QString& id : {u"a1"_s, u"b1"_s, u"c1"_s, u"d1"_s, u"e1"_s}) {
        project.addScript(
            id,
            u"def upgrade():\n    op.create_table('%1', sa.Column('id', sa.Integer))\n"
            "def downgrade():\n    op.drop_table('%1')\n"_s.arg(u"t_"_s + id));
    }
    QDir().mkpath(project.folder() + u"/more"_s);
    for (const QString& name : {u"b1.py"_s, u"d1.py"_s}) {
        QFile::rename(project.versionsFolder() + u'/' + name,
                      project.folder() + u"/more/"_s + name);
    }
}

void write(const QString& folder, const Files& files)
{
    QDir(folder).removeRecursively();
    for (auto each = files.cbegin(); each != files.cend(); ++each) {
        const QString path = folder + u'/' + each.key();
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(each.value()) != each.value().size()) {
            qFatal("The project cannot be put back.");
        }
    }
}

/// The scripts as Alembic sees them.
Files versionsIn(const Files& all)
{
    Files versions;
    for (auto each = all.cbegin(); each != all.cend(); ++each) {
        if (each.key().startsWith("alembic/versions/"_L1) || each.key().startsWith("more/"_L1)) {
            versions.insert(each.key(), each.value());
        }
    }
    return versions;
}

/// From a database in the middle of the old revisions to the head.
QString upgradeFrom(const QByteArray& database, const QString& folder)
{
    QFile file(folder + u"/app.db"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(database) != database.size()) {
        return u"the database cannot be put back"_s;
    }
    file.close();
    const Result<Project> project = Project::open(folder);
    if (!project) {
        return project.error().toText();
    }
    const Result<ConnectionSettings> settings = project->connection();
    RecordingObserver observer;
    const RunReport report =
        upgrade({.project = &*project, .database = *settings}, u"head"_s, observer);
    QFile::remove(file.fileName());
    return report.isOk() ? QString() : report.error->toText();
}

}  // namespace

Q_DECLARE_METATYPE(Work)

void TestConsolidateKill::leavesTheOldOrTheNewHistory_data()
{
    QTest::addColumn<Work>("work");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("consolidate") << Work(consolidate) << false;
    QTest::newRow("unconsolidate") << Work(takeBack) << true;
}

void TestConsolidateKill::leavesTheOldOrTheNewHistory()
{
    QFETCH(Work, work);
    QFETCH(bool, isThere);
    TemporaryProject project;
    addRevisions(project);
    const QString folder = project.folder();
    RecordingObserver observer;
    const Result<Project> opened = Project::open(folder);
    QVERIFY_RESULT(opened);
    QVERIFY(upgrade({.project = &*opened, .database = *opened->connection()}, u"b1"_s, observer)
                .isOk());
    QFile file(folder + u"/app.db"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray database = file.readAll();
    QVERIFY(file.remove());

    const Files old = filesBelow(folder);
    QVERIFY(consolidate(folder));
    const Files whole = filesBelow(folder);
    QVERIFY(versionsIn(old) != versionsIn(whole));
    const Files& start = isThere ? whole : old;
    const Files& end = isThere ? old : whole;
    write(folder, start);
    QVERIFY(work(folder));
    QCOMPARE(filesBelow(folder), end);

    // Every file operation where somebody has the time, else one of every few.
    const int stride = qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 1 : 5;
    int kills = 0;
    bool wasOld = false;
    bool wasNew = false;
    for (ChildEnd how = ChildEnd::Killed; how == ChildEnd::Killed; kills += stride) {
        write(folder, start);
        how = runAndKillAtFiles(kills, [&] { return work(folder); });
        QVERIFY2(how != ChildEnd::Failed, qPrintable(QString::number(kills)));
        QVERIFY_RESULT(Project::open(folder));  // finishes what was begun
        const Files versions = versionsIn(filesBelow(folder));
        const bool isOld = versions == versionsIn(start);
        const bool isNew = versions == versionsIn(end);
        QVERIFY2(isOld || isNew,
                 qPrintable(u"%1: %2"_s.arg(kills).arg(versions.keys().join(u' '))));
        wasOld = wasOld || isOld;
        wasNew = wasNew || isNew;
        const QString failure = upgradeFrom(database, folder);
        QVERIFY2(failure.isEmpty(), qPrintable(u"%1: %2"_s.arg(kills).arg(failure)));
        if (isOld) {
            QVERIFY(work(folder));
        } else {
            QVERIFY(!takeBack(folder) || !isThere);  // clears away, whatever it says
            if (!isThere) {
                QVERIFY(consolidate(folder));
            }
        }
        QCOMPARE(filesBelow(folder).keys(), end.keys());
        QCOMPARE(filesBelow(folder), end);
    }
    QVERIFY(wasOld && wasNew);
    QVERIFY2(kills > 20, "There is too little to be killed at.");
}

void TestConsolidateKill::leavesNothingWhileItProves()
{
    TemporaryProject project;
    addRevisions(project);
    const Files before = filesBelow(project.folder());
    const int most = qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 1000 : 12;
    int kills = 0;
    for (ChildEnd how = ChildEnd::Killed; how == ChildEnd::Killed && kills < most; ++kills) {
        how = runAndKill(kills, [&](RunObserver& killer) {
            const Result<Project> opened = Project::open(project.folder());
            const Result<ConsolidationPlan> plan = planConsolidation(*opened, options, &killer);
            return plan && prove(*opened, *plan, {}, killer).has_value();
        });
        QVERIFY(how != ChildEnd::Failed);
        QCOMPARE(filesBelow(project.folder()), before);
    }
    QVERIFY2(kills > 8, "The proof tells too little to be killed at.");
}

QTEST_GUILESS_MAIN(TestConsolidateKill)
#include "tst_consolidate_kill.moc"
