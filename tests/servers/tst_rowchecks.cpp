// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rowchecks.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// What is said of rows before a run is what the run then meets, on each engine.
class TestRowChecks final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void foretellsWhatHappens_data();
    void foretellsWhatHappens();
    void stopsARunBeforeItsFirstStatement_data();
    void stopsARunBeforeItsFirstStatement();
    void endsAQuestionThatTakesTooLong_data();
    void endsAQuestionThatTakesTooLong();

private:
    QTemporaryDir m_data;
};

namespace {

constexpr auto baseRevision = R"(
def upgrade():
    op.create_table(
        'Order',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('parent', sa.Integer(), nullable=True),
        sa.Column('code', sa.String(length=50), nullable=True),
        sa.Column('big', sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_table('bare', sa.Column('x', sa.Integer(), nullable=True))


def downgrade():
    pass
)"_L1;

/// A revision of one operation in batch mode, so that SQLite can carry it out too.
QString revisionOf(const QString& operation)
{
    return u"def upgrade():\n    with op.batch_alter_table('Order') as batch_op:\n        %1\n"_s
        .arg(operation);
}

command::Context contextOn(const NotesProject& notes, Engine engine)
{
    command::Context context = notes.context();
    if (engine != Engine::Sqlite) {
        context.database = newServerDatabase(engine);
    }
    return context;
}

/// "`Order`" or "\"Order\"", for SQL of the tests.
QString orders(Engine engine)
{
    return engine == Engine::Mariadb ? u"`Order`"_s : u"\"Order\""_s;
}

RunReport upgrade(const command::Context& context, const QString& target)
{
    RecordingObserver observer;
    return command::upgrade(context, target, observer);
}

void addEngines(const char* name,
                const QString& operation,
                const QString& rows,
                const QString& found,
                bool failsOnSqlite = true)
{
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
        QTest::addRow("%s, %s", name, qPrintable(engineName(engine)))
            << engine << operation << rows << found
            << (!found.isEmpty() && (failsOnSqlite || engine != Engine::Sqlite));
    }
}

/// "batch_op.create_check_constraint('ck', CONDITION)".
QString checkOf(const QString& condition)
{
    return u"batch_op.create_check_constraint('ck_order', \"%1\")"_s.arg(condition);
}

void addCheckConstraints()
{
    const QString rows = u"(1, 1, 'a', 0), (2, 1, 'b', NULL), (3, 1, 'ccc', 5)"_s;
    addEngines("a CHECK that a row breaks",
               checkOf(u"big > 0"_s),
               rows,
               u"1 row of Order does not meet 'big > 0' (id 1)"_s);
    addEngines("a CHECK is NULL of a NULL", checkOf(u"big >= 0"_s), rows, {});
    addEngines("a CHECK with functions and lists",
               checkOf(u"length(code) < 3 AND (big IS NULL OR lower(code) IN ('a', 'b'))"_s),
               rows,
               u"1 row of Order does not meet"_s);
    addEngines("a CHECK over two columns",
               checkOf(u"big BETWEEN parent AND 5 OR code LIKE 'b%'"_s),
               rows,
               u"does not meet 'big BETWEEN parent AND 5 OR code LIKE 'b%'' (id 1)"_s);
    addEngines("a CHECK with NOT and OR at its ends",
               checkOf(u"NOT big = 0 OR NOT parent = 1"_s),
               rows,
               u"1 row of Order does not meet 'NOT big = 0 OR NOT parent = 1' (id 1)"_s);
    addEngines("the CHECK of a type",
               u"batch_op.alter_column('code', existing_type=sa.String(50), "
               "type_=sa.Enum('a', 'b', name='few', native_enum=False, create_constraint=True))"_s,
               rows,
               u"1 row of Order does not meet 'code IN ('a', 'b')' (id 3)"_s);
}

}  // namespace

void TestRowChecks::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestRowChecks::foretellsWhatHappens_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("found");  // a part of the sentence; empty: nothing is in the way
    QTest::addColumn<bool>("fails");
    const QString good = u"(1, NULL, 'a', 1), (2, 1, 'b', 2)"_s;
    const QString notNull =
        u"batch_op.alter_column('code', existing_type=sa.String(50), nullable=False)"_s;
    addEngines("NULLs",
               notNull,
               u"(1, 1, NULL, 1), (2, 1, NULL, 1), (3, 1, 'a', 1)"_s,
               u"2 rows of Order.code have no value (id 1, id 2)"_s);
    addEngines("no NULLs", notNull, good, {});
    const QString unique = u"batch_op.create_unique_constraint('uq_code', ['code', 'parent'])"_s;
    addEngines("duplicates",
               unique,
               u"(1, 1, 'a', 1), (2, 1, 'a', 1), (3, 2, 'a', 1)"_s,
               u"1 value of Order(code, parent) is there more than once (code a and parent 1)"_s);
    addEngines("NULLs are no duplicates",
               unique,
               u"(1, NULL, 'a', 1), (2, NULL, 'a', 1), (3, 1, NULL, 1), (4, 1, NULL, 1)"_s,
               {});
    addEngines("duplicates under a unique index",
               u"batch_op.create_index('ix_big', ['big'], unique=True)"_s,
               u"(1, 1, 'a', 7), (2, 1, 'b', 7), (3, 1, 'c', 8), (4, 1, 'c', 8)"_s,
               u"2 values of Order.big are there more than once (big 7, big 8)"_s);
    const QString foreignKey =
        u"batch_op.create_foreign_key('fk_parent', 'Order', ['parent'], ['id'])"_s;
    addEngines("orphans",
               foreignKey,
               u"(1, NULL, 'a', 1), (2, 1, 'a', 1), (3, 99, 'a', 1)"_s,
               u"1 row of Order.parent refers to nothing in Order (id 3)"_s);
    addEngines("no orphans", foreignKey, good, {});
    const QString shorter =
        u"batch_op.alter_column('code', existing_type=sa.String(50), type_=sa.String(3))"_s;
    addEngines("too long",
               shorter,
               u"(1, 1, 'abcd', 1), (2, 1, 'äöü', 1)"_s,
               u"1 value of Order.code does not fit into string(3) (id 1)"_s,
               false);
    addEngines("not too long", shorter, good, {});
    const QString smaller =
        u"batch_op.alter_column('big', existing_type=sa.BigInteger(), type_=sa.Integer())"_s;
    addEngines("too large",
               smaller,
               u"(1, 1, 'a', 3000000000), (2, 1, 'b', 2147483647)"_s,
               u"1 value of Order.big does not fit into integer (id 1)"_s,
               false);
    addCheckConstraints();
    const QString added = u"batch_op.add_column(sa.Column('more', sa.Integer(), nullable=False))"_s;
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        QTest::addRow("a column that needs a value, %s", qPrintable(engineName(engine)))
            << engine << added << good << u"2 rows are in Order"_s << true;
    }
}

void TestRowChecks::foretellsWhatHappens()
{
    QFETCH(Engine, engine);
    QFETCH(QString, operation);
    QFETCH(QString, rows);
    QFETCH(QString, found);
    QFETCH(bool, fails);
    NotesProject notes;
    notes.addScript(u"d4"_s, baseRevision);
    notes.addScript(u"e5"_s, revisionOf(operation));
    command::Context context = contextOn(notes, engine);
    QVERIFY(upgrade(context, u"d4"_s).isOk());
    openedDatabase(context.database, {u"INSERT INTO %1 VALUES %2"_s.arg(orders(engine), rows)});

    const auto plan = command::previewUpgrade(context, u"head"_s);
    QVERIFY_RESULT(plan);
    const auto results = command::checkRows(context, *plan);
    QVERIFY_RESULT(results);
    QCOMPARE(results->size(), 1);
    const DataCheckResult& result = results->first();
    QVERIFY2(result.sentence().contains(found), qPrintable(result.sentence()));
    QCOMPARE(result.outcome == DataCheckResult::Outcome::Violated, !found.isEmpty());
    QCOMPARE(result.willFail(), fails);

    context.skipsRowChecks = true;
    const RunReport report = upgrade(context, u"head"_s);
    QVERIFY2(report.isOk() != fails, qPrintable(report.error.value_or(Error{}).toText()));
}

void TestRowChecks::stopsARunBeforeItsFirstStatement_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("SQLite") << Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Engine::Postgresql;
    QTest::newRow("MariaDB") << Engine::Mariadb;
}

void TestRowChecks::stopsARunBeforeItsFirstStatement()
{
    QFETCH(Engine, engine);
    NotesProject notes;
    notes.addScript(u"d4"_s, baseRevision);
    notes.addScript(u"e5"_s,
                    u"def upgrade():\n    op.add_column('bare', sa.Column('y', sa.Integer))\n"_s);
    notes.addScript(u"f6"_s,
                    revisionOf(u"batch_op.create_unique_constraint('uq_code', ['code'])"_s));
    const command::Context context = contextOn(notes, engine);
    QVERIFY(upgrade(context, u"d4"_s).isOk());
    openedDatabase(context.database,
                   {u"INSERT INTO %1 VALUES (1, 1, 'a', 1), (2, 1, 'a', 1)"_s.arg(orders(engine))});
    RecordingObserver observer;
    const RunReport report = command::upgrade(context, u"head"_s, observer);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::VerificationFailed);
    QVERIFY2(report.error->message.contains(u"(code a)"_s), qPrintable(report.error->message));
    QCOMPARE(observer.statements, QStringList());
    QCOMPARE(*command::currentRows(context), QStringList{u"d4"_s});
}

void TestRowChecks::endsAQuestionThatTakesTooLong_data()
{
    stopsARunBeforeItsFirstStatement_data();
}

void TestRowChecks::endsAQuestionThatTakesTooLong()
{
    QFETCH(Engine, engine);
    const NotesProject notes;
    const command::Context context = contextOn(notes, engine);
    const std::unique_ptr<Database> database = openedDatabase(context.database);
    const QString endless =
        engine == Engine::Postgresql
            ? u"SELECT pg_sleep(60)"_s
            : u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
              "2000000000) SELECT count(*) FROM n"_s;
    if (engine == Engine::Mariadb) {
        QVERIFY_RESULT(database->execute(u"SET SESSION max_recursive_iterations = 4000000000"_s));
    }
    database->setTimeLimit(50);
    const auto answer = database->query(endless);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    database->setTimeLimit(0);
    QVERIFY_RESULT(database->query(u"SELECT 1"_s));
}

QTEST_GUILESS_MAIN(TestRowChecks)
#include "tst_rowchecks.moc"
