// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/describe.h"
#include "tests/support/sampleschema.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const TableName page(u"page"_s);

AlterColumn retyped(const ColumnType& from, const ColumnType& to)
{
    AlterColumn alter;
    alter.table = page;
    alter.column = u"rank"_s;
    alter.existing.type = from;
    alter.changes.type = to;
    return alter;
}

ColumnType numeric(int precision, int scale)
{
    ColumnType type = ColumnType::ofKind(TypeKind::Numeric);
    type.precision = precision;
    type.scale = scale;
    return type;
}

ColumnType enumOf(const QStringList& values)
{
    ColumnType type = ColumnType::ofKind(TypeKind::Enum);
    type.values = values;
    return type;
}

DropConstraint unnamedKey()
{
    DropConstraint drop;
    drop.table = page;
    drop.name = u"page_owner_id_fkey"_s;
    drop.dropped = sampleSchema().table(page)->foreignKeys.front();
    return drop;
}

}  // namespace

class TestDescribe final : public QObject
{
    Q_OBJECT

private slots:
    void saysOneLine_data();
    void saysOneLine();
    void warnsOfLoss_data();
    void warnsOfLoss();
    void warnsOfNarrowingTypes_data();
    void warnsOfNarrowingTypes();
};

void TestDescribe::saysOneLine_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("line");
    const auto row = [](const QString& line, const Operation::Value& step) {
        QTest::newRow(qPrintable(line)) << Operation{.value = step} << line;
    };
    const Table table = *sampleSchema().table(page);
    row(u"create table page (4 columns)"_s, CreateTable{.table = table, .ifNotExists = false});
    DropTable dropTable;
    dropTable.table = TableName(u"blog"_s, u"page"_s);
    row(u"drop table blog.page"_s, dropTable);
    row(u"rename table page to leaf"_s, RenameTable{.table = page, .newName = u"leaf"_s});

    AddColumn add;
    add.table = page;
    add.column.name = u"slug"_s;
    add.column.type = ColumnType::string(96);
    add.column.nullable = false;
    row(u"add column slug string(96) not null to page"_s, add);
    DropColumn dropColumn;
    dropColumn.table = page;
    dropColumn.column = u"rank"_s;
    row(u"drop column rank of page"_s, dropColumn);

    AlterColumn alter;
    alter.table = page;
    alter.column = u"rank"_s;
    alter.changes.name = u"position"_s;
    alter.changes.nullable = false;
    alter.changes.serverDefault.emplace(std::nullopt);
    row(u"alter column rank of page: rename to position, not null, drop the default"_s, alter);

    row(u"create partial index page_rank on page (rank)"_s,
        CreateIndex{.table = page, .index = table.indexes.front(), .ifNotExists = false});
    DropIndex dropIndex;
    dropIndex.name = u"page_rank"_s;
    row(u"drop index page_rank"_s, dropIndex);
    row(u"add foreign key (owner_id) to page, referring to person (person_id)"_s,
        AddConstraint{.table = page, .constraint = table.foreignKeys.front()});
    row(u"add check constraint ck_rank (rank >= 0) to page"_s,
        AddConstraint{.table = page, .constraint = table.checkConstraints.front()});
    row(u"drop unnamed foreign key (owner_id) of page"_s, unnamedKey());
    SetTableComment comment;
    comment.table = page;
    row(u"drop the comment of table page"_s, comment);
    BulkInsert insert;
    insert.table = page;
    insert.rows.resize(1);
    row(u"insert 1 row into page"_s, insert);
    row(u"run SQL: UPDATE page SET rank = 1"_s,
        ExecuteSql{.sql = u"UPDATE page\n   SET rank = 1"_s, .parameters = {}});
    Batch batch;
    batch.table = page;
    batch.operations = {{.value = dropColumn}, {.value = dropIndex}};
    row(u"alter table page in one go: drop column rank of page; drop index page_rank"_s, batch);
}

void TestDescribe::saysOneLine()
{
    QFETCH(Operation, operation);
    QFETCH(QString, line);
    QCOMPARE(describe(operation), line);
}

void TestDescribe::warnsOfLoss_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<bool>("isLossy");
    const auto row = [](const char* name, const Operation::Value& step, bool isLossy) {
        QTest::newRow(name) << Operation{.value = step} << isLossy;
    };
    row("drop table", DropTable(), true);
    row("drop column", DropColumn(), true);
    row("drop index", DropIndex(), false);
    row("create table", CreateTable(), false);
    row("nullability only", AlterColumn(), false);
    row("delete", ExecuteSql{.sql = u"DELETE FROM page"_s, .parameters = {}}, true);
    row("select", ExecuteSql{.sql = u"SELECT 'DROP'"_s, .parameters = {}}, false);
    AlterColumn unknown;
    unknown.changes.type = ColumnType::ofKind(TypeKind::Integer);
    row("type, not known from what", unknown, true);
    Batch batch;
    batch.operations.push_back({.value = DropColumn()});
    row("batch that drops a column", batch, true);
    AutocommitBlock block;
    block.operations.push_back({.value = DropIndex()});
    row("block that drops an index", block, false);
}

void TestDescribe::warnsOfLoss()
{
    QFETCH(Operation, operation);
    QFETCH(bool, isLossy);
    QCOMPARE(isDestructive(operation), isLossy);
}

void TestDescribe::warnsOfNarrowingTypes_data()
{
    QTest::addColumn<ColumnType>("from");
    QTest::addColumn<ColumnType>("to");
    QTest::addColumn<bool>("narrows");
    const auto row = [](const char* name, const ColumnType& from, const ColumnType& to, bool n) {
        QTest::newRow(name) << from << to << n;
    };
    const auto kind = &ColumnType::ofKind;
    row("longer text", ColumnType::string(10), ColumnType::string(20), false);
    row("shorter text", ColumnType::string(20), ColumnType::string(10), true);
    row("bounded text", kind(TypeKind::Text), ColumnType::string(10), true);
    row("unbounded text", ColumnType::string(10), kind(TypeKind::Text), false);
    row("anything to text", kind(TypeKind::Boolean), kind(TypeKind::Text), false);
    row("anything to bounded text", kind(TypeKind::Boolean), ColumnType::string(1), true);
    row("wider number", kind(TypeKind::Integer), kind(TypeKind::BigInteger), false);
    row("narrower number", kind(TypeKind::BigInteger), kind(TypeKind::Integer), true);
    row("more digits", numeric(10, 2), numeric(12, 2), false);
    row("fewer digits", numeric(10, 2), numeric(10, 1), true);
    row("fraction lost", numeric(10, 2), kind(TypeKind::Integer), true);
    row("real to double", kind(TypeKind::Real), kind(TypeKind::Double), false);
    row("double to real", kind(TypeKind::Double), kind(TypeKind::Real), true);
    row("boolean to number", kind(TypeKind::Boolean), kind(TypeKind::Integer), false);
    row("uuid to text", kind(TypeKind::Uuid), ColumnType::string(36), false);
    row("uuid to short text", kind(TypeKind::Uuid), ColumnType::string(32), true);
    row("labels to text", enumOf({u"four"_s}), ColumnType::string(4), false);
    row("labels to short text", enumOf({u"four"_s}), ColumnType::string(3), true);
    row("date to time stamp", kind(TypeKind::Date), kind(TypeKind::DateTime), false);
    row("time stamp to date", kind(TypeKind::DateTime), kind(TypeKind::Date), true);
    row("more labels", enumOf({u"a"_s}), enumOf({u"a"_s, u"b"_s}), false);
    row("a label less", enumOf({u"a"_s, u"b"_s}), enumOf({u"b"_s}), true);
    row("json to jsonb", kind(TypeKind::Json), kind(TypeKind::Jsonb), false);
    row("text to number", kind(TypeKind::Text), kind(TypeKind::Integer), true);
}

void TestDescribe::warnsOfNarrowingTypes()
{
    QFETCH(ColumnType, from);
    QFETCH(ColumnType, to);
    QFETCH(bool, narrows);
    QCOMPARE(isDestructive(Operation{.value = retyped(from, to)}), narrows);
}

QTEST_GUILESS_MAIN(TestDescribe)
#include "tst_describe.moc"
