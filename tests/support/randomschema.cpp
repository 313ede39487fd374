// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/randomschema.h"

#include "models/operation/apply.h"
#include "models/operation/schemalookup.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QList<Constraint> constraintsOf(const Table& table)
{
    QList<Constraint> all;
    const auto append = [&all](const auto& constraints) {
        for (const auto& constraint : constraints) {
            all << constraint;
        }
    };
    if (table.primaryKey.has_value()) {
        all << *table.primaryKey;
    }
    append(table.uniqueConstraints);
    append(table.foreignKeys);
    append(table.checkConstraints);
    return all;
}

}  // namespace

RandomSchema::RandomSchema(quint32 seed)
    : m_random(seed)
{
}

int RandomSchema::below(qsizetype bound)
{
    return m_random.bounded(static_cast<int>(bound));
}

bool RandomSchema::chance(int percent)
{
    return below(100) < percent;
}

template <typename List>
const auto& RandomSchema::oneOf(const List& list)
{
    return list[below(list.size())];
}

/// Never the same twice, so that what is added never collides.
QString RandomSchema::name(const QString& stem)
{
    return stem + QString::number(++m_names);
}

ColumnType RandomSchema::type()
{
    static const QList<TypeKind> kinds{TypeKind::Boolean,
                                       TypeKind::Integer,
                                       TypeKind::BigInteger,
                                       TypeKind::Numeric,
                                       TypeKind::String,
                                       TypeKind::Text,
                                       TypeKind::DateTime,
                                       TypeKind::Json,
                                       TypeKind::Enum};
    ColumnType type = ColumnType::ofKind(oneOf(kinds));
    if (type.kind == TypeKind::String) {
        type.length = 1 + below(200);
    }
    if (type.kind == TypeKind::Numeric) {
        type.precision = 10;
        type.scale = below(5);
    }
    if (type.kind == TypeKind::Enum) {
        type.name = name(u"kind"_s);
        type.values = {u"on"_s, u"off"_s};
    }
    type.timezone = type.kind == TypeKind::DateTime && chance(50);
    return type;
}

Column RandomSchema::column()
{
    Column column;
    column.name = name(u"c"_s);
    column.type = type();
    column.nullable = chance(60);
    if (chance(20)) {
        column.serverDefault =
            ServerDefault{.kind = ServerDefault::Kind::Expression, .text = u"1"_s};
    }
    if (chance(10)) {
        column.comment = name(u"about "_s);
    }
    return column;
}

ForeignKey RandomSchema::foreignKey(const Table& from, const Table& referent)
{
    ForeignKey key;
    key.name = chance(50) ? name(u"fk"_s) : QString();
    key.columns = {oneOf(from.columns).name};
    key.referent = referent.name;
    key.referentColumns = {oneOf(referent.columns).name};
    key.onDelete = chance(50) ? u"CASCADE"_s : QString();
    return key;
}

Index RandomSchema::index(const Table& table)
{
    Index index;
    index.name = name(u"ix"_s);
    index.parts << IndexPart{.text = oneOf(table.columns).name, .isExpression = false};
    if (chance(30)) {
        index.parts << IndexPart{.text = u"lower(%1)"_s.arg(oneOf(table.columns).name),
                                 .isExpression = true};
    }
    index.unique = chance(30);
    if (chance(30)) {
        index.where = oneOf(table.columns).name + u" IS NOT NULL"_s;
    }
    if (chance(20)) {
        index.options.insert(u"postgresql_using"_s, u"btree"_s);
    }
    return index;
}

Constraint RandomSchema::constraint(const Table& table, const Schema& schema)
{
    const QString given = chance(50) ? name(u"k"_s) : QString();
    if (!table.primaryKey.has_value() && chance(50)) {
        return PrimaryKey{.name = given, .columns = {oneOf(table.columns).name}, .onConflict = {}};
    }
    switch (below(3)) {
    case 0:
        return foreignKey(table, oneOf(schema.tables));
    case 1:
        return CheckConstraint{
            .name = given, .condition = oneOf(table.columns).name + u" > 0"_s, .options = {}};
    default: {
        UniqueConstraint unique;
        unique.name = given;
        unique.columns = {oneOf(table.columns).name};
        return unique;
    }
    }
}

Table RandomSchema::table(const QList<Table>& existing)
{
    Table table;
    table.name = TableName(chance(20) ? u"other"_s : QString(), name(u"t"_s));
    for (int columns = 2 + below(5); columns > 0; --columns) {
        table.columns << column();
    }
    if (chance(80)) {
        PrimaryKey key;
        key.name = chance(30) ? name(u"pk"_s) : QString();
        key.columns << table.columns[0].name;
        if (chance(20)) {
            key.columns << table.columns[1].name;
        }
        table.primaryKey = key;
    }
    Schema around;
    around.tables = existing;
    around.tables << table;
    for (int extra = below(5); extra > 0; --extra) {
        addConstraint(table, constraint(table, around));
    }
    for (int indexes = below(3); indexes > 0; --indexes) {
        table.indexes << index(table);
    }
    table.comment = chance(30) ? name(u"comment"_s) : QString();
    return table;
}

Schema RandomSchema::schema()
{
    Schema schema;
    for (int tables = 2 + below(4); tables > 0; --tables) {
        schema.tables << table(schema.tables);
    }
    schema.enums << EnumType{.schema = {}, .name = name(u"enum"_s), .values = {u"a"_s, u"b"_s}};
    schema.triggers << Trigger{
        .name = name(u"trigger"_s), .table = schema.tables.front().name, .definition = u"-"_s};
    return schema;
}

ColumnChanges RandomSchema::changes(const Column& column)
{
    ColumnChanges changes;
    if (chance(40)) {
        changes.name = name(u"r"_s);
    }
    if (chance(40)) {
        changes.type = type();
    }
    if (chance(40)) {
        changes.nullable = !column.nullable;
    }
    if (chance(30)) {
        changes.serverDefault.emplace();
        if (!column.serverDefault.has_value()) {
            changes.serverDefault->emplace(
                ServerDefault{.kind = ServerDefault::Kind::Literal, .text = u"x"_s});
        }
    }
    if (chance(20)) {
        changes.comment.emplace(name(u"said "_s));
    }
    return changes;
}

Operation::Value RandomSchema::dropColumn(const Table& table, const Schema& schema)
{
    // One that no other table refers to: those may not go.
    for (int tries = 0; tries < 5 && table.columns.size() > 1; ++tries) {
        DropColumn drop;
        drop.table = table.name;
        drop.column = oneOf(table.columns).name;
        if (apply(Operation{.value = drop}, schema).has_value()) {
            return drop;
        }
    }
    AddColumn add;
    add.table = table.name;
    add.column = column();
    return add;
}

Operation::Value RandomSchema::dropConstraint(const Table& table)
{
    const QList<Constraint> all = constraintsOf(table);
    DropConstraint drop;
    drop.table = table.name;
    for (const Constraint& constraint : all) {
        drop.name = constraintName(constraint);
        drop.type = constraintType(constraint);
        if (!drop.name.isEmpty() && chance(60)) {
            return drop;
        }
    }
    return AddConstraint{.table = table.name,
                         .constraint = CheckConstraint{
                             .name = name(u"ck"_s), .condition = u"1 = 1"_s, .options = {}}};
}

Operation::Value RandomSchema::dropIndex(const Table& table)
{
    if (table.indexes.isEmpty()) {
        CreateIndex create;
        create.table = table.name;
        create.index = index(table);
        return create;
    }
    DropIndex drop;
    drop.table = chance(50) ? table.name : TableName();
    drop.name = oneOf(table.indexes).name;
    if (chance(30)) {
        drop.options.insert(u"postgresql_concurrently"_s, true);
    }
    return drop;
}

Operation::Value RandomSchema::comment(const Table& table)
{
    SetTableComment set;
    set.table = table.name;
    if (table.comment.isEmpty() || chance(50)) {
        set.comment = name(u"comment"_s);
    }
    return set;
}

Operation::Value RandomSchema::batch(const Table& table, const Schema& schema)
{
    Batch batch;
    batch.table = table.name;
    Schema now = schema;
    for (int steps = 1 + below(4); steps > 0; --steps) {
        const Operation next{.value = step(3 + below(7), *now.table(table.name), now)};
        const Result<Schema> after = apply(next, now);
        if (after.has_value()) {
            batch.operations.push_back(next);
            now = *after;
        }
    }
    return batch;
}

Operation::Value RandomSchema::step(int kind, const Table& table, const Schema& schema)
{
    switch (kind) {
    case 0:
        return CreateTable{.table = this->table(schema.tables), .ifNotExists = false};
    case 1: {
        DropTable drop;
        drop.table = table.name;
        return drop;
    }
    case 2:
        return RenameTable{.table = table.name, .newName = name(u"renamed"_s)};
    case 3: {
        AddColumn add;
        add.table = table.name;
        add.column = column();
        add.place.after = chance(30) ? oneOf(table.columns).name : QString();
        return add;
    }
    case 4:
        return dropColumn(table, schema);
    case 5: {
        AlterColumn alter;
        alter.table = table.name;
        const Column& changed = oneOf(table.columns);
        alter.column = changed.name;
        alter.changes = changes(changed);
        return alter;
    }
    case 6:
        return CreateIndex{.table = table.name, .index = index(table), .ifNotExists = false};
    case 7:
        return dropIndex(table);
    case 8:
        return AddConstraint{.table = table.name, .constraint = constraint(table, schema)};
    case 9:
        return dropConstraint(table);
    case 10:
        return comment(table);
    case 11:
        return CreateEnum{.type = {.schema = {}, .name = name(u"enum"_s), .values = {u"x"_s}},
                          .ifNotExists = false};
    case 12: {
        DropEnum drop;
        drop.type.name = schema.enums.isEmpty() ? name(u"enum"_s) : schema.enums.front().name;
        return drop;
    }
    case 13: {
        BulkInsert insert;
        insert.table = table.name;
        insert.columns = {table.columns.front().name};
        return insert;
    }
    case 14:
        return ExecuteSql{.sql = u"UPDATE a SET b = 1"_s, .parameters = {}};
    case 15:
        return batch(table, schema);
    default: {
        AutocommitBlock block;
        block.operations.push_back(Operation{.value = step(6, table, schema)});
        return block;
    }
    }
}

Operation RandomSchema::operation(const Schema& schema)
{
    constexpr int kinds = std::variant_size_v<Operation::Value>;
    for (;;) {
        const bool isEmpty = schema.tables.isEmpty();
        const Table table = isEmpty ? this->table({}) : oneOf(schema.tables);
        const int kind = isEmpty ? 0 : below(kinds);
        const Operation operation{.value = step(kind, table, schema)};
        // The same random columns may come up twice; such a step is thrown again.
        if (apply(operation, schema).has_value()) {
            return operation;
        }
    }
}

}  // namespace limbeck
