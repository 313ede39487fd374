// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/apply.h"
#include "tests/support/sampleschema.h"
#include "tests/support/schematext.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const TableName page(u"page"_s);
const TableName person(u"person"_s);

Result<Schema> applied(const Operation::Value& step, const Schema& schema = sampleSchema())
{
    return apply(Operation{.value = step}, schema);
}

/// The message of a refusal; empty if `step` was accepted or failed otherwise.
QString refusal(const Operation::Value& step, const Schema& schema = sampleSchema())
{
    const Result<Schema> result = applied(step, schema);
    const bool isRefused = !result.has_value() && result.error().code == ErrorCode::SchemaConflict;
    return isRefused ? result.error().message : QString();
}

Column integerColumn(const QString& name)
{
    Column column;
    column.name = name;
    column.type = ColumnType::ofKind(TypeKind::Integer);
    return column;
}

CreateTable createTable(const QString& name)
{
    CreateTable create;
    create.table.name = TableName(name);
    create.table.columns << integerColumn(u"id"_s);
    return create;
}

DropTable dropTable(const TableName& name)
{
    DropTable drop;
    drop.table = name;
    return drop;
}

AddColumn addColumn(const QString& name)
{
    AddColumn add;
    add.table = page;
    add.column = integerColumn(name);
    return add;
}

DropColumn dropColumn(const TableName& table, const QString& name)
{
    DropColumn drop;
    drop.table = table;
    drop.column = name;
    return drop;
}

AlterColumn rename(const TableName& table, const QString& from, const QString& to)
{
    AlterColumn alter;
    alter.table = table;
    alter.column = from;
    alter.changes.name = to;
    return alter;
}

}  // namespace

class TestApply final : public QObject
{
    Q_OBJECT

private slots:
    void leavesItsArgumentAlone();
    void createsTablesOnce();
    void refusesTablesThatContradictThemselves();
    void dropsTablesWithTheirTriggers();
    void renamesTablesEverywhere();
    void refusesToRenameOntoAnotherTable();
    void setsTableComments();
    void putsColumnsInTheirPlace();
    void addsWhatIsWrittenAtAColumn();
    void refusesColumnsThatDoNotFit();
    void dropsColumnsWithAllThatNeedsThem();
    void dropsAKeyWithItsColumn();
    void refusesToDropAColumnThatAnotherTableNeeds();
    void refusesToDropAColumnThatAnotherIsComputedFrom();
    void changesOnlyWhatIsSaid();
    void dropsDefaultsAndComments();
    void movesColumns();
    void renamesColumnsEverywhere();
    void renamesReferredColumnsInOtherTables();
    void refusesToRenameOntoAnotherColumn();
    void keepsEnumTypes();
    void checksInsertedRows();
    void notesSqlThatMayChangeTheSchema();
    void refusesNothingOnceUncertain();
    void appliesBatchesInOrder();
    void stopsAtTheFirstMisfit();
};

void TestApply::leavesItsArgumentAlone()
{
    const Schema before = sampleSchema();
    QVERIFY_RESULT(applied(rename(person, u"person_id"_s, u"id"_s), before));
    QVERIFY_RESULT(applied(dropTable(page), before));
    QCOMPARE_SCHEMA(before, sampleSchema());
}

void TestApply::createsTablesOnce()
{
    const Result<Schema> once = applied(createTable(u"tag"_s));
    QVERIFY_RESULT(once);
    QCOMPARE(once->tables.last().name, TableName(u"tag"_s));
    QCOMPARE(refusal(createTable(u"tag"_s), *once), u"There is already a table or view 'tag'."_s);

    CreateTable tolerant = createTable(u"tag"_s);
    tolerant.ifNotExists = true;
    const Result<Schema> twice = applied(tolerant, *once);
    QVERIFY_RESULT(twice);
    QCOMPARE_SCHEMA(*twice, *once);

    CreateTable elsewhere = createTable(u"tag"_s);
    elsewhere.table.name.schema = u"other"_s;
    QVERIFY_RESULT(applied(elsewhere, *once));
}

void TestApply::refusesTablesThatContradictThemselves()
{
    CreateTable twice = createTable(u"tag"_s);
    twice.table.columns << integerColumn(u"id"_s);
    QCOMPARE(refusal(twice), u"Table 'tag' has two columns 'id'."_s);

    CreateTable keyless = createTable(u"tag"_s);
    keyless.table.primaryKey = PrimaryKey{.name = {}, .columns = {u"key"_s}, .onConflict = {}};
    QCOMPARE(refusal(keyless),
             u"The primary key of table 'tag' names a column 'key' that does not exist."_s);
}

void TestApply::dropsTablesWithTheirTriggers()
{
    const Result<Schema> after = applied(dropTable(page));
    QVERIFY_RESULT(after);
    QVERIFY(after->table(page) == nullptr);
    QVERIFY(after->triggers.isEmpty());

    QCOMPARE(refusal(dropTable(page), *after), u"There is no table 'page'."_s);
    DropTable tolerant = dropTable(page);
    tolerant.ifExists = true;
    QVERIFY_RESULT(applied(tolerant, *after));
}

void TestApply::renamesTablesEverywhere()
{
    Schema schema = sampleSchema();
    schema.tables[0].foreignKeys << schema.tables[1].foreignKeys;  // person refers to itself
    const Result<Schema> after =
        applied(RenameTable{.table = person, .newName = u"human"_s}, schema);
    QVERIFY_RESULT(after);
    QVERIFY(after->table(person) == nullptr);
    QCOMPARE(after->table(page)->foreignKeys.front().referent, TableName(u"human"_s));
    QCOMPARE(after->tables[0].foreignKeys.front().referent, TableName(u"human"_s));

    const Result<Schema> leaf = applied(RenameTable{.table = page, .newName = u"leaf"_s}, schema);
    QVERIFY_RESULT(leaf);
    QCOMPARE(leaf->triggers.front().table, TableName(u"leaf"_s));

    schema.uncertainties << Uncertainty({}, page, u"ALTER TABLE page FROBNICATE"_s);
    const Result<Schema> doubtful =
        applied(RenameTable{.table = page, .newName = u"leaf"_s}, schema);
    QCOMPARE(doubtful->uncertaintiesOf(TableName(u"leaf"_s)).size(), 1);
}

void TestApply::refusesToRenameOntoAnotherTable()
{
    QCOMPARE(refusal(RenameTable{.table = page, .newName = u"person"_s}),
             u"There is already a table or view 'person'."_s);
    QCOMPARE(refusal(RenameTable{.table = TableName(u"tag"_s), .newName = u"x"_s}),
             u"There is no table 'tag'."_s);
}

void TestApply::setsTableComments()
{
    SetTableComment set;
    set.table = page;
    set.comment = u"what readers see"_s;
    const Result<Schema> said = applied(set);
    QVERIFY_RESULT(said);
    QCOMPARE(said->table(page)->comment, u"what readers see"_s);

    set.comment.reset();
    const Result<Schema> unsaid = applied(set, *said);
    QVERIFY_RESULT(unsaid);
    QCOMPARE_SCHEMA(*unsaid, sampleSchema());
}

void TestApply::putsColumnsInTheirPlace()
{
    AddColumn add = addColumn(u"new"_s);
    QCOMPARE(applied(add)->table(page)->columnNames().last(), u"new"_s);
    add.place.before = u"page_id"_s;
    QCOMPARE(applied(add)->table(page)->columnNames().first(), u"new"_s);
    add.place = ColumnPlace{.before = {}, .after = u"title"_s};
    QCOMPARE(applied(add)->table(page)->columnNames().indexOf(u"new"_s), 2);
    add.place.after = u"nowhere"_s;
    QCOMPARE(refusal(add), u"Table 'page' has no column 'nowhere' to put another one beside."_s);
}

void TestApply::addsWhatIsWrittenAtAColumn()
{
    AddColumn add = addColumn(u"editor_id"_s);
    ForeignKey key;
    key.columns = {u"editor_id"_s};
    key.referent = person;
    key.referentColumns = {u"person_id"_s};
    add.parts.foreignKeys << key;
    Index index;
    index.name = u"ix_page_editor_id"_s;
    index.parts << IndexPart{.text = u"editor_id"_s, .isExpression = false};
    add.parts.indexes << index;

    const Result<Schema> after = applied(add);
    QVERIFY_RESULT(after);
    QCOMPARE(after->table(page)->foreignKeys.size(), 2);
    QVERIFY(after->table(page)->index(u"ix_page_editor_id"_s) != nullptr);
}

void TestApply::refusesColumnsThatDoNotFit()
{
    QCOMPARE(refusal(addColumn(u"title"_s)), u"Table 'page' has a column 'title' already."_s);
    AddColumn tolerant = addColumn(u"title"_s);
    tolerant.ifNotExists = true;
    QCOMPARE_SCHEMA(*applied(tolerant), sampleSchema());

    AddColumn second = addColumn(u"key"_s);
    second.parts.primaryKey = true;
    QCOMPARE(refusal(second),
             u"Table 'page' has a primary key already; column 'key' cannot be another."_s);
    QCOMPARE(refusal(dropColumn(page, u"x"_s)), u"Table 'page' has no column 'x'."_s);
}

void TestApply::dropsColumnsWithAllThatNeedsThem()
{
    const Result<Schema> rankless = applied(dropColumn(page, u"rank"_s));
    QVERIFY_RESULT(rankless);
    QVERIFY(rankless->table(page)->checkConstraints.isEmpty());
    QVERIFY(rankless->table(page)->index(u"page_rank"_s) == nullptr);
    QVERIFY(rankless->table(page)->index(u"page_lower"_s) != nullptr);

    const Result<Schema> ownerless = applied(dropColumn(page, u"owner_id"_s));
    QVERIFY_RESULT(ownerless);
    QVERIFY(ownerless->table(page)->foreignKeys.isEmpty());
    QVERIFY(ownerless->table(page)->uniqueConstraints.isEmpty());
}

void TestApply::dropsAKeyWithItsColumn()
{
    const Result<Schema> after = applied(dropColumn(page, u"page_id"_s));
    QVERIFY_RESULT(after);
    QVERIFY(!after->table(page)->primaryKey.has_value());
}

void TestApply::refusesToDropAColumnThatAnotherTableNeeds()
{
    QCOMPARE(refusal(dropColumn(person, u"person_id"_s)),
             u"Column 'person_id' of table 'person' cannot be dropped: a foreign key of table "
             "'page' refers to it."_s);

    Schema implicit = sampleSchema();
    implicit.table(page)->foreignKeys.front().referentColumns.clear();
    QVERIFY(!refusal(dropColumn(person, u"person_id"_s), implicit).isEmpty());
    QVERIFY_RESULT(applied(dropColumn(person, u"email"_s), implicit));
}

void TestApply::refusesToDropAColumnThatAnotherIsComputedFrom()
{
    Schema schema = sampleSchema();
    schema.table(page)->column(u"title"_s)->computed =
        Computed{.expression = u"upper('rank' || \"rank\")"_s, .persisted = {}};
    QCOMPARE(refusal(dropColumn(page, u"rank"_s), schema),
             u"Column 'rank' of table 'page' cannot be dropped: column 'title' is computed from "
             "it."_s);
}

void TestApply::changesOnlyWhatIsSaid()
{
    AlterColumn alter;
    alter.table = person;
    alter.column = u"name"_s;
    alter.changes.type = ColumnType::ofKind(TypeKind::Text);
    Schema expected = sampleSchema();
    expected.table(person)->column(u"name"_s)->type = ColumnType::ofKind(TypeKind::Text);
    const Result<Schema> after = applied(alter);
    QVERIFY_RESULT(after);
    QCOMPARE_SCHEMA(*after, expected);
}

void TestApply::dropsDefaultsAndComments()
{
    Schema schema = sampleSchema();
    schema.table(person)->column(u"name"_s)->comment = u"as written"_s;
    AlterColumn alter;
    alter.table = person;
    alter.column = u"name"_s;
    alter.changes.serverDefault.emplace(std::nullopt);
    alter.changes.comment.emplace(std::nullopt);
    const Result<Schema> after = applied(alter, schema);
    QVERIFY_RESULT(after);
    const Column* column = after->table(person)->column(u"name"_s);
    QVERIFY(!column->serverDefault.has_value());
    QVERIFY(column->comment.isEmpty());
}

void TestApply::movesColumns()
{
    AlterColumn alter;
    alter.table = page;
    alter.column = u"rank"_s;
    alter.place.before = u"page_id"_s;
    QCOMPARE(applied(alter)->table(page)->columnNames(),
             QStringList({u"rank"_s, u"page_id"_s, u"title"_s, u"owner_id"_s}));
}

void TestApply::renamesColumnsEverywhere()
{
    const Result<Schema> ranked = applied(rename(page, u"rank"_s, u"Order"_s));
    QVERIFY_RESULT(ranked);
    const Table* table = ranked->table(page);
    QCOMPARE(table->checkConstraints.front().condition, u"\"Order\" >= 0"_s);
    QCOMPARE(table->index(u"page_rank"_s)->columns(), QStringList(u"Order"_s));
    QCOMPARE(table->index(u"page_rank"_s)->where, u"\"Order\" > 0"_s);

    const Result<Schema> titled = applied(rename(page, u"title"_s, u"heading"_s));
    QVERIFY_RESULT(titled);
    table = titled->table(page);
    QCOMPARE(table->uniqueConstraints.front().columns, QStringList({u"heading"_s, u"owner_id"_s}));
    QCOMPARE(table->index(u"page_lower"_s)->parts.front().text, u"lower(heading)"_s);
}

void TestApply::renamesReferredColumnsInOtherTables()
{
    const Result<Schema> after = applied(rename(person, u"person_id"_s, u"id"_s));
    QVERIFY_RESULT(after);
    QCOMPARE(after->table(person)->primaryKey->columns, QStringList(u"id"_s));
    QCOMPARE(after->table(page)->foreignKeys.front().referentColumns, QStringList(u"id"_s));
    QCOMPARE(after->table(page)->foreignKeys.front().columns, QStringList(u"owner_id"_s));
}

void TestApply::refusesToRenameOntoAnotherColumn()
{
    QCOMPARE(refusal(rename(page, u"rank"_s, u"title"_s)),
             u"Column 'rank' of table 'page' cannot be renamed: there is a column 'title' "
             "already."_s);
    QCOMPARE(refusal(rename(page, u"x"_s, u"y"_s)), u"Table 'page' has no column 'x'."_s);
    QVERIFY_RESULT(applied(rename(page, u"rank"_s, u"rank"_s)));
}

void TestApply::keepsEnumTypes()
{
    CreateEnum create;
    create.type = EnumType{.schema = {}, .name = u"mood"_s, .values = {u"fine"_s}};
    const Result<Schema> after = applied(create);
    QVERIFY_RESULT(after);
    QCOMPARE(after->enums, QList<EnumType>{create.type});
    QCOMPARE(refusal(create, *after), u"There is already an enum type 'mood'."_s);
    create.ifNotExists = true;
    QCOMPARE_SCHEMA(*applied(create, *after), *after);

    DropEnum drop;
    drop.type.name = u"mood"_s;
    QVERIFY(applied(drop, *after)->enums.isEmpty());
    QVERIFY2(applied(drop).has_value(), "one that came with a column is not listed");
}

void TestApply::checksInsertedRows()
{
    BulkInsert insert;
    insert.table = page;
    insert.columns = {u"title"_s};
    QCOMPARE_SCHEMA(*applied(insert), sampleSchema());
    insert.columns << u"subtitle"_s;
    QCOMPARE(refusal(insert),
             u"The list of inserted values of table 'page' names a column 'subtitle' that does "
             "not exist."_s);
}

void TestApply::notesSqlThatMayChangeTheSchema()
{
    QVERIFY(
        applied(ExecuteSql{.sql = u"UPDATE page SET rank = 1"_s, .parameters = {}})->isCertain());
    const Result<Schema> after =
        applied(ExecuteSql{.sql = u"CREATE VIEW v AS\n  SELECT 1"_s, .parameters = {}});
    QVERIFY_RESULT(after);
    QCOMPARE(texts(after->uncertainties),
             QStringList(u"SQL text that may change the schema: CREATE VIEW v AS SELECT 1"_s));
}

void TestApply::refusesNothingOnceUncertain()
{
    std::vector<Operation> operations;
    operations.push_back(
        {.value = ExecuteSql{.sql = u"CREATE TABLE tag (id int)"_s, .parameters = {}}});
    operations.push_back({.value = dropTable(TableName(u"tag"_s))});
    operations.push_back({.value = addColumn(u"new"_s)});
    const Result<Schema> after = applyAll(operations, sampleSchema());
    QVERIFY_RESULT(after);
    QCOMPARE(after->uncertainties.size(), 2);
    QCOMPARE(after->uncertainties.last().toString(),
             u"Could not follow “drop table tag”: There is no table 'tag'."_s);
    QVERIFY2(after->table(page)->hasColumn(u"new"_s), "what fits is still followed");
}

void TestApply::appliesBatchesInOrder()
{
    Batch batch;
    batch.table = page;
    batch.operations.push_back({.value = addColumn(u"new"_s)});
    batch.operations.push_back({.value = rename(page, u"new"_s, u"newer"_s)});
    batch.tableOptions.insert(u"sqlite_autoincrement"_s, true);
    batch.tableConstraints << CheckConstraint{
        .name = u"ck_newer"_s, .condition = u"newer > 0"_s, .options = {}};
    AutocommitBlock block;
    block.operations.push_back({.value = batch});

    const Result<Schema> after = applied(block);
    QVERIFY_RESULT(after);
    const Table* table = after->table(page);
    QVERIFY(table->hasColumn(u"newer"_s));
    QVERIFY(table->constraint(u"ck_newer"_s, ConstraintType::Check).has_value());
    QCOMPARE(table->options.value(u"sqlite_autoincrement"_s), QVariant(true));
}

void TestApply::stopsAtTheFirstMisfit()
{
    std::vector<Operation> operations;
    operations.push_back({.value = dropTable(page)});
    operations.push_back({.value = addColumn(u"new"_s)});
    const Result<Schema> after = applyAll(operations, sampleSchema());
    QVERIFY(!after.has_value());
    QCOMPARE(after.error().message, u"There is no table 'page'."_s);
    QCOMPARE(after.error().subjects, QStringList(u"page"_s));
}

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
