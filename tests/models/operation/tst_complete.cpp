// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/apply.h"
#include "tests/support/sampleschema.h"
#include "tests/support/schematext.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const TableName page(u"page"_s);
const TableName person(u"person"_s);

/// What complete() makes of `step` on the sample schema.
template <typename Step>
Step completed(const Step& step, const Schema& schema = sampleSchema())
{
    return std::get<Step>(complete(Operation{.value = step}, schema).value);
}

DropColumn dropColumn(const TableName& table, const QString& column)
{
    DropColumn drop;
    drop.table = table;
    drop.column = column;
    return drop;
}

DropConstraint dropConstraint(const QString& name, ConstraintType type)
{
    DropConstraint drop;
    drop.table = page;
    drop.name = name;
    drop.type = type;
    return drop;
}

}  // namespace

class TestComplete final : public QObject
{
    Q_OBJECT

private slots:
    void remembersDroppedTables();
    void remembersDroppedColumnsAndTheirParts();
    void remembersWholeKeys();
    void remembersWhatAColumnWas();
    void findsTheTableOfAnIndex();
    void findsTheNameOfAConstraint();
    void keepsTheNameThatAnEngineMade();
    void remembersComments();
    void remembersEnumValues();
    void completesBatchesStepByStep();
    void leavesAloneWhatTheSchemaDoesNotKnow();
};

void TestComplete::remembersDroppedTables()
{
    DropTable drop;
    drop.table = page;
    QVERIFY(completed(drop).dropped == *sampleSchema().table(page));
}

void TestComplete::remembersDroppedColumnsAndTheirParts()
{
    const DropColumn owner = completed(dropColumn(page, u"owner_id"_s));
    QVERIFY(owner.dropped.has_value());
    QCOMPARE(owner.dropped->column.name, u"owner_id"_s);
    QCOMPARE(owner.dropped->after, u"title"_s);
    QCOMPARE(owner.dropped->parts.foreignKeys.size(), 1);
    QCOMPARE(owner.dropped->parts.uniqueConstraints.size(), 1);
    QVERIFY(owner.dropped->parts.indexes.isEmpty());

    const DropColumn rank = completed(dropColumn(page, u"rank"_s));
    QCOMPARE(rank.dropped->parts.checkConstraints.size(), 1);
    QCOMPARE(rank.dropped->parts.indexes.front().name, u"page_rank"_s);
}

void TestComplete::remembersWholeKeys()
{
    const DropColumn alone = completed(dropColumn(page, u"page_id"_s));
    QVERIFY(alone.dropped->parts.primaryKey);
    QVERIFY(!alone.dropped->parts.wholeKey.has_value());
    QCOMPARE(alone.dropped->after, QString());
    QCOMPARE(alone.dropped->before, u"title"_s);

    Schema schema = sampleSchema();
    schema.table(page)->primaryKey->columns << u"rank"_s;
    const DropColumn shared = completed(dropColumn(page, u"rank"_s), schema);
    QCOMPARE(shared.dropped->parts.wholeKey->columns, QStringList({u"page_id"_s, u"rank"_s}));
}

void TestComplete::remembersWhatAColumnWas()
{
    AlterColumn alter;
    alter.table = person;
    alter.column = u"name"_s;
    alter.changes.nullable = false;
    alter = completed(alter);
    QCOMPARE(alter.existing.nullable, std::optional<bool>(true));
    QVERIFY(alter.existing.type == ColumnType::string(40));
    QCOMPARE((*alter.existing.serverDefault)->text, u"nobody"_s);
    QVERIFY(alter.existing.comment.has_value());
    QVERIFY(!alter.existing.comment->has_value());
    QVERIFY(!alter.existing.name.has_value());
}

void TestComplete::findsTheTableOfAnIndex()
{
    DropIndex drop;
    drop.name = u"page_rank"_s;
    drop.options.insert(u"postgresql_concurrently"_s, true);
    drop = completed(drop);
    QCOMPARE(drop.table, page);
    QCOMPARE(drop.dropped->where, u"rank > 0"_s);
    QVERIFY2(drop.dropped->options.contains(u"postgresql_concurrently"_s),
             "it is built again as it was dropped");
}

void TestComplete::findsTheNameOfAConstraint()
{
    const DropConstraint drop = completed(dropConstraint(QString(), ConstraintType::Check));
    QCOMPARE(drop.name, u"ck_rank"_s);
    const DropConstraint typed =
        completed(dropConstraint(u"uq_title_owner"_s, ConstraintType::Unknown));
    QCOMPARE(typed.type, ConstraintType::Unique);
}

void TestComplete::keepsTheNameThatAnEngineMade()
{
    const DropConstraint drop =
        completed(dropConstraint(u"page_owner_id_fkey"_s, ConstraintType::Unknown));
    QCOMPARE(drop.name, u"page_owner_id_fkey"_s);
    QCOMPARE(drop.type, ConstraintType::ForeignKey);
    QVERIFY(constraintName(*drop.dropped).isEmpty());
}

void TestComplete::remembersComments()
{
    Schema schema = sampleSchema();
    schema.table(page)->comment = u"before"_s;
    SetTableComment set;
    set.table = page;
    QCOMPARE(completed(set, schema).existing, std::optional<QString>(u"before"_s));
    QCOMPARE(completed(set).existing, std::optional<QString>());
}

void TestComplete::remembersEnumValues()
{
    Schema schema = sampleSchema();
    schema.enums << EnumType{.schema = {}, .name = u"mood"_s, .values = {u"fine"_s}};
    DropEnum drop;
    drop.type.name = u"mood"_s;
    QCOMPARE(completed(drop, schema).type.values, QStringList(u"fine"_s));
}

void TestComplete::completesBatchesStepByStep()
{
    AlterColumn alter;
    alter.table = page;
    alter.column = u"rank"_s;
    alter.changes.name = u"position"_s;
    Batch batch;
    batch.table = page;
    batch.operations.push_back({.value = alter});
    batch.operations.push_back({.value = dropColumn(page, u"position"_s)});
    batch = completed(batch);
    const auto& drop = std::get<DropColumn>(batch.operations.back().value);
    QVERIFY2(drop.dropped.has_value(), "its name is known only after the first step");
    QCOMPARE(drop.dropped->parts.checkConstraints.front().condition, u"position >= 0"_s);
}

void TestComplete::leavesAloneWhatTheSchemaDoesNotKnow()
{
    const DropColumn column = dropColumn(TableName(u"tag"_s), u"x"_s);
    QVERIFY(completed(column) == column);
    const DropConstraint constraint = dropConstraint(u"x"_s, ConstraintType::Check);
    QVERIFY(completed(constraint) == constraint);
    DropIndex index;
    index.name = u"x"_s;
    QVERIFY(completed(index) == index);
}

QTEST_GUILESS_MAIN(TestComplete)
#include "tst_complete.moc"
