// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schemabuilder.h"
#include "tests/support/schematext.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestSchemaBuilder final : public QObject
{
    Q_OBJECT

private slots:
    void declaresColumnsInOrder();
    void knowsEveryType();
    void speaksOfTheLastColumn();
    void makesKeysOfSeveralColumns();
    void makesForeignKeys();
    void makesIndexes();
    void goesOnInOneChain();
    void keepsHandlesApart();
};

void TestSchemaBuilder::declaresColumnsInOrder()
{
    SchemaBuilder builder;
    TableBuilder page = builder.table(u"page"_s);
    page.integer(u"page_id"_s).primaryKey();
    page.string(u"title"_s, 96).notNull().unique();
    page.check(u"title <> ''"_s, u"ck_title"_s);
    page.tableComment(u"what readers see"_s);
    page.tableOption(u"mysql_engine"_s, u"InnoDB"_s);
    builder.enumType(u"mood"_s, {u"fine"_s, u"bad"_s});
    QCOMPARE(schemaText(builder.build()),
             u"table page comment what readers see {\"mysql_engine\":\"InnoDB\"}\n"
             "  page: page_id integer not null\n"
             "  page: title string(96) not null\n"
             "  page: primary key (page_id)\n"
             "  page: unique constraint (title)\n"
             "  page: check constraint named ck_title (title <> '')\n"
             "enum mood (fine, bad)"_s);
}

void TestSchemaBuilder::knowsEveryType()
{
    SchemaBuilder builder;
    TableBuilder all = builder.table(u"t"_s);
    all.boolean(u"a"_s);
    all.smallInteger(u"b"_s);
    all.bigInteger(u"c"_s);
    all.numeric(u"d"_s, 10, 2);
    all.floatingPoint(u"e"_s);
    all.string(u"f"_s);
    all.text(u"g"_s);
    all.date(u"h"_s);
    all.time(u"i"_s);
    all.dateTime(u"j"_s);
    all.dateTimeWithZone(u"k"_s);
    all.largeBinary(u"l"_s);
    all.uuid(u"m"_s);
    all.json(u"n"_s);
    all.jsonb(u"o"_s);
    all.enumeration(u"p"_s, u"mood"_s, {u"fine"_s});
    all.column(u"q"_s, ColumnType::other(u"INET"_s));
    QStringList types;
    for (const Column& column : builder.build().tables.front().columns) {
        QVERIFY(column.nullable);
        types << describe(column.type.on(u"postgresql"_s));
    }
    QCOMPARE(types,
             QStringList({u"boolean"_s,
                          u"small integer"_s,
                          u"big integer"_s,
                          u"numeric(10, 2)"_s,
                          u"float"_s,
                          u"string"_s,
                          u"text"_s,
                          u"date"_s,
                          u"time"_s,
                          u"datetime"_s,
                          u"datetime with time zone"_s,
                          u"large binary"_s,
                          u"uuid"_s,
                          u"json"_s,
                          u"jsonb"_s,
                          u"enum mood (fine)"_s,
                          u"INET"_s}));
    const ColumnType jsonb = builder.build().tables.front().column(u"o"_s)->type;
    QCOMPARE(describe(jsonb.on(u"sqlite"_s)), u"json"_s);
}

void TestSchemaBuilder::speaksOfTheLastColumn()
{
    SchemaBuilder builder;
    TableBuilder table = builder.table(u"t"_s);
    table.boolean(u"a"_s).defaultsTo(true).comment(u"said"_s);
    table.integer(u"b"_s).defaultsTo(3).autoincrement(Autoincrement::No);
    table.string(u"c"_s).defaultsTo(u"x"_s);
    table.dateTime(u"d"_s).defaultsToNow().notNull();
    table.integer(u"e"_s).defaultsToSql(u"1 + 1"_s).notNull().nullable();
    table.integer(u"f"_s).identity(true);
    table.integer(u"g"_s).computed(u"b * 2"_s, true);
    QCOMPARE(schemaText(builder.build()),
             u"table t\n"
             "  t: a boolean default true comment said\n"
             "  t: b integer default '3' autoincrement=no\n"
             "  t: c string default 'x'\n"
             "  t: d datetime not null default now\n"
             "  t: e integer default (1 + 1)\n"
             "  t: f integer identity always\n"
             "  t: g integer computed (b * 2) persisted=yes"_s);
}

void TestSchemaBuilder::makesKeysOfSeveralColumns()
{
    SchemaBuilder builder;
    TableBuilder byColumn = builder.table(u"a"_s);
    byColumn.integer(u"x"_s).primaryKey();
    byColumn.integer(u"y"_s).primaryKey();
    TableBuilder byTable = builder.table(u"b"_s);
    byTable.integer(u"x"_s);
    byTable.integer(u"y"_s);
    byTable.primaryKey({u"x"_s, u"y"_s}, u"pk_b"_s);
    const Schema schema = builder.build();
    QCOMPARE(schema.tables[0].primaryKey->columns, QStringList({u"x"_s, u"y"_s}));
    QCOMPARE(schema.tables[1].primaryKey->columns, QStringList({u"x"_s, u"y"_s}));
    QCOMPARE(schema.tables[1].primaryKey->name, u"pk_b"_s);
    QVERIFY(!schema.tables[1].column(u"y"_s)->nullable);
}

void TestSchemaBuilder::makesForeignKeys()
{
    SchemaBuilder builder;
    TableBuilder page = builder.table(u"page"_s);
    page.integer(u"owner"_s)
        .references(u"person"_s, u"id"_s)
        .onDelete(ReferentialAction::SetNull)
        .onUpdate(ReferentialAction::Cascade);
    page.foreignKey({u"owner"_s}, u"fk_owner"_s)
        .references(TableName(u"other"_s, u"person"_s), {u"id"_s})
        .initiallyDeferred();
    page.foreignKey({u"owner"_s}).references(u"person"_s).onDelete(ReferentialAction::Restrict);
    QCOMPARE(schemaText(builder.build()),
             u"table page\n"
             "  page: owner integer\n"
             "  page: foreign key (owner) -> person (id) on delete SET NULL on update CASCADE\n"
             "  page: foreign key named fk_owner (owner) -> other.person (id) deferrable=yes "
             "initially DEFERRED\n"
             "  page: foreign key (owner) -> person () on delete RESTRICT"_s);
}

void TestSchemaBuilder::makesIndexes()
{
    SchemaBuilder builder;
    TableBuilder page = builder.table(u"page"_s);
    page.string(u"title"_s).indexed();
    page.uniqueIndex(u"u"_s, {u"title"_s}).where(u"title <> ''"_s);
    page.index(u"g"_s, {}).expression(u"lower(title)"_s).usingMethod(u"gin"_s);
    QCOMPARE(schemaText(builder.build()),
             u"table page\n"
             "  page: title string\n"
             "  page: index ix_page_title (title)\n"
             "  page: unique index u (title) where title <> ''\n"
             "  page: index g ((lower(title))) {\"postgresql_using\":\"gin\"}"_s);
}

void TestSchemaBuilder::goesOnInOneChain()
{
    SchemaBuilder chained;
    chained.table(u"t"_s)
        .integer(u"a"_s)
        .primaryKey()
        .integer(u"b"_s)
        .references(u"t"_s, u"a"_s)
        .onDelete(ReferentialAction::Cascade)
        .string(u"c"_s)
        .notNull()
        .index(u"i"_s, {u"c"_s})
        .where(u"c > ''"_s)
        .unique({u"b"_s, u"c"_s});
    SchemaBuilder apart;
    TableBuilder table = apart.table(u"t"_s);
    table.integer(u"a"_s).primaryKey();
    table.integer(u"b"_s).references(u"t"_s, u"a"_s).onDelete(ReferentialAction::Cascade);
    table.string(u"c"_s).notNull();
    table.index(u"i"_s, {u"c"_s}).where(u"c > ''"_s);
    table.unique({u"b"_s, u"c"_s});
    QCOMPARE_SCHEMA(chained.build(), apart.build());
}

void TestSchemaBuilder::keepsHandlesApart()
{
    SchemaBuilder builder;
    TableBuilder first = builder.table(u"first"_s);
    TableBuilder second = builder.table(u"second"_s);
    ColumnBuilder early = first.integer(u"a"_s);
    second.integer(u"b"_s);
    first.integer(u"c"_s);
    early.notNull();
    const Schema schema = builder.build();
    QVERIFY(!schema.tables[0].column(u"a"_s)->nullable);
    QVERIFY(schema.tables[0].column(u"c"_s)->nullable);
    QCOMPARE(schema.tables[1].columnNames(), QStringList(u"b"_s));
}

QTEST_GUILESS_MAIN(TestSchemaBuilder)
#include "tst_schemabuilder.moc"
