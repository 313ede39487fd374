// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/inspector.h"
#include "migrations/runner/runlock.h"
#include "migrations/runner/runner.h"
#include "migrations/runner/stepjournal.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QThread>

#include <thread>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// Runs on real servers: what is kept when, and who may run.
class TestRunner : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void appliesAndKeepsTheVersionRow_data();
    void appliesAndKeepsTheVersionRow();
    void takesTheWholeRunBackOnPostgresql();
    void keepsFinishedStepsOnMariadb();
    void keepsFinishedStepsOnPostgresqlWhereEachIsATransaction();
    void takesAStepOfRowsBackOnMariadb();
    void finishesAStepThatFailedHalfWay();
    void letsNothingElseRunBeforeThat();
    void forgetsAStepThatWasSettledByHand();
    void commitsWhatComesBeforeAnAutocommitBlock();
    void refusesARowThatSomebodyElseMoved_data();
    void refusesARowThatSomebodyElseMoved();
    void takesARunBackWhoseRowIsThereTwice_data();
    void takesARunBackWhoseRowIsThereTwice();
    void saysWhoHoldsTheLock_data();
    void saysWhoHoldsTheLock();
    void waitsForTheOtherRun_data();
    void waitsForTheOtherRun();
    void keepsStockAlembicOutOnPostgresql();

private:
    /// Runs the project's scripts; reads them first.
    RunReport runTo(Database& database, const QString& target, Direction direction = Direction::Up);
    RunRequest requestFor(const QString& target, Direction direction);
    QStringList rows(Database& database) const;
    static bool hasTable(Database& database, const QString& name);

    std::unique_ptr<TemporaryProject> m_project;
    RecordingObserver m_observer;
    ScriptDirectory m_scripts;
    int m_lockTimeout = 5;
    QTemporaryDir m_data;
};

void TestRunner::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestRunner::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_lockTimeout = 5;
}

RunRequest TestRunner::requestFor(const QString& target, Direction direction)
{
    const auto loaded = ScriptDirectory::load({{m_project->versionsFolder()}, false, false});
    if (!loaded) {
        qFatal("%s", qPrintable(loaded.error().toText()));
    }
    m_scripts = *loaded;
    RunRequest request;
    request.direction = direction;
    request.target = target;
    request.scripts = &m_scripts;
    request.lockTimeout = m_lockTimeout;
    return request;
}

RunReport TestRunner::runTo(Database& database, const QString& target, Direction direction)
{
    return run(requestFor(target, direction), database, m_observer);
}

QStringList TestRunner::rows(Database& database) const
{
    return VersionTable().read(database).value_or(QStringList{u"unreadable"_s});
}

bool TestRunner::hasTable(Database& database, const QString& name)
{
    return database.query(u"SELECT * FROM "_s + name).has_value();
}

void TestRunner::appliesAndKeepsTheVersionRow_data()
{
    addServerRows();
}

void TestRunner::appliesAndKeepsTheVersionRow()
{
    QFETCH(Engine, engine);
    m_project->addScript(u"a1"_s,
                         uR"(
def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.String(20)))
    op.bulk_insert(sa.table('t', sa.column('n')), [{'n': "it's :x %s"}])

def downgrade():
    op.drop_table('t')
)"_s);
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    op.add_column('t', sa.Column('m', sa.Integer(), server_default='7', nullable=False))

def downgrade():
    op.drop_column('t', 'm')
)"_s);
    const auto database = serverDatabase(engine);
    const RunReport up = runTo(*database, u"head"_s);
    QVERIFY2(up.isOk(), up.isOk() ? "" : qPrintable(up.error->toText()));
    QCOMPARE(up.applied.size(), 2);
    QCOMPARE(rows(*database), QStringList{u"b2"_s});
    const auto found = database->query(u"SELECT n, m FROM t"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->rows[0][0].toString(), u"it's :x %s"_s);
    QCOMPARE(found->rows[0][1].toInt(), 7);

    const RunReport down = runTo(*database, u"base"_s, Direction::Down);
    QVERIFY2(down.isOk(), down.isOk() ? "" : qPrintable(down.error->toText()));
    QCOMPARE(rows(*database), QStringList());
    QVERIFY(!hasTable(*database, u"t"_s));
}

static void addHalfFailingScripts(TemporaryProject& project)
{
    project.addScript(u"a1"_s,
                      uR"(
def upgrade():
    op.create_table('first', sa.Column('id', sa.Integer(), primary_key=True))
)"_s);
    project.addScript(u"b2"_s,
                      uR"(
def upgrade():
    op.create_table('second', sa.Column('id', sa.Integer(), primary_key=True))
    op.execute('INSERT INTO second VALUES (1)')
    op.execute('INSERT INTO missing VALUES (1)')
    op.create_table('third', sa.Column('id', sa.Integer(), primary_key=True))

def downgrade():
    op.drop_table('third')
    op.drop_table('second')
)"_s);
    project.addScript(u"c3"_s,
                      uR"(
def upgrade():
    op.add_column('third', sa.Column('late', sa.Integer()))
)"_s);
}

void TestRunner::takesTheWholeRunBackOnPostgresql()
{
    addHalfFailingScripts(*m_project);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = runTo(*database, u"head"_s);
    QVERIFY(!report.isOk());
    QCOMPARE(report.failedRevision, u"b2"_s);
    QCOMPARE(report.failedStatement, u"INSERT INTO missing VALUES (1)"_s);
    QCOMPARE(report.applied.size(), 0);
    QCOMPARE(inspect(*database)->tables.size(), 0);
}

void TestRunner::keepsFinishedStepsOnMariadb()
{
    addHalfFailingScripts(*m_project);
    const auto database = serverDatabase(Engine::Mariadb);
    const RunReport report = runTo(*database, u"head"_s);
    QVERIFY(!report.isOk());
    QCOMPARE(report.failedRevision, u"b2"_s);
    QCOMPARE(report.applied.size(), 1);
    QCOMPARE(report.rowsAfter, QStringList{u"a1"_s});
    QCOMPARE(rows(*database), QStringList{u"a1"_s});
    QVERIFY2(report.error->message.contains(
                 u"2 of the 4 statements of the upgrade of revision 'b2' are done"_s),
             qPrintable(report.error->toText()));
    QVERIFY(hasTable(*database, u"second"_s));
}

void TestRunner::keepsFinishedStepsOnPostgresqlWhereEachIsATransaction()
{
    addHalfFailingScripts(*m_project);
    const auto database = serverDatabase(Engine::Postgresql);
    RunRequest request = requestFor(u"head"_s, Direction::Up);
    request.commitsEachStep = true;
    const auto plan = preview(request, *database);
    QVERIFY_RESULT(plan);
    QVERIFY(!plan->isOneTransaction);

    const RunReport report = run(request, *database, m_observer);
    QVERIFY(!report.isOk());
    QVERIFY(report.hasCommitted);
    QCOMPARE(report.failedRevision, u"b2"_s);
    QCOMPARE(report.applied.size(), 1);
    QCOMPARE(report.rowsAfter, QStringList{u"a1"_s});
    QCOMPARE(rows(*database), QStringList{u"a1"_s});
    QVERIFY(hasTable(*database, u"first"_s));
    QVERIFY(!hasTable(*database, u"second"_s));
}

void TestRunner::takesAStepOfRowsBackOnMariadb()
{
    m_project->addScript(u"a1"_s,
                         uR"(
def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))
)"_s);
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    op.execute('INSERT INTO t VALUES (1)')
    op.execute('INSERT INTO t VALUES (1)')
)"_s);
    const auto database = serverDatabase(Engine::Mariadb);
    const RunReport report = runTo(*database, u"head"_s);
    QVERIFY(!report.isOk());
    QVERIFY2(!report.error->message.contains(u"are done and stay"_s),
             qPrintable(report.error->toText()));
    QCOMPARE(database->query(u"SELECT count(*) FROM t"_s)->rows[0][0].toInt(), 0);
    QCOMPARE(rows(*database), QStringList{u"a1"_s});
}

void TestRunner::finishesAStepThatFailedHalfWay()
{
    addHalfFailingScripts(*m_project);
    const auto database = serverDatabase(Engine::Mariadb);
    QVERIFY(!runTo(*database, u"head"_s).isOk());
    const RunReport again = runTo(*database, u"head"_s);  // fails at the same place
    QVERIFY(!again.isOk());
    QVERIFY(again.error->message.contains(u"2 of the 4 statements"_s));

    QVERIFY_RESULT(database->execute(u"CREATE TABLE missing (id INTEGER)"_s));
    RunRequest request;
    request.target = u"head"_s;
    request.scripts = &m_scripts;
    const auto plan = preview(request, *database);
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->steps.size(), 1);
    QCOMPARE(plan->steps[0].operations[0].statements.size(), 2);
    QVERIFY_RESULT(plan->runnable());

    const RunReport report = runTo(*database, u"head"_s);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    QCOMPARE(report.applied.size(), 2);
    QCOMPARE(report.applied[0].revision, u"b2"_s);
    QCOMPARE(rows(*database), QStringList{u"c3"_s});
    QCOMPARE(database->query(u"SELECT count(*) FROM second"_s)->rows[0][0].toInt(), 1);
    QCOMPARE(database->query(u"SELECT count(*) FROM missing"_s)->rows[0][0].toInt(), 1);
    QVERIFY(!QFile::exists(StepJournal(database->settings(), VersionTable()).path()));
}

void TestRunner::letsNothingElseRunBeforeThat()
{
    addHalfFailingScripts(*m_project);
    const auto database = serverDatabase(Engine::Mariadb);
    QVERIFY(!runTo(*database, u"head"_s).isOk());
    const RunReport down = runTo(*database, u"base"_s, Direction::Down);
    QVERIFY(!down.isOk());
    QCOMPARE(down.error->code, ErrorCode::VerificationFailed);
    QVERIFY2(down.error->message.contains(u"stopped inside the upgrade of revision 'b2'"_s),
             qPrintable(down.error->toText()));
}

void TestRunner::forgetsAStepThatWasSettledByHand()
{
    addHalfFailingScripts(*m_project);
    const auto database = serverDatabase(Engine::Mariadb);
    QVERIFY(!runTo(*database, u"head"_s).isOk());
    QVERIFY_RESULT(database->execute(u"CREATE TABLE third (id INTEGER NOT NULL PRIMARY KEY)"_s));
    QVERIFY_RESULT(database->execute(u"UPDATE alembic_version SET version_num = 'b2'"_s));
    const RunReport report = runTo(*database, u"head"_s);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    QCOMPARE(rows(*database), QStringList{u"c3"_s});
}

void TestRunner::commitsWhatComesBeforeAnAutocommitBlock()
{
    m_project->addScript(u"a1"_s,
                         uR"(
def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))
    with op.get_context().autocommit_block():
        op.execute('CREATE INDEX CONCURRENTLY ix_t ON t (id)')
    op.execute('INSERT INTO missing VALUES (1)')
)"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = runTo(*database, u"head"_s);
    QVERIFY(!report.isOk());
    QCOMPARE(report.failedStatement, u"INSERT INTO missing VALUES (1)"_s);
    QCOMPARE(rows(*database), QStringList());
    const auto schema = inspect(*database, {TableName(u"alembic_version"_s)});
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 1);
    QVERIFY(schema->tables[0].index(u"ix_t"_s) != nullptr);
}

void TestRunner::refusesARowThatSomebodyElseMoved_data()
{
    addServerRows();
}

void TestRunner::refusesARowThatSomebodyElseMoved()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    const VersionTable table;
    QVERIFY_RESULT(table.ensure(*database));
    QVERIFY_RESULT(database->execute(u"INSERT INTO alembic_version VALUES ('x9')"_s));
    RowChange change;
    change.updated = std::pair(u"a1"_s, u"b2"_s);
    const auto updated = table.write(*database, change);
    QVERIFY(!updated.has_value());
    QCOMPARE(updated.error().code, ErrorCode::VersionMismatch);
    QVERIFY(updated.error().message.startsWith(
        u"Online migration expected to match one row when updating 'a1' to 'b2' in "
        "'alembic_version'; 0 found"_s));
    change = RowChange();
    change.removed = QStringList{u"a1"_s};
    const auto deleted = table.write(*database, change);
    QVERIFY(!deleted.has_value());
    QVERIFY(deleted.error().message.startsWith(
        u"Online migration expected to match one row when deleting 'a1' in 'alembic_version'; 0 "
        "found"_s));
    QCOMPARE(rows(*database), QStringList{u"x9"_s});
}

void TestRunner::takesARunBackWhoseRowIsThereTwice_data()
{
    addServerRows();
}

void TestRunner::takesARunBackWhoseRowIsThereTwice()
{
    QFETCH(Engine, engine);
    m_project->addScript(u"a1"_s, u"def upgrade():\n    pass\n\ndef downgrade():\n    pass"_s);
    m_project->addScript(u"b2"_s, u"def upgrade():\n    pass\n\ndef downgrade():\n    pass"_s);
    const auto database =
        serverDatabase(engine,
                       {u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"_s,
                        u"INSERT INTO alembic_version VALUES ('a1'), ('a1')"_s});
    const RunReport up = runTo(*database, u"head"_s);
    QVERIFY(!up.isOk());
    QVERIFY2(up.error->message.startsWith(
                 u"Online migration expected to match one row when updating 'a1' to 'b2' in "
                 "'alembic_version'; 2 found"_s),
             qPrintable(up.error->toText()));
    QCOMPARE(rows(*database), QStringList({u"a1"_s, u"a1"_s}));
    const RunReport down = runTo(*database, u"base"_s, Direction::Down);
    QVERIFY(!down.isOk());
    QVERIFY2(down.error->message.startsWith(
                 u"Online migration expected to match one row when deleting 'a1' in "
                 "'alembic_version'; 2 found"_s),
             qPrintable(down.error->toText()));
    QCOMPARE(rows(*database), QStringList({u"a1"_s, u"a1"_s}));
}

void TestRunner::saysWhoHoldsTheLock_data()
{
    addServerRows();
}

void TestRunner::saysWhoHoldsTheLock()
{
    QFETCH(Engine, engine);
    m_project->addScript(u"a1"_s, u"def upgrade():\n    pass"_s);
    const auto database = serverDatabase(engine);
    const auto held = RunLock::take(database->settings(), VersionTable(), 0, m_observer);
    QVERIFY_RESULT(held);
    m_lockTimeout = 1;
    const RunReport report = runTo(*database, u"head"_s);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::DatabaseLocked);
    const QString user = engine == Engine::Postgresql ? u"user 'postgres'"_s : u"user 'root'"_s;
    QVERIFY2(report.error->message.contains(user), qPrintable(report.error->toText()));
    QVERIFY(report.error->message.contains(u"connection "_s));
    QVERIFY(!hasTable(*database, u"alembic_version"_s));

    // Another version table of the same database is another history.
    VersionTable other;
    other.name = TableName(u"other_version"_s);
    QVERIFY_RESULT(RunLock::take(database->settings(), other, 0, m_observer));
}

void TestRunner::waitsForTheOtherRun_data()
{
    addServerRows();
}

void TestRunner::waitsForTheOtherRun()
{
    QFETCH(Engine, engine);
    m_project->addScript(u"a1"_s, u"def upgrade():\n    pass"_s);
    const auto database = serverDatabase(engine);
    std::atomic<bool> isHeld = false;
    std::thread other([&, settings = database->settings()] {
        RecordingObserver observer;
        const auto held = RunLock::take(settings, VersionTable(), 0, observer);
        isHeld = held.has_value();
        QThread::msleep(400);
    });
    QTRY_VERIFY(isHeld);
    m_observer.phases.clear();
    const RunReport report = runTo(*database, u"head"_s);
    other.join();
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    QCOMPARE(m_observer.phases.filter(u"Waiting for another run"_s).size(), 1);
}

void TestRunner::keepsStockAlembicOutOnPostgresql()
{
    m_project->addScript(u"a1"_s, u"def upgrade():\n    op.execute('SELECT 1')"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    QVERIFY(runTo(*database, u"head"_s).isOk());
    m_project->addScript(u"b2"_s, u"def upgrade():\n    op.execute('SELECT 2')"_s);
    const auto stock = openedDatabase(database->settings());
    QVERIFY_RESULT(stock->execute(u"SET lock_timeout = 100"_s));

    class Interfering final : public RunObserver
    {
    public:
        explicit Interfering(Database& other)
            : m_other(other)
        {
        }
        void statementStarted(const Statement& /*statement*/) override
        {
            const auto moved = m_other.execute(u"UPDATE alembic_version SET version_num = 'zz'"_s);
            refused = moved ? ErrorCode::Cancelled : moved.error().code;
        }
        std::optional<ErrorCode> refused;

    private:
        Database& m_other;
    };
    Interfering observer(*stock);
    const auto loaded = ScriptDirectory::load({{m_project->versionsFolder()}, false, false});
    QVERIFY_RESULT(loaded);
    RunRequest request;
    request.target = u"head"_s;
    request.scripts = &*loaded;
    QVERIFY(run(request, *database, observer).isOk());
    QCOMPARE(observer.refused, std::optional(ErrorCode::DatabaseLocked));
    QCOMPARE(rows(*database), QStringList{u"b2"_s});
}

QTEST_GUILESS_MAIN(TestRunner)

#include "tst_runner.moc"
