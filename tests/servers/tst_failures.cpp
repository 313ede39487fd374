// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rowswithin.h"
#include "migrations/inspect/inspector.h"
#include "migrations/runner/runner.h"
#include "migrations/runner/settling.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <functional>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// Does something before the statement of that number.
class Meddler final : public RunObserver
{
public:
    Meddler(int statement, std::function<void()> meddle)
        : m_left(statement)
        , m_meddle(std::move(meddle))
    {
    }

    void statementStarted(const Statement& /*statement*/) override
    {
        if (m_left-- == 0) {
            m_meddle();
        }
    }

private:
    int m_left;
    std::function<void()> m_meddle;
};

}  // namespace

/// What goes wrong in the middle of a run on a server: a clear sentence, and nothing lost.
class TestFailures final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void losesNothingWhenTheConnectionIsCut_data();
    void losesNothingWhenTheConnectionIsCut();
    void stopsWhenItsLockIsGone_data();
    void stopsWhenItsLockIsGone();
    void refusesAStructureThatIsNotWhatTheStepSays_data();
    void refusesAStructureThatIsNotWhatTheStepSays();
    void waitsForNoLockedVersionTable_data();
    void waitsForNoLockedVersionTable();

private:
    RunRequest request();

    QTemporaryDir m_data;
    std::unique_ptr<TemporaryProject> m_project;
    ScriptDirectory m_scripts;
};

void TestFailures::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestFailures::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->addScript(u"a1"_s,
                         uR"(
def upgrade():
    op.create_table('first', sa.Column('id', sa.Integer(), primary_key=True))
)"_s);
}

RunRequest TestFailures::request()
{
    const auto loaded = ScriptDirectory::load({{m_project->versionsFolder()}, false, false});
    if (!loaded) {
        qFatal("%s", qPrintable(loaded.error().toText()));
    }
    m_scripts = *loaded;
    RunRequest request;
    request.target = u"head"_s;
    request.scripts = &m_scripts;
    request.lockTimeout = 10;
    return request;
}

void TestFailures::losesNothingWhenTheConnectionIsCut_data()
{
    addServerRows();
}

void TestFailures::losesNothingWhenTheConnectionIsCut()
{
    QFETCH(Engine, engine);
    const bool isPostgresql = engine == Engine::Postgresql;
    RecordingObserver observer;
    auto database = serverDatabase(engine);
    const ConnectionSettings settings = database->settings();
    QVERIFY(run(request(), *database, observer).isOk());
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    op.create_table('second', sa.Column('id', sa.Integer(), primary_key=True))
    op.execute('INSERT INTO second VALUES (1)')
    op.execute('INSERT INTO second VALUES (2)')
    op.create_table('third', sa.Column('id', sa.Integer(), primary_key=True))
)"_s);
    const QString session =
        database->query(isPostgresql ? u"SELECT pg_backend_pid()"_s : u"SELECT connection_id()"_s)
            ->rows.first()
            .first()
            .toString();
    const auto other = openedDatabase(settings);
    Meddler cutting(2, [&] {
        const auto cut = other->query(
            (isPostgresql ? u"SELECT pg_terminate_backend(%1)"_s : u"KILL %1"_s).arg(session));
        Q_UNUSED(cut)  // KILL returns nothing
    });
    const RunReport report = run(request(), *database, cutting);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::DatabaseUnavailable);
    QVERIFY2(report.error->message.contains(u"was lost"_s), qPrintable(report.error->toText()));
    QCOMPARE(report.failedStatement, u"INSERT INTO second VALUES (2)"_s);
    QCOMPARE(report.rowsAfter, QStringList{u"a1"_s});

    database = openedDatabase(settings);
    QCOMPARE(*VersionTable().read(*database), QStringList{u"a1"_s});
    if (isPostgresql) {
        QCOMPARE(inspect(*database)->tables.size(), 2);
    } else {
        const auto stopped = findStoppedStep(VersionTable(), *database);
        QVERIFY_RESULT(stopped);
        QVERIFY(stopped->has_value());
        QCOMPARE((*stopped)->done, 2);
    }
    const RunReport again = run(request(), *database, observer);
    QVERIFY2(again.isOk(), qPrintable(again.error.value_or(Error{}).toText()));
    const auto rows = database->query(u"SELECT id FROM second ORDER BY id"_s);
    QVERIFY_RESULT(rows);
    QCOMPARE(rows->rows, (QList<QVariantList>{{1}, {2}}));
}

void TestFailures::stopsWhenItsLockIsGone_data()
{
    addServerRows();
}

void TestFailures::stopsWhenItsLockIsGone()
{
    QFETCH(Engine, engine);
    const bool isPostgresql = engine == Engine::Postgresql;
    auto database = serverDatabase(engine);
    const ConnectionSettings settings = database->settings();
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    op.create_table('second', sa.Column('id', sa.Integer(), primary_key=True))
)"_s);
    const QString own =
        database->query(isPostgresql ? u"SELECT pg_backend_pid()"_s : u"SELECT connection_id()"_s)
            ->rows.first()
            .first()
            .toString();
    const auto other = openedDatabase(settings);
    const auto othersIn = [&] {
        return other->query((isPostgresql ? u"SELECT pid FROM pg_stat_activity WHERE datname = "
                                            "current_database() AND pid NOT IN (%1, "
                                            "pg_backend_pid())"_s
                                          : u"SELECT ID FROM information_schema.PROCESSLIST WHERE "
                                            "DB = DATABASE() AND ID NOT IN (%1, "
                                            "CONNECTION_ID())"_s)
                                .arg(own));
    };
    Meddler ending(0, [&] {
        const auto sessions = othersIn();
        QCOMPARE(sessions->rows.size(), 1);  // the one that holds the lock
        const auto ended =
            other->query((isPostgresql ? u"SELECT pg_terminate_backend(%1)"_s : u"KILL %1"_s)
                             .arg(sessions->rows.first().first().toString()));
        Q_UNUSED(ended)  // KILL returns nothing
        QTRY_VERIFY(othersIn()->rows.isEmpty());
    });
    const RunReport report = run(request(), *database, ending);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::DatabaseUnavailable);
    QVERIFY2(report.error->message.contains(u"lock"_s), qPrintable(report.error->toText()));
    // PostgreSQL took all back; on MariaDB the first revision is applied, and is whole.
    database = openedDatabase(settings);
    QCOMPARE(*VersionTable().read(*database), isPostgresql ? QStringList() : QStringList{u"a1"_s});
    QCOMPARE(inspect(*database, {VersionTable().name})->tables.size(), isPostgresql ? 0 : 1);
    QVERIFY(run(request(), *database, *std::make_unique<RecordingObserver>()).isOk());
}

void TestFailures::refusesAStructureThatIsNotWhatTheStepSays_data()
{
    addServerRows();
}

/// Somebody changes the database behind the back of the run, whose step is checked.
void TestFailures::refusesAStructureThatIsNotWhatTheStepSays()
{
    QFETCH(Engine, engine);
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    op.add_column('first', sa.Column('name', sa.String(40), server_default='x'))
    op.create_index('ix_first_name', 'first', ['name'])
)"_s);
    const auto database = serverDatabase(engine);
    Meddler meddler(2, [&database] {
        const auto done = database->execute(u"ALTER TABLE first ADD COLUMN stray INTEGER"_s);
        QVERIFY(done.has_value());
    });
    RunRequest checked = request();
    checked.verifies = true;
    const RunReport report = run(checked, *database, meddler);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::VerificationFailed);
    QCOMPARE(report.failedRevision, u"b2"_s);
    QVERIFY2(report.error->message.contains(u"+ column first.stray: integer"_s),
             qPrintable(report.error->toText()));
    const bool isTakenBack = engine == Engine::Postgresql;
    QCOMPARE(*VersionTable().read(*database), isTakenBack ? QStringList() : QStringList{u"a1"_s});
    QCOMPARE(database->query(u"SELECT stray FROM first"_s).has_value(), !isTakenBack);

    if (!isTakenBack) {
        RecordingObserver observer;
        SettlingRequest accept;
        QVERIFY(settle(accept, *database, observer).isOk());
        QCOMPARE(*VersionTable().read(*database), QStringList{u"b2"_s});
    }
}

void TestFailures::waitsForNoLockedVersionTable_data()
{
    addServerRows();
}

void TestFailures::waitsForNoLockedVersionTable()
{
    QFETCH(Engine, engine);
    const NotesProject notes;
    command::Context context = notes.context();
    context.database = newServerDatabase(engine);
    RecordingObserver observer;
    QVERIFY(command::upgrade(context, u"a1"_s, observer).isOk());
    QCOMPARE(command::currentRowsWithin(context, 1, {}).value_or(QStringList()),
             QStringList{u"a1"_s});
    const auto other = openedDatabase(context.database,
                                      engine == Engine::Postgresql
                                          ? QStringList{u"BEGIN"_s, u"LOCK TABLE alembic_version"_s}
                                          : QStringList{u"LOCK TABLES alembic_version WRITE"_s});
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!command::currentRowsWithin(context, 1, {}).has_value());
    QVERIFY2(clock.elapsed() < 10000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
