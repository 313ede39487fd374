// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/timeline.h"
#include "migrations/project/projectfile.h"
#include "migrations/sqleffect/sqleffect.h"
#include "models/operation/apply.h"
#include "models/operation/describe.h"
#include "tests/support/sampleschema.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(limbeck::Engine)

/// What SQL text does to a schema. That it is what engines do is shown in tests/servers.
class TestSqlEffect : public QObject
{
    Q_OBJECT

private slots:
    void tellsOperations_data();
    void tellsOperations();
    void saysWhatIsDoubtful_data();
    void saysWhatIsDoubtful();
    void leavesTheSchemaAlone_data();
    void leavesTheSchemaAlone();
    void decidesByTheSchema();
    void forgetsTheDoubtAboutATableThatGoes();
    void isPartOfAReplay();
};

namespace {

Schema after(const QString& sql, Engine engine, Schema schema = sampleSchema())
{
    applyEffect(sqlEffect(sql, engine), schema);
    return schema;
}

}  // namespace

void TestSqlEffect::tellsOperations_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("told");
    const auto row = [](Engine engine, const QString& sql, const QString& told) {
        QTest::addRow("%s: %s", qPrintable(engineName(engine)), qPrintable(sql))
            << engine << sql << told;
    };
    row(Engine::Postgresql,
        u"ALTER TABLE page ADD COLUMN at timestamptz, DROP rank"_s,
        u"add column at datetime with time zone to page; drop column rank of page"_s);
    row(Engine::Postgresql,
        u"CREATE UNIQUE INDEX i ON page (lower(title), rank DESC) WHERE rank > 1"_s,
        u"create unique partial index i on page (lower(title), rank DESC)"_s);
    row(Engine::Postgresql,
        u"ALTER TABLE page ALTER COLUMN title TYPE text USING title || ',', ALTER rank SET NOT NULL"_s,
        u"alter column title of page: type text; alter column rank of page: not null"_s);
    row(Engine::Mysql,
        u"ALTER TABLE `page` CHANGE `rank` `place` BIGINT NOT NULL DEFAULT '0'"_s,
        u"alter column rank of page: rename to place, type big integer, not null, default '0', "
        "drop the comment, autoincrement"_s);
    row(Engine::Sqlite,
        u"ALTER TABLE page RENAME COLUMN rank TO place; DROP INDEX page_rank"_s,
        u"alter column rank of page: rename to place; drop index page_rank"_s);
}

void TestSqlEffect::tellsOperations()
{
    QFETCH(Engine, engine);
    QFETCH(QString, sql);
    QFETCH(QString, told);
    const SqlEffect effect = sqlEffect(sql, engine);
    QVERIFY(effect.isUnderstood());
    QStringList lines;
    for (const Operation& operation : operationsOf(effect)) {
        lines << describe(operation);
    }
    QCOMPARE(lines.join(u"; "_s), told);
    QCOMPARE(texts(after(sql, engine).uncertainties), QStringList());
}

void TestSqlEffect::saysWhatIsDoubtful_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("reason");
    const auto row =
        [](Engine engine, const QString& sql, const QString& table, const QString& reason) {
            QTest::addRow("%s: %s", qPrintable(engineName(engine)), qPrintable(sql))
                << engine << sql << table << reason;
        };
    const Engine pg = Engine::Postgresql;
    row(pg, u"CREATE TABLE c AS SELECT 1"_s, u"c"_s, u"its columns are those of a SELECT"_s);
    row(pg, u"DO $$ BEGIN END $$"_s, {}, u"it runs a block of code"_s);
    row(pg, u"SELECT make_tables()"_s, {}, u"it calls the function 'make_tables'"_s);
    row(pg, u"CALL p()"_s, {}, u"it runs what is written elsewhere"_s);
    row(pg, u"ROLLBACK"_s, {}, u"it takes back what came before"_s);
    row(pg, u"SET search_path = x"_s, {}, u"names may mean other tables from here on"_s);
    row(pg, u"ALTER TABEL x"_s, {}, u"PostgreSQL's parser does not understand it"_s);
    row(pg, u"ALTER TABLE page ADD m mood"_s, u"page"_s, u"The type 'mood' is not known."_s);
    row(pg, u"ALTER TABLE nothing ADD a int"_s, u"nothing"_s, u"There is no table 'nothing'."_s);
    row(pg,
        u"ALTER TABLE page ALTER title DROP EXPRESSION"_s,
        u"page"_s,
        u"the column is computed no more"_s);
    row(Engine::Mysql,
        u"CREATE TABLE c LIKE page"_s,
        u"c"_s,
        u"its columns are those of another"_s);
    row(Engine::Mysql, u"ALTER TABLE page FROBNICATE"_s, u"page"_s, u"'FROBNICATE'"_s);
    row(Engine::Mysql, u"CALL p()"_s, {}, {});
    row(Engine::Mysql,
        u"/*! DROP TABLE page */"_s,
        {},
        u"a comment of it is run by some servers"_s);
    row(Engine::Sqlite, u"ALTER TABLE page ADD"_s, u"page"_s, {});
    row(Engine::Sqlite, u"DROP TABLE temp.page"_s, {}, u"it is about another database"_s);
}

void TestSqlEffect::saysWhatIsDoubtful()
{
    QFETCH(Engine, engine);
    QFETCH(QString, sql);
    QFETCH(QString, table);
    QFETCH(QString, reason);
    Schema schema = sampleSchema();
    applyEffect(sqlEffect(sql, engine, {u"a1.py"_s, 7, 4}), schema);
    Uncertainty expected(reason, TableName(table), sql);
    expected.where = {u"a1.py"_s, 7, 4};
    QCOMPARE(schema.uncertainties.size(), 1);
    QCOMPARE(schema.uncertainties.first().toString(), expected.toString());
    QCOMPARE(schema.uncertainties.first().table, expected.table);
    QCOMPARE(schema.uncertainties.first().where, expected.where);
    schema.uncertainties.clear();
    QCOMPARE(schema, sampleSchema());
}

void TestSqlEffect::leavesTheSchemaAlone_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("sql");
    const QStringList everywhere{u"INSERT INTO page VALUES (1, 'DROP TABLE page; x')"_s,
                                 u"UPDATE page SET rank = 1; DELETE FROM page"_s,
                                 u"-- DROP TABLE page"_s,
                                 u"DROP TABLE IF EXISTS nosuch"_s,
                                 u"SELECT 1"_s};
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        for (const QString& sql : everywhere) {
            QTest::addRow("%s: %s", qPrintable(engineName(engine)), qPrintable(sql))
                << engine << sql;
        }
    }
    QTest::addRow("function") << Engine::Postgresql
                              << u"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DROP TABLE "
                                 "page; SELECT 1 $$"_s;
    QTest::addRow("parameters") << Engine::Postgresql << u"SELECT * FROM page WHERE rank = :rank"_s;
    QTest::addRow("sequence") << Engine::Postgresql << u"SELECT setval('s', max(rank)) FROM page"_s;
    QTest::addRow("owner") << Engine::Postgresql << u"ALTER TABLE page OWNER TO somebody"_s;
    QTest::addRow("keys") << Engine::Mysql << u"ALTER TABLE page DISABLE KEYS"_s;
}

void TestSqlEffect::leavesTheSchemaAlone()
{
    QFETCH(Engine, engine);
    QFETCH(QString, sql);
    QCOMPARE(after(sql, engine), sampleSchema());
}

void TestSqlEffect::decidesByTheSchema()
{
    const Schema same = after(u"CREATE TABLE IF NOT EXISTS PAGE (a INT)"_s, Engine::Sqlite);
    QCOMPARE(same, sampleSchema());
    const Schema other =
        after(u"CREATE TABLE IF NOT EXISTS \"PAGE\" (a INT)"_s, Engine::Postgresql);
    QCOMPARE(other.tables.size(), sampleSchema().tables.size() + 1);
    QVERIFY(other.isCertain());
    const Schema dropped = after(u"DROP TABLE IF EXISTS Page"_s, Engine::Sqlite);
    QCOMPARE(dropped.table(TableName(u"page"_s)), nullptr);
    QVERIFY(dropped.isCertain());

    const QString withEnum =
        u"CREATE TYPE mood AS ENUM ('a', 'c'); ALTER TABLE page ADD m mood; "
        "ALTER TYPE mood ADD VALUE 'b' BEFORE 'c'"_s;
    const Schema moody = after(withEnum, Engine::Postgresql);
    QVERIFY(moody.isCertain());
    const QStringList values{u"a"_s, u"b"_s, u"c"_s};
    QCOMPARE(moody.enums.first().values, values);
    QCOMPARE(moody.table(TableName(u"page"_s))->column(u"m"_s)->type.values, values);
}

void TestSqlEffect::forgetsTheDoubtAboutATableThatGoes()
{
    const Engine pg = Engine::Postgresql;
    const Schema doubtful = after(u"CREATE TABLE c AS SELECT 1"_s, pg);
    QVERIFY(!doubtful.isCertain());
    QCOMPARE(after(u"DROP TABLE c"_s, pg, doubtful), sampleSchema());
    DropTable drop;
    drop.table = TableName(u"c"_s);
    const Result<Schema> dropped = apply(Operation{drop}, doubtful);
    QVERIFY_RESULT(dropped);
    QCOMPARE(*dropped, sampleSchema());
}

void TestSqlEffect::isPartOfAReplay()
{
    TemporaryProject files;
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, a INT)')\n"_s);
    files.addScript(u"b2"_s,
                    u"def upgrade():\n    op.add_column('t', sa.Column('b', sa.Text()))\n"_s);
    files.addScript(u"c3"_s, u"def upgrade():\n    op.execute('CREATE TABLE u AS SELECT 1')\n"_s);
    const Result<Project> project = Project::open(files.iniFile());
    QVERIFY_RESULT(project);
    SchemaTimeline timeline(project->scripts, **Dialect::of(Engine::Sqlite));
    const auto certain = timeline.after({u"a1"_s, u"b2"_s});
    QVERIFY_RESULT(certain);
    QCOMPARE(certain->doubts.size(), 0);
    QCOMPARE(certain->schema.table(TableName(u"t"_s))->columnNames(),
             (QStringList{u"id"_s, u"a"_s, u"b"_s}));
    const auto doubtful = timeline.after({u"a1"_s, u"b2"_s, u"c3"_s});
    QVERIFY_RESULT(doubtful);
    QCOMPARE(doubtful->doubts.size(), 1);
    QCOMPARE(doubtful->schema.uncertainties.size(), 1);
    QCOMPARE(doubtful->schema.uncertaintiesOf(TableName(u"t"_s)).size(), 0);
    QCOMPARE(doubtful->schema.uncertaintiesOf(TableName(u"u"_s)).size(), 1);
    QVERIFY(doubtful->schema.uncertainties.first().where.file.endsWith(u"c3.py"_s));
}

QTEST_GUILESS_MAIN(TestSqlEffect)
#include "tst_sqleffect.moc"
