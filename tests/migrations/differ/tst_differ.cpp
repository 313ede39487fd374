// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/differ/batches.h"
#include "migrations/differ/differ.h"
#include "migrations/differ/difference.h"
#include "models/operation/apply.h"
#include "models/operation/describe.h"
#include "models/schema/schemabuilder.h"
#include "tests/support/randomschema.h"
#include "tests/support/sampleschema.h"
#include "tests/support/schematext.h"
#include "tests/support/testresult.h"

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int stepsPerSeed = 12;

/// A few in every run; many where somebody has the time.
quint32 seedCount()
{
    return qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 4000 : 200;
}

/// What diff() promises to reach: no order, nothing that no operation says.
Schema reachable(Schema schema)
{
    for (Table& table : schema.tables) {
        std::ranges::sort(table.columns, {}, &Column::name);
    }
    schema.triggers.clear();
    schema.views.clear();
    schema.uncertainties.clear();
    return withoutOrder(schema);
}

Schema changed(RandomSchema& random, Schema schema)
{
    for (int i = 0; i < stepsPerSeed; ++i) {
        schema = *apply(random.operation(schema), schema);
    }
    return schema;
}

QStringList descriptions(const Result<std::vector<Operation>>& operations)
{
    QStringList lines;
    for (const Operation& operation : *operations) {
        lines << describe(operation);
    }
    return lines;
}

QStringList words(const Schema& from, const Schema& to)
{
    QStringList lines;
    for (const Difference& difference : differences(from, to)) {
        lines << describe(difference);
    }
    return lines;
}

/// customer, and an order that refers to it.
SchemaBuilder& shop(SchemaBuilder& schema)
{
    auto customer = schema.table(u"customer"_s);
    customer.integer(u"id"_s).primaryKey();
    customer.string(u"name"_s, 80).notNull();
    auto order = schema.table(u"order"_s);
    order.integer(u"id"_s).primaryKey();
    order.integer(u"customer_id"_s).notNull().references(u"customer"_s, u"id"_s);
    return schema;
}

Schema shop()
{
    SchemaBuilder schema;
    return shop(schema).build();
}

}  // namespace

class TestDiffer final : public QObject
{
    Q_OBJECT

private slots:
    void reachesTheOtherSchema_data();
    void reachesTheOtherSchema();
    void findsNothingBetweenEqualSchemas();
    void dropsReferringTablesFirstAndCreatesThemLast();
    void opensACircleOfForeignKeys();
    void takesAForeignKeyOffWhileItsKeyChanges();
    void makesAComputedColumnAnew();
    void leavesAnEnumThatIsUsed();
    void refusesASchemaThatContradictsItself();
    void bringsTheKeyBeforeWhatCounts();
    void tellsDifferencesInWords();
    void tellsTypesApartThatReadTheSame();
    void gathersAlterationsOfATable();
    void gathersNothingAcrossAForeignKey();
};

void TestDiffer::reachesTheOtherSchema_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= seedCount(); ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestDiffer::reachesTheOtherSchema()
{
    QFETCH(quint32, seed);
    RandomSchema random(seed);
    const Schema first = random.schema();
    const Schema second = seed % 4 == 0 ? random.schema() : changed(random, first);
    for (const auto& [from, to] : {std::pair(first, second), std::pair(second, first)}) {
        const auto operations = diff(from, to);
        QVERIFY_RESULT(operations);
        const Result<Schema> after = applyAll(*operations, from);
        QVERIFY_RESULT(after);
        QCOMPARE_SCHEMA(reachable(*after), reachable(to));
        const auto again = diff(*after, to);
        QVERIFY_RESULT(again);
        QCOMPARE(descriptions(again), QStringList());
        QCOMPARE(words(reachable(*after), reachable(to)), QStringList());
        QCOMPARE(differences(from, to).isEmpty(), withoutOrder(from) == withoutOrder(to));

        const Result<Schema> batched = applyAll(inBatches(*operations), from);
        QVERIFY_RESULT(batched);
        QCOMPARE_SCHEMA(reachable(*batched), reachable(to));
    }
}

void TestDiffer::findsNothingBetweenEqualSchemas()
{
    for (quint32 seed = 1; seed <= seedCount(); ++seed) {
        const Schema schema = RandomSchema(seed).schema();
        const auto operations = diff(schema, schema);
        QVERIFY_RESULT(operations);
        QVERIFY(operations->empty());
        QVERIFY(differences(schema, schema).isEmpty());
    }
}

void TestDiffer::dropsReferringTablesFirstAndCreatesThemLast()
{
    QCOMPARE(descriptions(diff(shop(), {})),
             (QStringList{u"drop table order"_s, u"drop table customer"_s}));
    Schema reversed = shop();
    std::ranges::reverse(reversed.tables);
    QCOMPARE(
        descriptions(diff({}, reversed)),
        (QStringList{u"create table customer (2 columns)"_s, u"create table order (2 columns)"_s}));
}

void TestDiffer::opensACircleOfForeignKeys()
{
    SchemaBuilder builder;
    shop(builder);
    Schema circle = builder.build();
    ForeignKey back;
    back.name = u"fk_last"_s;
    back.columns = {u"id"_s};
    back.referent = u"order"_s;
    back.referentColumns = {u"id"_s};
    circle.tables[0].foreignKeys << back;

    QCOMPARE(
        descriptions(diff({}, circle)),
        (QStringList{u"create table order (2 columns)"_s,
                     u"create table customer (2 columns)"_s,
                     u"add foreign key (customer_id) to order, referring to customer (id)"_s}));
    QCOMPARE(descriptions(diff(circle, {})),
             (QStringList{u"drop unnamed foreign key (customer_id) of order"_s,
                          u"drop table customer"_s,
                          u"drop table order"_s}));
}

void TestDiffer::takesAForeignKeyOffWhileItsKeyChanges()
{
    Schema named = shop();
    named.tables[0].primaryKey->name = u"pk_customer"_s;
    QCOMPARE(
        descriptions(diff(shop(), named)),
        (QStringList{u"drop unnamed foreign key (customer_id) of order"_s,
                     u"drop unnamed primary key (id) of customer"_s,
                     u"add primary key pk_customer (id) to customer"_s,
                     u"add foreign key (customer_id) to order, referring to customer (id)"_s}));
}

void TestDiffer::makesAComputedColumnAnew()
{
    Schema from = shop();
    Column twice;
    twice.name = u"twice"_s;
    twice.type = ColumnType::ofKind(TypeKind::Integer);
    twice.computed = Computed{u"id * 2"_s, true};
    from.tables[0].columns << twice;
    Schema to = from;
    to.tables[0].columns.last().computed->expression = u"id + id"_s;
    QCOMPARE(descriptions(diff(from, to)),
             (QStringList{u"drop column twice of customer"_s,
                          u"add column twice integer to customer"_s}));
    QCOMPARE(words(from, to),
             QStringList{u"~ column customer.twice: computed id * 2, stored -> id + id, stored"_s});
}

/// MariaDB lets only a column of a key count.
void TestDiffer::bringsTheKeyBeforeWhatCounts()
{
    SchemaBuilder plain;
    plain.table(u"t"_s).integer(u"id"_s).notNull().autoincrement(Autoincrement::No);
    SchemaBuilder keyed;
    keyed.table(u"t"_s).integer(u"id"_s).primaryKey().autoincrement(Autoincrement::Yes);
    const Schema from = plain.build();
    const Schema to = keyed.build();
    QCOMPARE(
        descriptions(diff(from, to)),
        (QStringList{u"add primary key (id) to t"_s, u"alter column id of t: autoincrement"_s}));
    QCOMPARE(descriptions(diff(to, from)),
             (QStringList{u"alter column id of t: autoincrement"_s,
                          u"drop unnamed primary key (id) of t"_s}));
}

void TestDiffer::leavesAnEnumThatIsUsed()
{
    SchemaBuilder one;
    one.enumType(u"mood"_s, {u"good"_s});
    const Schema unused = one.build();
    Schema more = unused;
    more.enums[0].values << u"bad"_s;
    QCOMPARE(descriptions(diff(unused, more)),
             (QStringList{u"drop enum type mood"_s, u"create enum type mood (good, bad)"_s}));

    one.table(u"day"_s).enumeration(u"mood"_s, u"mood"_s, {u"good"_s});
    const Schema used = one.build();
    more.tables = used.tables;
    QCOMPARE(descriptions(diff(used, more)), QStringList());
    QCOMPARE(words(used, more), QStringList{u"~ enum type mood: (good) -> (good, bad)"_s});
}

void TestDiffer::refusesASchemaThatContradictsItself()
{
    Schema wrong = shop();
    wrong.tables[0].uniqueConstraints << UniqueConstraint{.name = {},
                                                          .columns = {u"nowhere"_s},
                                                          .deferrable = {},
                                                          .initially = {},
                                                          .onConflict = {},
                                                          .options = {}};
    const auto operations = diff(shop(), wrong);
    QVERIFY(!operations);
    QCOMPARE(operations.error().code, ErrorCode::SchemaConflict);
}

void TestDiffer::tellsDifferencesInWords()
{
    Schema to = shop();
    Table& customer = to.tables[0];
    customer.column(u"name"_s)->type = ColumnType::string(120);
    customer.column(u"name"_s)->nullable = true;
    Column email;
    email.name = u"email"_s;
    email.type = ColumnType::string(96);
    customer.columns.prepend(email);
    std::swap(customer.columns[1], customer.columns[2]);
    Index index;
    index.name = u"ix_email"_s;
    index.parts << IndexPart{u"email"_s, false};
    index.unique = true;
    customer.indexes << index;
    to.tables[1].foreignKeys[0].onDelete = u"CASCADE"_s;
    Table note;
    note.name = u"note"_s;
    to.tables << note;
    to.views << View{u"v"_s, u"CREATE VIEW v AS SELECT 1"_s};

    QCOMPARE(
        words(shop(), to),
        (QStringList{
            u"~ column customer.name: type string(80) -> string(120)"_s,
            u"~ column customer.name: null not allowed -> allowed"_s,
            u"+ column customer.email: string(96)"_s,
            u"~ table customer: order of columns id, name -> name, id"_s,
            u"+ index ix_email of customer: (email), unique"_s,
            u"~ foreign key of order: (customer_id) -> customer (id) -> (customer_id) -> customer (id), on delete CASCADE"_s,
            u"+ table note: 0 columns"_s,
            u"+ view v: CREATE VIEW v AS SELECT 1"_s}));
    QCOMPARE(words(to, shop()).first(), u"- column customer.email: string(96)"_s);
    QCOMPARE(words(to, shop()).last(), u"- view v: CREATE VIEW v AS SELECT 1"_s);
}

void TestDiffer::tellsTypesApartThatReadTheSame()
{
    Schema to = shop();
    to.tables[0].columns[1].type.exact = true;
    QCOMPARE(words(shop(), to),
             QStringList{
                 u"~ column customer.name: type string(80), generic -> string(80), as spelled"_s});
}

void TestDiffer::gathersAlterationsOfATable()
{
    Schema to = shop();
    to.tables[0].columns.removeLast();
    to.tables[0].comment = u"who buys"_s;
    to.tables[1].columns[0].type = ColumnType::ofKind(TypeKind::BigInteger);
    const auto operations = diff(shop(), to);
    QVERIFY_RESULT(operations);
    QCOMPARE(
        descriptions(inBatches(*operations)),
        (QStringList{
            u"alter table customer in one go: drop column name of customer; set the comment of table customer to 'who buys'"_s,
            u"alter table order in one go: alter column id of order: type big integer"_s}));
}

void TestDiffer::gathersNothingAcrossAForeignKey()
{
    Schema named = shop();
    named.tables[0].primaryKey->name = u"pk_customer"_s;
    const auto operations = diff(shop(), named);
    QVERIFY_RESULT(operations);
    QCOMPARE(inBatches(*operations).size(), size_t{3});
}

QTEST_GUILESS_MAIN(TestDiffer)
#include "tst_differ.moc"
