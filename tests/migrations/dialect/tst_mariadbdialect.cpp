// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/dialect/mariadb/stored.h"
#include "migrations/dialect/mariadb/types.h"
#include "models/operation/apply.h"
#include "models/schema/schemabuilder.h"
#include "tests/support/randomschema.h"
#include "tests/support/schematext.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QString sqlOf(const Operation& operation,
              const Schema& before = {},
              Engine engine = Engine::Mariadb)
{
    const Dialect& dialect = **Dialect::of(engine);
    const auto rendered = dialect.render(complete(operation, before), before);
    if (!rendered) {
        return u"error: "_s + rendered.error().message.section(u'\n', 0, 0);
    }
    QStringList texts;
    for (const Statement& statement : *rendered) {
        texts << statement.sql;
    }
    return texts.join(u";\n"_s);
}

/// A table whose columns have something to lose.
Schema pages()
{
    SchemaBuilder builder;
    TableBuilder page = builder.table(u"page"_s);
    page.integer(u"id"_s).primaryKey();
    page.string(u"name"_s, 20).notNull().defaultsTo(u"new"_s).comment(u"it's"_s);
    page.string(u"slug"_s, 20).unique();
    return builder.build();
}

AlterColumn alterColumn(const QString& column)
{
    AlterColumn alter;
    alter.table = u"page"_s;
    alter.column = column;
    return alter;
}

}  // namespace

Q_DECLARE_METATYPE(Engine)

class TestMariadbDialect : public QObject
{
    Q_OBJECT

private slots:
    void quotesNamesWhereNeeded_data();
    void quotesNamesWhereNeeded();
    void readsTypesAsTheServerTellsThem_data();
    void readsTypesAsTheServerTellsThem();
    void knowsACollationInATypesText();
    void readsDefaultsAsTheServerTellsThem_data();
    void readsDefaultsAsTheServerTellsThem();
    void storesASchemaOnce();
    void storesConditionsWithoutNeedlessQuotes();
    void namesConstraintsAsTheServerDoes();
    void repeatsWhatAColumnHas();
    void repeatsExpressions();
    void keepsAutoIncrement();
    void dropsConstraintsByTheirKind();
    void decidesWhereMysqlHasNoIfExists();
    void putsColumnsWhereTheyAreToStand();
    void escapesBackslashesInTexts();
    void refusesWhatCannotBeDeferred();
    void indexesExpressionsWhereTheServerCan();
};

void TestMariadbDialect::quotesNamesWhereNeeded_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sql");

    QTest::newRow("plain") << Engine::Mysql << u"name"_s << u"name"_s;
    QTest::newRow("reserved") << Engine::Mysql << u"order"_s << u"`order`"_s;
    QTest::newRow("reserved on MySQL") << Engine::Mysql << u"rank"_s << u"`rank`"_s;
    QTest::newRow("not on MariaDB") << Engine::Mariadb << u"rank"_s << u"rank"_s;
    QTest::newRow("reserved on MariaDB") << Engine::Mariadb << u"offset"_s << u"`offset`"_s;
    QTest::newRow("quote") << Engine::Mariadb << u"a`b"_s << u"`a``b`"_s;
}

void TestMariadbDialect::quotesNamesWhereNeeded()
{
    QFETCH(Engine, engine);
    QFETCH(QString, name);
    QFETCH(QString, sql);
    QCOMPARE((*Dialect::of(engine))->quoteName(name), sql);
}

void TestMariadbDialect::readsTypesAsTheServerTellsThem_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("spelled");

    QTest::newRow("boolean") << u"tinyint(1)"_s << u"BOOL"_s;
    QTest::newRow("integer") << u"int(11)"_s << u"INTEGER"_s;
    QTest::newRow("unsigned") << u"int(10) unsigned"_s << u"INT UNSIGNED"_s;
    QTest::newRow("big") << u"bigint(20)"_s << u"BIGINT"_s;
    QTest::newRow("varchar") << u"varchar(50)"_s << u"VARCHAR(50)"_s;
    QTest::newRow("char") << u"char(32)"_s << u"CHAR(32)"_s;
    QTest::newRow("numeric") << u"decimal(10,2)"_s << u"NUMERIC(10, 2)"_s;
    QTest::newRow("any numeric") << u"NUMERIC"_s << u"NUMERIC(10, 0)"_s;
    QTest::newRow("datetime") << u"datetime(6)"_s << u"DATETIME(6)"_s;
    QTest::newRow("float") << u"FLOAT(53)"_s << u"DOUBLE"_s;
    QTest::newRow("enum") << u"enum('a','it''s','x,y')"_s << u"ENUM('a','it''s','x,y')"_s;
    QTest::newRow("text") << u"mediumtext"_s << u"MEDIUMTEXT"_s;
    QTest::newRow("blob") << u"blob"_s << u"BLOB"_s;
}

void TestMariadbDialect::readsTypesAsTheServerTellsThem()
{
    QFETCH(QString, declared);
    QFETCH(QString, spelled);
    const ColumnType type = mariadb::typeOf(declared);
    QCOMPARE(mariadb::typeText(type, Engine::Mariadb).value_or(QString()), spelled);
    QCOMPARE(mariadb::storedType(type, Engine::Mariadb), type);
}

void TestMariadbDialect::knowsACollationInATypesText()
{
    ColumnType type = ColumnType::other(u"VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"_s);
    type.dialect = u"mysql"_s;
    const ColumnType stored = mariadb::storedType(type, Engine::Mariadb);
    QCOMPARE(stored.kind, TypeKind::String);
    QCOMPARE(stored.length, 50);
    QCOMPARE(stored.collation, u"utf8mb4_bin"_s);
}

void TestMariadbDialect::readsDefaultsAsTheServerTellsThem_data()
{
    using Kind = ServerDefault::Kind;
    QTest::addColumn<QString>("sql");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");

    QTest::newRow("text") << u"'it''s'"_s << Kind::Literal << u"it's"_s;
    QTest::newRow("number") << u"0"_s << Kind::Literal << u"0"_s;
    QTest::newRow("false") << u"false"_s << Kind::Literal << u"0"_s;
    QTest::newRow("now") << u"current_timestamp()"_s << Kind::CurrentTimestamp << QString();
    QTest::newRow("escapes") << uR"('a\\b\'c''d\n\%')"_s << Kind::Literal << u"a\\b'c'd\n\\%"_s;
    QTest::newRow("open quote") << uR"('a\')"_s << Kind::Expression << uR"('a\')"_s;
    QTest::newRow("function") << u"(uuid())"_s << Kind::Expression << u"(uuid())"_s;
}

void TestMariadbDialect::readsDefaultsAsTheServerTellsThem()
{
    using Kind = ServerDefault::Kind;
    QFETCH(QString, sql);
    QFETCH(Kind, kind);
    QFETCH(QString, text);
    const ServerDefault read = mariadb::storedDefault({Kind::Expression, sql});
    QCOMPARE(read.kind, kind);
    QCOMPARE(read.text, text);
    QCOMPARE(mariadb::storedDefault(read), read);
}

void TestMariadbDialect::storesASchemaOnce()
{
    for (const Engine engine : {Engine::Mariadb, Engine::Mysql}) {
        const Dialect& dialect = **Dialect::of(engine);
        for (quint32 seed = 1; seed <= 40; ++seed) {
            RandomSchema random(seed);
            const Schema stored = dialect.asStored(random.schema());
            const Schema again = dialect.asStored(stored);
            QCOMPARE_SCHEMA(again, stored);
        }
    }
}

void TestMariadbDialect::storesConditionsWithoutNeedlessQuotes()
{
    Table table;
    table.name = TableName(u"t"_s);
    const auto stored = [&table](const QString& condition) {
        table.checkConstraints = {CheckConstraint{u"c"_s, condition, {}}};
        Schema schema;
        schema.tables = {table};
        return (**Dialect::of(Engine::Mariadb)).asStored(schema).tables.first().checkConstraints;
    };
    QCOMPARE(stored(u"`a` > `b`"_s), stored(u"a > b"_s));
    QCOMPARE(stored(u"`order` > '`b`'"_s).first().condition, u"`order` > '`b`'"_s);
}

void TestMariadbDialect::namesConstraintsAsTheServerDoes()
{
    SchemaBuilder builder;
    TableBuilder page = builder.table(u"page"_s);
    page.integer(u"id"_s).primaryKey();
    page.string(u"name"_s, 20).unique();
    page.integer(u"parent"_s).references(u"page"_s, u"id"_s);
    page.check(u"length(name) > 2"_s);
    const Table maria = (*Dialect::of(Engine::Mariadb))->asStored(builder.build()).tables.front();
    QCOMPARE(maria.foreignKeys.front().name, u"page_ibfk_1"_s);
    QCOMPARE(maria.checkConstraints.front().name, u"CONSTRAINT_1"_s);
    QVERIFY(maria.uniqueConstraints.isEmpty());
    QCOMPARE(maria.indexes.front().name, u"name"_s);
    QVERIFY(maria.indexes.front().unique);
    const Table mysql = (*Dialect::of(Engine::Mysql))->asStored(builder.build()).tables.front();
    QCOMPARE(mysql.checkConstraints.front().name, u"page_chk_1"_s);
}

void TestMariadbDialect::repeatsWhatAColumnHas()
{
    AlterColumn alter = alterColumn(u"name"_s);
    alter.changes.type = ColumnType::string(80);
    QCOMPARE(sqlOf({alter}, pages()),
             u"ALTER TABLE page MODIFY name VARCHAR(80) NOT NULL DEFAULT 'new' COMMENT 'it''s'"_s);
    alter.changes = {};
    alter.changes.name = u"title"_s;
    QCOMPARE(sqlOf({alter}, pages()),
             u"ALTER TABLE page CHANGE name title VARCHAR(20) NOT NULL DEFAULT 'new' COMMENT "
             "'it''s'"_s);
    QVERIFY(sqlOf({alter}).contains(u"require the existing type"_s));
}

void TestMariadbDialect::repeatsExpressions()
{
    SchemaBuilder builder;
    TableBuilder page = builder.table(u"page"_s);
    page.string(u"token"_s, 36).defaultsToSql(u"uuid()"_s);
    page.integer(u"twice"_s).computed(u"1 + 1"_s, true);
    AlterColumn alter = alterColumn(u"token"_s);
    alter.changes.name = u"key_id"_s;
    QCOMPARE(sqlOf({alter}, builder.build()),
             u"ALTER TABLE page CHANGE token key_id VARCHAR(36) NULL DEFAULT (uuid())"_s);
    alter.column = u"twice"_s;
    QCOMPARE(sqlOf({alter}, builder.build()),
             u"ALTER TABLE page CHANGE twice key_id INTEGER GENERATED ALWAYS AS (1 + 1) STORED"_s);
}

void TestMariadbDialect::keepsAutoIncrement()
{
    AlterColumn alter = alterColumn(u"id"_s);
    alter.changes.type = ColumnType::ofKind(TypeKind::BigInteger);
    QCOMPARE(sqlOf({alter}, pages()),
             u"ALTER TABLE page MODIFY id BIGINT NOT NULL AUTO_INCREMENT"_s);
    alter.changes.autoincrement = Autoincrement::No;
    QCOMPARE(sqlOf({alter}, pages()), u"ALTER TABLE page MODIFY id BIGINT NOT NULL"_s);
}

void TestMariadbDialect::dropsConstraintsByTheirKind()
{
    DropConstraint drop;
    drop.table = u"page"_s;
    drop.name = u"c"_s;
    QVERIFY(sqlOf({drop}).startsWith(u"error: No generic 'DROP CONSTRAINT'"_s));
    drop.type = ConstraintType::Check;
    QCOMPARE(sqlOf({drop}), u"ALTER TABLE page DROP CONSTRAINT c"_s);
    QCOMPARE(sqlOf({drop}, {}, Engine::Mysql), u"ALTER TABLE page DROP CHECK c"_s);
    drop.type = ConstraintType::Unique;
    drop.name.clear();
    QCOMPARE(sqlOf({drop}, pages()), u"ALTER TABLE page DROP INDEX slug"_s);
}

void TestMariadbDialect::decidesWhereMysqlHasNoIfExists()
{
    DropColumn drop;
    drop.table = u"page"_s;
    drop.column = u"slug"_s;
    drop.ifExists = true;
    QCOMPARE(sqlOf({drop}, pages(), Engine::Mysql), u"ALTER TABLE page DROP COLUMN slug"_s);
    QCOMPARE(sqlOf({drop}, pages(), Engine::Mariadb),
             u"ALTER TABLE page DROP COLUMN IF EXISTS slug"_s);
    drop.column = u"gone"_s;
    QCOMPARE(sqlOf({drop}, pages(), Engine::Mysql), QString());
    // A schema may err where the server can be asked.
    QCOMPARE(sqlOf({drop}, pages(), Engine::Mariadb),
             u"ALTER TABLE page DROP COLUMN IF EXISTS gone"_s);
}

void TestMariadbDialect::putsColumnsWhereTheyAreToStand()
{
    AddColumn add;
    add.table = u"page"_s;
    add.column.name = u"n"_s;
    add.column.type = ColumnType::ofKind(TypeKind::Integer);
    add.place.before = u"name"_s;
    Batch batch;
    batch.table = add.table;
    batch.recreate = Recreate::Always;
    batch.operations = {{add}};
    QCOMPARE(sqlOf({batch}, pages()), u"ALTER TABLE page ADD COLUMN n INTEGER AFTER id"_s);
    add.place.before = u"id"_s;
    batch.operations = {{add}};
    QCOMPARE(sqlOf({batch}, pages()), u"ALTER TABLE page ADD COLUMN n INTEGER FIRST"_s);
}

void TestMariadbDialect::escapesBackslashesInTexts()
{
    SetTableComment set;
    set.table = u"page"_s;
    set.comment = u"a\\'; DROP TABLE page; --"_s;
    QCOMPARE(sqlOf({set}), u"ALTER TABLE page COMMENT 'a\\\\''; DROP TABLE page; --'"_s);
}

void TestMariadbDialect::refusesWhatCannotBeDeferred()
{
    ForeignKey key;
    key.name = u"fk"_s;
    key.columns = {u"parent"_s};
    key.referent = u"page"_s;
    key.referentColumns = {u"id"_s};
    key.deferrable = false;
    key.initially = u"IMMEDIATE"_s;
    AddConstraint add{u"page"_s, key};
    QCOMPARE(sqlOf({add}),
             u"ALTER TABLE page ADD CONSTRAINT fk FOREIGN KEY(parent) REFERENCES page (id)"_s);
    key.initially = u"DEFERRED"_s;
    add.constraint = key;
    QVERIFY(sqlOf({add}).contains(u"cannot defer 'fk'"_s));
}

void TestMariadbDialect::indexesExpressionsWhereTheServerCan()
{
    CreateIndex create;
    create.table = u"page"_s;
    create.index.name = u"ix"_s;
    create.index.parts = {IndexPart{u"lower(name)"_s, true}};
    QCOMPARE(sqlOf({create}, {}, Engine::Mysql), u"CREATE INDEX ix ON page ((lower(name)))"_s);
    QVERIFY(sqlOf({create}).contains(u"no indexes on expressions"_s));
    create.index.parts = {IndexPart{u"name(10) DESC"_s, true}, IndexPart{u"slug(3)"_s, true}};
    QCOMPARE(sqlOf({create}), u"CREATE INDEX ix ON page (name(10) DESC, slug(3))"_s);
}

QTEST_GUILESS_MAIN(TestMariadbDialect)

#include "tst_mariadbdialect.moc"
