// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"
#include "migrations/consolidate/scratch.h"
#include "tests/support/recordingobserver.h"
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

QTEST_GUILESS_MAIN(TestConsolidate)
#include "tst_consolidate.moc"
