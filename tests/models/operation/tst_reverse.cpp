// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/describe.h"
#include "models/operation/reverse.h"
#include "tests/support/sampleschema.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const TableName page(u"page"_s);

QString refusal(const Operation::Value& step)
{
    const Result<Operation> back = reverse(Operation{.value = step});
    const bool isRefused = !back.has_value() && back.error().code == ErrorCode::Irreversible;
    return isRefused ? back.error().message : QString();
}

/// The reverse of `step`, which must be a `Back`.
template <typename Back, typename Step>
Back reversed(const Step& step)
{
    const Result<Operation> back = reverse(Operation{.value = step});
    return back.has_value() && std::holds_alternative<Back>(back->value)
               ? std::get<Back>(back->value)
               : Back();
}

AlterColumn alterRank()
{
    AlterColumn alter;
    alter.table = page;
    alter.column = u"rank"_s;
    return alter;
}

}  // namespace

/// Single cases; tst_laws has the laws.
class TestReverse final : public QObject
{
    Q_OBJECT

private slots:
    void carriesTheWholeTable();
    void carriesFlagsAndPlaces();
    void swapsNewAndExisting();
    void goesBackToTheOldName();
    void needsWhatAColumnWas();
    void keepsOptionsOfIndexes();
    void swapsComments();
    void reversesBatchesBackwards();
    void refusesWhatCannotBeKnown_data();
    void refusesWhatCannotBeKnown();
    void refusesABatchThatHoldsOne();
};

void TestReverse::carriesTheWholeTable()
{
    CreateTable create;
    create.table = *sampleSchema().table(page);
    create.ifNotExists = true;
    const auto drop = reversed<DropTable>(create);
    QCOMPARE(drop.table, page);
    QVERIFY(drop.ifExists);
    QVERIFY(drop.dropped == create.table);
}

void TestReverse::carriesFlagsAndPlaces()
{
    AddColumn add;
    add.table = page;
    add.column.name = u"new"_s;
    add.inlineReferences = true;
    add.place.before = u"page_id"_s;
    const auto drop = reversed<DropColumn>(add);
    QCOMPARE(drop.column, u"new"_s);
    QCOMPARE(drop.dropped->before, u"page_id"_s);
    QVERIFY(reversed<AddColumn>(drop) == add);
}

void TestReverse::swapsNewAndExisting()
{
    AlterColumn alter = alterRank();
    alter.changes.nullable = false;
    alter.existing.nullable = true;
    alter.existing.type = ColumnType::ofKind(TypeKind::Integer);
    const auto back = reversed<AlterColumn>(alter);
    QCOMPARE(back.changes.nullable, std::optional<bool>(true));
    QCOMPARE(back.existing.nullable, std::optional<bool>(false));
    QVERIFY(!back.changes.type.has_value());
    QVERIFY2(back.existing.type.has_value(), "MySQL must repeat the type in either direction");
}

void TestReverse::goesBackToTheOldName()
{
    AlterColumn alter = alterRank();
    alter.changes.name = u"position"_s;
    const auto back = reversed<AlterColumn>(alter);
    QCOMPARE(back.column, u"position"_s);
    QCOMPARE(back.changes.name, std::optional<QString>(u"rank"_s));

    const auto table =
        reversed<RenameTable>(RenameTable{.table = TableName(u"s"_s, u"a"_s), .newName = u"b"_s});
    QCOMPARE(table.table, TableName(u"s"_s, u"b"_s));
    QCOMPARE(table.newName, u"a"_s);
}

void TestReverse::needsWhatAColumnWas()
{
    AlterColumn alter = alterRank();
    alter.changes.type = ColumnType::ofKind(TypeKind::Text);
    QCOMPARE(refusal(alter),
             u"Cannot reverse “alter column rank of page: type text”: the existing type is not "
             "known."_s);
    alter.existing.type = ColumnType::ofKind(TypeKind::Integer);
    QVERIFY(refusal(alter).isEmpty());
    alter.place.after = u"title"_s;
    QVERIFY2(!refusal(alter).isEmpty(), "where the column stood is not known");
}

void TestReverse::keepsOptionsOfIndexes()
{
    CreateIndex create;
    create.table = page;
    create.index = sampleSchema().table(page)->indexes.front();
    create.index.options.insert(u"postgresql_concurrently"_s, true);
    const auto drop = reversed<DropIndex>(create);
    QCOMPARE(drop.options, create.index.options);
    QVERIFY(reversed<CreateIndex>(drop) == create);
}

void TestReverse::swapsComments()
{
    SetTableComment set;
    set.table = page;
    set.comment = u"new"_s;
    set.existing = u"old"_s;
    const auto back = reversed<SetTableComment>(set);
    QCOMPARE(back.comment, std::optional<QString>(u"old"_s));
    QCOMPARE(back.existing, std::optional<QString>(u"new"_s));
}

void TestReverse::reversesBatchesBackwards()
{
    Batch batch;
    batch.table = page;
    batch.recreate = Recreate::Always;
    AlterColumn alter = alterRank();
    alter.changes.name = u"position"_s;
    batch.operations.push_back({.value = alter});
    CreateIndex create;
    create.table = page;
    create.index.name = u"ix"_s;
    batch.operations.push_back({.value = create});
    const auto back = reversed<Batch>(batch);
    QCOMPARE(back.recreate, Recreate::Always);
    QCOMPARE(back.operations.size(), size_t(2));
    QCOMPARE(describe(back.operations.front()), u"drop index ix of page"_s);
}

void TestReverse::refusesWhatCannotBeKnown_data()
{
    QTest::addColumn<Operation>("operation");
    const auto row = [](const char* name, const Operation::Value& step) {
        QTest::newRow(name) << Operation{.value = step};
    };
    row("drop table", DropTable());
    row("drop column", DropColumn());
    row("drop index", DropIndex());
    row("drop constraint", DropConstraint());
    row("drop comment", SetTableComment());
    row("drop enum", DropEnum());
    row("rows", BulkInsert());
    row("SQL text", ExecuteSql{.sql = u"SELECT 1"_s, .parameters = {}});
    Batch batch;
    batch.tableOptions.insert(u"sqlite_autoincrement"_s, true);
    row("table options", batch);
}

void TestReverse::refusesWhatCannotBeKnown()
{
    QFETCH(Operation, operation);
    const Result<Operation> back = reverse(operation);
    QVERIFY(!back.has_value());
    QCOMPARE(back.error().code, ErrorCode::Irreversible);
}

void TestReverse::refusesABatchThatHoldsOne()
{
    Batch batch;
    batch.table = page;
    batch.operations.push_back({.value = DropColumn()});
    QVERIFY(!refusal(batch).isEmpty());
    AutocommitBlock block;
    block.operations.push_back({.value = batch});
    QVERIFY(!refusal(block).isEmpty());
}

QTEST_GUILESS_MAIN(TestReverse)
#include "tst_reverse.moc"
