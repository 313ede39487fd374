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

QString refusal(const Operation::Value& step, const Schema& schema = sampleSchema())
{
    const Result<Schema> result = applied(step, schema);
    const bool isRefused = !result.has_value() && result.error().code == ErrorCode::SchemaConflict;
    return isRefused ? result.error().message : QString();
}

UniqueConstraint unique(const QString& name, const QStringList& columns)
{
    UniqueConstraint constraint;
    constraint.name = name;
    constraint.columns = columns;
    return constraint;
}

ForeignKey keyTo(const TableName& referent, const QStringList& columns)
{
    ForeignKey key;
    key.columns = {u"rank"_s};
    key.referent = referent;
    key.referentColumns = columns;
    return key;
}

DropConstraint drop(const TableName& table,
                    const QString& name,
                    ConstraintType type = ConstraintType::Unknown)
{
    DropConstraint step;
    step.table = table;
    step.name = name;
    step.type = type;
    return step;
}

DropIndex dropIndex(const TableName& table, const QString& name)
{
    DropIndex step;
    step.table = table;
    step.name = name;
    return step;
}

Index indexOn(const QString& name, const QString& column)
{
    Index index;
    index.name = name;
    index.parts << IndexPart{.text = column, .isExpression = false};
    return index;
}

}  // namespace

class TestApplyConstraint final : public QObject
{
    Q_OBJECT

private slots:
    void addsConstraints();
    void refusesConstraintsThatDoNotFit();
    void toleratesReferencesToUnknownTables();
    void dropsByName();
    void findsUnnamedOnes_data();
    void findsUnnamedOnes();
    void refusesWhatIsAmbiguous();
    void listsWhatThereIs();
    void guessesNothingIfItNeedNotExist();
    void dropsAUniqueIndexAsAConstraint();
    void dropsTheCheckOfAType();
    void createsIndexes();
    void refusesIndexesThatDoNotFit();
    void dropsAnIndexOfAnyTable();
    void dropsAUniqueConstraintAsAnIndex();
    void refusesToDropMissingIndexes();
};

void TestApplyConstraint::addsConstraints()
{
    const Result<Schema> after =
        applied(AddConstraint{.table = page, .constraint = unique(u"uq"_s, {u"rank"_s})});
    QVERIFY_RESULT(after);
    QVERIFY(after->table(page)->constraint(u"uq"_s, ConstraintType::Unique).has_value());
}

void TestApplyConstraint::refusesConstraintsThatDoNotFit()
{
    const auto add = [](const Constraint& constraint) {
        return AddConstraint{.table = page, .constraint = constraint};
    };
    QCOMPARE(refusal(add(unique(u"ck_rank"_s, {u"rank"_s}))),
             u"Table 'page' has a constraint 'ck_rank' already."_s);
    QCOMPARE(refusal(add(unique(u"uq"_s, {u"x"_s}))),
             u"The unique constraint 'uq' of table 'page' names a column 'x' that does not "
             "exist."_s);
    QCOMPARE(refusal(add(PrimaryKey{.name = {}, .columns = {u"rank"_s}, .onConflict = {}})),
             u"Table 'page' has a primary key already."_s);
    QCOMPARE(refusal(add(keyTo(person, {u"x"_s}))),
             u"The unnamed foreign key (rank) of table 'person' names a column 'x' that does not "
             "exist."_s);
}

void TestApplyConstraint::toleratesReferencesToUnknownTables()
{
    const ForeignKey key = keyTo(TableName(u"billing"_s, u"invoice"_s), {u"id"_s});
    QVERIFY_RESULT(applied(AddConstraint{.table = page, .constraint = key}));
}

void TestApplyConstraint::dropsByName()
{
    const Result<Schema> after = applied(drop(page, u"uq_title_owner"_s, ConstraintType::Unique));
    QVERIFY_RESULT(after);
    QVERIFY(after->table(page)->uniqueConstraints.isEmpty());
    QVERIFY(applied(drop(page, u"ck_rank"_s))->table(page)->checkConstraints.isEmpty());
    QVERIFY(!refusal(drop(page, u"ck_rank"_s, ConstraintType::Unique)).isEmpty());
}

void TestApplyConstraint::findsUnnamedOnes_data()
{
    QTest::addColumn<TableName>("table");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ConstraintType>("type");
    const auto row =
        [](const char* tag, const TableName& table, const QString& name, ConstraintType type) {
            QTest::newRow(tag) << table << name << type;
        };
    row("PostgreSQL's unique", person, u"person_email_key"_s, ConstraintType::Unknown);
    row("PostgreSQL's key", person, u"person_pkey"_s, ConstraintType::Primary);
    row("PostgreSQL's foreign key", page, u"page_owner_id_fkey"_s, ConstraintType::Unknown);
    row("MySQL's foreign key", page, u"page_ibfk_1"_s, ConstraintType::ForeignKey);
    row("MySQL's key", person, u"PRIMARY"_s, ConstraintType::Primary);
    row("a convention", page, u"fk_page_owner_id_person"_s, ConstraintType::ForeignKey);
    row("an earlier table name", person, u"user_email_key"_s, ConstraintType::Unknown);
    row("the only one", page, u"fk_7f3a"_s, ConstraintType::ForeignKey);
    row("no name at all", page, QString(), ConstraintType::ForeignKey);
}

void TestApplyConstraint::findsUnnamedOnes()
{
    QFETCH(TableName, table);
    QFETCH(QString, name);
    QFETCH(ConstraintType, type);
    const auto count = [&table](const Schema& schema) {
        const Table* found = schema.table(table);
        return found->uniqueConstraints.size() + found->foreignKeys.size()
               + found->checkConstraints.size() + (found->primaryKey.has_value() ? 1 : 0);
    };
    const Result<Schema> after = applied(drop(table, name, type));
    QVERIFY_RESULT(after);
    QCOMPARE(count(*after), count(sampleSchema()) - 1);
}

void TestApplyConstraint::refusesWhatIsAmbiguous()
{
    Schema schema = sampleSchema();
    schema.table(person)->uniqueConstraints << unique({}, {u"name"_s});
    QCOMPARE(refusal(drop(person, QString(), ConstraintType::Unique), schema),
             u"Table 'person' has several that a unique constraint without a name could mean. "
             "There are: unnamed unique constraint (email), unnamed unique constraint (name)."_s);
    QVERIFY(!refusal(drop(person, u"uq_7f3a"_s, ConstraintType::Unique), schema).isEmpty());
    const Result<Schema> byColumn =
        applied(drop(person, u"uq_person_name"_s, ConstraintType::Unique), schema);
    QVERIFY_RESULT(byColumn);
    QCOMPARE(byColumn->table(person)->uniqueConstraints.front().columns, QStringList(u"email"_s));
}

void TestApplyConstraint::listsWhatThereIs()
{
    QCOMPARE(refusal(drop(page, u"ck_x"_s, ConstraintType::Check)),
             u"Table 'page' has no check constraint 'ck_x'. There are: check constraint "
             "'ck_rank'."_s);
    QCOMPARE(refusal(drop(person, QString(), ConstraintType::Check)),
             u"Table 'person' has no check constraint."_s);
}

void TestApplyConstraint::guessesNothingIfItNeedNotExist()
{
    DropConstraint tolerant = drop(page, u"fk_7f3a"_s, ConstraintType::ForeignKey);
    tolerant.ifExists = true;
    QCOMPARE_SCHEMA(*applied(tolerant), sampleSchema());
    tolerant.name = u"page_owner_id_fkey"_s;
    QVERIFY(applied(tolerant)->table(page)->foreignKeys.isEmpty());
}

void TestApplyConstraint::dropsAUniqueIndexAsAConstraint()
{
    Schema schema = sampleSchema();
    schema.table(person)->indexes << indexOn(u"ix_name"_s, u"name"_s);
    schema.table(person)->indexes.last().unique = true;
    const Result<Schema> after =
        applied(drop(person, u"ix_name"_s, ConstraintType::Unique), schema);
    QVERIFY_RESULT(after);
    QCOMPARE_SCHEMA(*after, sampleSchema());
}

void TestApplyConstraint::dropsTheCheckOfAType()
{
    Schema schema = sampleSchema();
    ColumnType& type = schema.table(page)->column(u"rank"_s)->type;
    type = ColumnType::ofKind(TypeKind::Boolean);
    type.name = u"ck_bool"_s;
    type.createConstraint = true;
    const Result<Schema> after = applied(drop(page, u"ck_bool"_s, ConstraintType::Check), schema);
    QVERIFY_RESULT(after);
    QVERIFY(!after->table(page)->column(u"rank"_s)->type.createConstraint);
}

void TestApplyConstraint::createsIndexes()
{
    CreateIndex create;
    create.table = page;
    create.index = indexOn(u"ix_title"_s, u"title"_s);
    create.index.options.insert(u"postgresql_concurrently"_s, true);
    create.index.options.insert(u"postgresql_using"_s, u"hash"_s);
    const Result<Schema> after = applied(create);
    QVERIFY_RESULT(after);
    // How an index is built is no part of what it is.
    QCOMPARE(after->table(page)->index(u"ix_title"_s)->options.keys(),
             QStringList(u"postgresql_using"_s));
}

void TestApplyConstraint::refusesIndexesThatDoNotFit()
{
    CreateIndex create;
    create.table = page;
    create.index = indexOn(u"page_rank"_s, u"title"_s);
    QCOMPARE(refusal(create), u"Table 'page' has an index 'page_rank' already."_s);
    create.ifNotExists = true;
    QCOMPARE_SCHEMA(*applied(create), sampleSchema());
    create.index = indexOn(u"new"_s, u"x"_s);
    QCOMPARE(refusal(create),
             u"The index 'new' of table 'page' names a column 'x' that does not exist."_s);
}

void TestApplyConstraint::dropsAnIndexOfAnyTable()
{
    const Result<Schema> after = applied(dropIndex(TableName(), u"page_rank"_s));
    QVERIFY_RESULT(after);
    QVERIFY(after->table(page)->index(u"page_rank"_s) == nullptr);
}

void TestApplyConstraint::dropsAUniqueConstraintAsAnIndex()
{
    const Result<Schema> after = applied(dropIndex(page, u"uq_title_owner"_s));
    QVERIFY_RESULT(after);
    QVERIFY(after->table(page)->uniqueConstraints.isEmpty());
}

void TestApplyConstraint::refusesToDropMissingIndexes()
{
    QCOMPARE(refusal(dropIndex(page, u"x"_s)), u"Table 'page' has no index 'x'."_s);
    QCOMPARE(refusal(dropIndex(person, u"page_rank"_s)),
             u"Table 'person' has no index 'page_rank'."_s);
    QCOMPARE(refusal(dropIndex(TableName(), u"x"_s)), u"There is no index 'x'."_s);
    QCOMPARE(refusal(dropIndex(TableName(u"tag"_s), u"x"_s)), u"There is no table 'tag'."_s);
    DropIndex tolerant = dropIndex(page, u"x"_s);
    tolerant.ifExists = true;
    QCOMPARE_SCHEMA(*applied(tolerant), sampleSchema());
}

QTEST_GUILESS_MAIN(TestApplyConstraint)
#include "tst_applyconstraint.moc"
