// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/dialect/postgresql/stored.h"
#include "migrations/dialect/postgresql/types.h"
#include "models/operation/apply.h"
#include "models/schema/schemabuilder.h"
#include "tests/support/randomschema.h"
#include "tests/support/schematext.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const Dialect& dialect()
{
    return **Dialect::of(Engine::Postgresql);
}

QString sqlOf(const Operation& operation, const Schema& before = {})
{
    const auto rendered = dialect().render(complete(operation, before), before);
    if (!rendered) {
        return u"error: "_s + rendered.error().message.section(u'\n', 0, 0);
    }
    QStringList texts;
    for (const Statement& statement : *rendered) {
        texts << statement.sql;
    }
    return texts.join(u";\n"_s);
}

Column column(const QString& name, const ColumnType& type)
{
    Column result;
    result.name = name;
    result.type = type;
    return result;
}

}  // namespace

class TestPostgresqlDialect : public QObject
{
    Q_OBJECT

private slots:
    void quotesNamesWhereNeeded_data();
    void quotesNamesWhereNeeded();
    void readsTypesAsTheServerTellsThem_data();
    void readsTypesAsTheServerTellsThem();
    void readsDefaultsAsTheServerTellsThem_data();
    void readsDefaultsAsTheServerTellsThem();
    void storesASchemaOnce();
    void knowsSerialSpelledOut();
    void storesTheTypesOfColumns();
    void namesConstraintsAsTheServerDoes();
    void makesAnEnumTypeOnce();
    void takesAnIdentityAwayWithItsDefault();
    void dropsAConstraintByTheNameThatTheServerGaveIt();
    void addsKeysOfACircleAtTheEnd();
    void refusesRulesThatAreNoSql();
    void refusesAPlaceForANewColumn();
    void writesNumbersInColumnsOfTruthValuesAsSuch();
};

void TestPostgresqlDialect::quotesNamesWhereNeeded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sql");

    QTest::newRow("plain") << u"name"_s << u"name"_s;
    QTest::newRow("reserved") << u"user"_s << u"\"user\""_s;
    QTest::newRow("capital") << u"createdAt"_s << u"\"createdAt\""_s;
    QTest::newRow("quote") << u"a\"; DROP TABLE b"_s << u"\"a\"\"; DROP TABLE b\""_s;
}

void TestPostgresqlDialect::quotesNamesWhereNeeded()
{
    QFETCH(QString, name);
    QFETCH(QString, sql);
    QCOMPARE(dialect().quoteName(name), sql);
}

void TestPostgresqlDialect::readsTypesAsTheServerTellsThem_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("spelled");

    QTest::newRow("varchar") << u"character varying(50)"_s << u"VARCHAR(50)"_s;
    QTest::newRow("varchar without end") << u"character varying"_s << u"VARCHAR"_s;
    QTest::newRow("char") << u"character(3)"_s << u"CHAR(3)"_s;
    QTest::newRow("one char") << u"CHAR"_s << u"CHAR(1)"_s;
    QTest::newRow("numeric") << u"numeric(10,2)"_s << u"NUMERIC(10, 2)"_s;
    QTest::newRow("whole numeric") << u"NUMERIC(8)"_s << u"NUMERIC(8, 0)"_s;
    QTest::newRow("timestamp") << u"timestamp(3) with time zone"_s
                               << u"TIMESTAMP(3) WITH TIME ZONE"_s;
    QTest::newRow("timestamptz") << u"timestamptz"_s << u"TIMESTAMP WITH TIME ZONE"_s;
    QTest::newRow("time") << u"time without time zone"_s << u"TIME WITHOUT TIME ZONE"_s;
    QTest::newRow("float") << u"FLOAT(53)"_s << u"DOUBLE PRECISION"_s;
    QTest::newRow("short float") << u"FLOAT(24)"_s << u"REAL"_s;
    QTest::newRow("array") << u"integer[]"_s << u"INTEGER[]"_s;
    QTest::newRow("array of arrays") << u"text[][]"_s << u"TEXT[]"_s;
    QTest::newRow("bytes") << u"bytea"_s << u"BYTEA"_s;
    QTest::newRow("other") << u"int4range"_s << u"INT4RANGE"_s;
    QTest::newRow("own type") << u"app.\"Kind\""_s << u"app.\"Kind\""_s;
    QTest::newRow("interval") << u"interval day to second"_s << u"INTERVAL DAY TO SECOND"_s;
}

void TestPostgresqlDialect::readsTypesAsTheServerTellsThem()
{
    QFETCH(QString, declared);
    QFETCH(QString, spelled);
    const ColumnType type = postgresql::typeOf(declared);
    QCOMPARE(postgresql::typeText(type).value_or(QString()), spelled);
    QCOMPARE(postgresql::storedType(type), type);
}

void TestPostgresqlDialect::readsDefaultsAsTheServerTellsThem_data()
{
    using Kind = ServerDefault::Kind;
    QTest::addColumn<QString>("sql");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");

    QTest::newRow("text") << u"'it''s'::character varying"_s << Kind::Literal << u"it's"_s;
    QTest::newRow("length") << u"'x'::character varying(5)"_s << Kind::Literal << u"x"_s;
    QTest::newRow("array") << u"'{}'::text[]"_s << Kind::Literal << u"{}"_s;
    QTest::newRow("number") << u"0"_s << Kind::Literal << u"0"_s;
    QTest::newRow("negative") << u"'-1'::integer"_s << Kind::Literal << u"-1"_s;
    QTest::newRow("in parentheses") << u"(-1)"_s << Kind::Literal << u"-1"_s;
    QTest::newRow("cast number") << u"1.5::numeric(4,2)"_s << Kind::Literal << u"1.5"_s;
    QTest::newRow("true") << u"true"_s << Kind::True << QString();
    QTest::newRow("now") << u"now()"_s << Kind::CurrentTimestamp << QString();
    QTest::newRow("timestamp") << u"CURRENT_TIMESTAMP"_s << Kind::CurrentTimestamp << QString();
    QTest::newRow("function") << u"gen_random_uuid()"_s << Kind::Expression
                              << u"gen_random_uuid()"_s;
}

void TestPostgresqlDialect::readsDefaultsAsTheServerTellsThem()
{
    using Kind = ServerDefault::Kind;
    QFETCH(QString, sql);
    QFETCH(Kind, kind);
    QFETCH(QString, text);
    const ServerDefault read = postgresql::storedDefault({Kind::Expression, sql});
    QCOMPARE(read.kind, kind);
    QCOMPARE(read.text, text);
    QCOMPARE(postgresql::storedDefault(read), read);
}

void TestPostgresqlDialect::storesASchemaOnce()
{
    for (quint32 seed = 1; seed <= 40; ++seed) {
        RandomSchema random(seed);
        const Schema stored = dialect().asStored(random.schema());
        const Schema again = dialect().asStored(stored);
        QCOMPARE_SCHEMA(again, stored);
    }
}

void TestPostgresqlDialect::knowsSerialSpelledOut()
{
    SchemaBuilder builder;
    builder.table(u"T"_s).integer(u"id"_s).primaryKey();
    const Schema plain = builder.build();
    for (const auto& [text, isSerial] :
         {std::pair(uR"(nextval('"T_id_seq"'))"_s, true),
          std::pair(uR"(nextval('public."T_id_seq"'::regclass))"_s, true),
          std::pair(uR"(nextval('other'))"_s, false)}) {
        Schema spelled = plain;
        spelled.tables.first().columns.first().serverDefault =
            ServerDefault{ServerDefault::Kind::Expression, text};
        const Column column = dialect().asStored(spelled).tables.first().columns.first();
        QCOMPARE(column.autoincrement == Autoincrement::Yes, isSerial);
        QCOMPARE(column.serverDefault.has_value(), !isSerial);
        QCOMPARE(dialect().asStored(spelled) == dialect().asStored(plain), isSerial);
    }
}

void TestPostgresqlDialect::storesTheTypesOfColumns()
{
    SchemaBuilder builder;
    builder.table(u"t"_s).enumeration(u"mood"_s, u"mood_type"_s, {u"good"_s, u"bad"_s});
    const Schema stored = dialect().asStored(builder.build());
    QCOMPARE(stored.enums, (QList{EnumType{{}, u"mood_type"_s, {u"good"_s, u"bad"_s}}}));
    QCOMPARE(dialect().asStored(stored), stored);
}

void TestPostgresqlDialect::namesConstraintsAsTheServerDoes()
{
    SchemaBuilder builder;
    TableBuilder page = builder.table(u"page"_s);
    page.integer(u"id"_s).primaryKey();
    page.string(u"name"_s, 20).unique();
    page.boolean(u"is_shown"_s).defaultsTo(u"no"_s);
    page.check(u"length(name) > 2"_s);
    const Schema stored = dialect().asStored(builder.build());
    const Table& table = stored.tables.front();
    QCOMPARE(table.primaryKey->name, u"page_pkey"_s);
    QCOMPARE(table.uniqueConstraints.front().name, u"page_name_key"_s);
    QCOMPARE(table.checkConstraints.front().name, u"page_name_check"_s);
    QCOMPARE(table.column(u"is_shown"_s)->serverDefault->kind, ServerDefault::Kind::False);
    QCOMPARE(table.column(u"id"_s)->autoincrement, Autoincrement::Yes);
    QCOMPARE(table.column(u"name"_s)->autoincrement, Autoincrement::No);
}

void TestPostgresqlDialect::makesAnEnumTypeOnce()
{
    CreateEnum create;
    create.type = EnumType{u"app"_s, u"mood"_s, {u"so"_s, u"it's"_s}};
    create.ifNotExists = true;
    QCOMPARE(sqlOf({create}), u"CREATE TYPE app.mood AS ENUM ('so', 'it''s')"_s);
    Schema with;
    with.enums = {create.type};
    QCOMPARE(sqlOf({create}, with), QString());
    const DropEnum drop{create.type, true};
    QCOMPARE(sqlOf({drop}, with), u"DROP TYPE app.mood"_s);
    QCOMPARE(sqlOf({drop}), u"DROP TYPE IF EXISTS app.mood"_s);
}

void TestPostgresqlDialect::takesAnIdentityAwayWithItsDefault()
{
    SchemaBuilder builder;
    builder.table(u"t"_s).integer(u"n"_s).identity();
    AlterColumn alter;
    alter.table = u"t"_s;
    alter.column = u"n"_s;
    alter.changes.serverDefault = std::optional<ServerDefault>();
    QCOMPARE(sqlOf({alter}, builder.build()), u"ALTER TABLE t ALTER COLUMN n DROP IDENTITY"_s);
    const auto after = apply(complete({alter}, builder.build()), builder.build());
    QVERIFY(after);
    QCOMPARE(after->tables[0].columns[0].autoincrement, Autoincrement::No);
    alter.changes = {};
    alter.changes.identity = Identity{true, {{u"start"_s, 5}}};
    QCOMPARE(sqlOf({alter}, builder.build()),
             u"ALTER TABLE t ALTER COLUMN n SET GENERATED ALWAYS SET START WITH 5"_s);
}

void TestPostgresqlDialect::dropsAConstraintByTheNameThatTheServerGaveIt()
{
    SchemaBuilder builder;
    builder.table(u"t"_s).string(u"code"_s, 5).unique();
    DropConstraint drop;
    drop.table = u"t"_s;
    drop.type = ConstraintType::Unique;
    QCOMPARE(sqlOf({drop}, builder.build()), u"ALTER TABLE t DROP CONSTRAINT t_code_key"_s);
    QVERIFY(sqlOf({drop}).startsWith(u"error: "_s));
}

void TestPostgresqlDialect::addsKeysOfACircleAtTheEnd()
{
    SchemaBuilder builder;
    for (const auto& [name, other] : {std::pair(u"a"_s, u"b"_s), std::pair(u"b"_s, u"a"_s)}) {
        TableBuilder table = builder.table(name);
        table.integer(u"id"_s).primaryKey();
        table.integer(u"other"_s).references(other, u"id"_s);
    }
    const auto statements = dialect().renderSchema(builder.build());
    QVERIFY(statements);
    QCOMPARE(statements->size(), 3);
    QVERIFY(!statements->at(0).sql.contains(u"REFERENCES"_s));
    QVERIFY(statements->at(1).sql.contains(u"REFERENCES"_s));
    QVERIFY(statements->at(2).sql.startsWith(u"ALTER TABLE "_s));
}

void TestPostgresqlDialect::refusesRulesThatAreNoSql()
{
    ForeignKey key;
    key.columns = {u"a"_s};
    key.referent = u"b"_s;
    key.referentColumns = {u"id"_s};
    key.onDelete = u"CASCADE; DROP TABLE b"_s;
    const AddConstraint add{u"t"_s, key};
    QVERIFY2(sqlOf({add}).startsWith(u"error: Unexpected SQL phrase"_s), qPrintable(sqlOf({add})));
}

void TestPostgresqlDialect::refusesAPlaceForANewColumn()
{
    AddColumn add;
    add.table = u"t"_s;
    add.column = column(u"n"_s, ColumnType::ofKind(TypeKind::Integer));
    add.place.after = u"id"_s;
    Batch batch;
    batch.table = add.table;
    batch.operations = {{add}};
    QVERIFY(sqlOf({batch}).contains(u"recreate='always'"_s));
    batch.recreate = Recreate::Always;
    QVERIFY(sqlOf({batch}).contains(u"at the end of its table"_s));
}

void TestPostgresqlDialect::writesNumbersInColumnsOfTruthValuesAsSuch()
{
    BulkInsert insert;
    insert.table = u"t"_s;
    insert.columns = QStringList{u"isOpen"_s, u"n"_s};
    insert.types = {ColumnType::ofKind(TypeKind::Boolean), ColumnType::ofKind(TypeKind::Integer)};
    insert.rows = {{{0}, {0}}, {{1}, {1}}};
    QCOMPARE(sqlOf({insert}),
             u"INSERT INTO t (\"isOpen\", n) VALUES (false, 0);\n"
             "INSERT INTO t (\"isOpen\", n) VALUES (true, 1)"_s);
}

QTEST_GUILESS_MAIN(TestPostgresqlDialect)

#include "tst_postgresqldialect.moc"
