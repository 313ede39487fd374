// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"
#include "migrations/consolidate/scratch.h"
#include "tests/support/endstate.h"
#include "tests/support/killedchild.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// Proofs on real servers, in databases that are gone afterwards.
class TestConsolidate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void provesTheBundledProject_data();
    void provesTheBundledProject();
    void dropsWhatAKilledProofLeft_data();
    void dropsWhatAKilledProofLeft();
    void leavesNothingWhereverItIsKilled_data();
    void leavesNothingWhereverItIsKilled();
    void leavesNothingWhenItIsCancelled_data();
    void leavesNothingWhenItIsCancelled();

private:
    QTemporaryDir m_data;
};

namespace {

QStringList scratchDatabases(Database& database)
{
    const Result<QueryResult> found = database.query(
        database.engine() == Engine::Postgresql
            ? u"SELECT datname FROM pg_database WHERE datname LIKE 'limbeck%scratch%'"_s
            : u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA "
              "WHERE SCHEMA_NAME LIKE 'limbeck%scratch%'"_s);
    QStringList names;
    for (const QVariantList& row : found.value_or(QueryResult()).rows) {
        names << row.first().toString();
    }
    return names;
}

}  // namespace

void TestConsolidate::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestConsolidate::provesTheBundledProject_data()
{
    addServerRows();
}

void TestConsolidate::provesTheBundledProject()
{
    QFETCH(Engine, engine);
    const ConnectionSettings place = newServerDatabase(engine);
    const Result<Project> project =
        Project::open(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/data/fenrir-nineteen"));
    QVERIFY_RESULT(project);
    const Result<command::ConsolidationPlan> plan = command::planConsolidation(*project, {});
    QVERIFY_RESULT(plan);
    RecordingObserver observer;
    const Result<Proof> proof = command::prove(*project, *plan, {place}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY2(proof->holds(), qPrintable(proof->differences().join(u'\n')));
    QCOMPARE(proof->engines.size(), 2);
    QCOMPARE(proof->engines.last().parts.size(), 5);
    if (engine == Engine::Postgresql) {
        QStringList found;
        for (const Difference& difference : proof->engines.last().fromModels) {
            found << describe(difference);
        }
        found.sort();
        QCOMPARE(found, endStateDifferences());
    }

    const auto database = openedDatabase(place);
    QCOMPARE(scratchDatabases(*database), QStringList());
}

void TestConsolidate::dropsWhatAKilledProofLeft_data()
{
    addServerRows();
}

void TestConsolidate::dropsWhatAKilledProofLeft()
{
    QFETCH(Engine, engine);
    const ConnectionSettings place = newServerDatabase(engine);
    const auto database =
        openedDatabase(place, {u"CREATE DATABASE limbeck_scratch_0123456789abcdef"_s});
    const auto living = ScratchDatabase::create(place);
    QVERIFY_RESULT(living);
    const auto another = ScratchDatabase::create(place);
    QVERIFY_RESULT(another);
    const QStringList names = scratchDatabases(*database);
    QCOMPARE(names.size(), 2);  // the living ones
    QVERIFY(!names.contains(u"limbeck_scratch_0123456789abcdef"_s));
}

namespace {

/// Three revisions are enough to be killed at.
void addRevisions(TemporaryProject& project)
{
    for (const QString& id : {u"a1"_s, u"b1"_s, u"c1"_s}) {
        project.addScript(
            id,
            u"def upgrade():\n    op.create_table('%1', sa.Column('id', sa.Integer))\n"
            "def downgrade():\n    op.drop_table('%1')\n"_s.arg(u"t_"_s + id));
    }
}

/// Wants to stop when it was asked a number of times.
class Impatient final : public RunObserver
{
public:
    explicit Impatient(int patience)
        : m_left(patience)
    {
    }

    bool cancelRequested() const override
    {
        return m_left-- <= 0;
    }

private:
    mutable int m_left;
};

Result<Proof> proveOn(const QString& folder, const ConnectionSettings& place, RunObserver& observer)
{
    const Result<Project> project = Project::open(folder);
    const Result<command::ConsolidationPlan> plan =
        project ? command::planConsolidation(*project, {.useStockTemplate = true})
                : tl::unexpected(project.error());
    return plan ? command::prove(*project, *plan, {place}, observer) : tl::unexpected(plan.error());
}

}  // namespace

void TestConsolidate::leavesNothingWhereverItIsKilled_data()
{
    addServerRows();
}

void TestConsolidate::leavesNothingWhereverItIsKilled()
{
    QFETCH(Engine, engine);
    TemporaryProject project;
    addRevisions(project);
    const ConnectionSettings place = newServerDatabase(engine);
    const int stride = qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 1 : 3;
    int kills = 0;
    bool hasLeft = false;
    for (ChildEnd how = ChildEnd::Killed; how == ChildEnd::Killed; kills += stride) {
        how = runAndKill(kills, [&](RunObserver& killer) {
            return proveOn(project.folder(), place, killer).has_value();
        });
        QVERIFY(how != ChildEnd::Failed);
        const auto database = openedDatabase(place);
        hasLeft = hasLeft || !scratchDatabases(*database).isEmpty();
        // A server notices after a moment that nobody holds the lock any more.
        const auto isClean = [&] {
            const bool isMade = ScratchDatabase::create(place).has_value();  // and gone again
            return isMade && scratchDatabases(*database).isEmpty();
        };
        QVERIFY(QTest::qWaitFor(isClean, 20000));
    }
    QVERIFY2(kills > 8, "The proof tells too little to be killed at.");
    QVERIFY(hasLeft);
}

void TestConsolidate::leavesNothingWhenItIsCancelled_data()
{
    addServerRows();
}

void TestConsolidate::leavesNothingWhenItIsCancelled()
{
    QFETCH(Engine, engine);
    TemporaryProject project;
    addRevisions(project);
    const ConnectionSettings place = newServerDatabase(engine);
    const auto database = openedDatabase(place);
    int cancelled = 0;
    for (int patience = 2; patience < 1000; patience += 7) {
        Impatient observer(patience);
        const Result<Proof> proof = proveOn(project.folder(), place, observer);
        QCOMPARE(scratchDatabases(*database), QStringList());
        if (proof) {
            break;
        }
        QCOMPARE(proof.error().code, ErrorCode::Cancelled);
        ++cancelled;
    }
    QVERIFY(cancelled > 2);
}

QTEST_GUILESS_MAIN(TestConsolidate)
#include "tst_consolidate.moc"
