// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/operation/applysteps.h"
#include "models/operation/schemalookup.h"
#include "models/schema/sqlnames.h"

#include <algorithm>

namespace limbeck::steps {

using namespace Qt::StringLiterals;

namespace {

Error noColumn(const Table& table, const QString& column)
{
    Error error;
    error.code = ErrorCode::SchemaConflict;
    error.message =
        EngineText::tr("Table '%1' has no column '%2'.").arg(table.name.toString(), column);
    error.subjects = {table.name.toString()};
    return error;
}

/// Where `place` says in `columns`. Fails with SchemaConflict if it names no column.
Result<qsizetype> position(const Table& table, const ColumnPlace& place)
{
    const QString& neighbour = place.before.isEmpty() ? place.after : place.before;
    if (neighbour.isEmpty()) {
        return table.columns.size();
    }
    const qsizetype at = table.columnNames().indexOf(neighbour);
    if (at < 0) {
        return fail(ErrorCode::SchemaConflict,
                    EngineText::tr("Table '%1' has no column '%2' to put another one beside.")
                        .arg(table.name.toString(), neighbour));
    }
    return place.before.isEmpty() ? at + 1 : at;
}

Result<> addPrimaryKey(Table& table, const AddColumn& add)
{
    if (!add.parts.primaryKey) {
        return {};
    }
    if (table.primaryKey.has_value()) {
        return fail(
            ErrorCode::SchemaConflict,
            EngineText::tr("Table '%1' has a primary key already; column '%2' cannot be another.")
                .arg(table.name.toString(), add.column.name));
    }
    PrimaryKey key;
    key.columns = {add.column.name};
    table.primaryKey = add.parts.wholeKey.value_or(key);
    return {};
}

}  // namespace

Result<> apply(const AddColumn& add, Schema& schema)
{
    const Result<Table*> found = findTable(schema, add.table);
    if (!found.has_value()) {
        return fail(found.error());
    }
    Table& table = **found;
    if (table.hasColumn(add.column.name)) {
        if (add.ifNotExists) {
            return {};
        }
        return fail(ErrorCode::SchemaConflict,
                    EngineText::tr("Table '%1' has a column '%2' already.")
                        .arg(table.name.toString(), add.column.name));
    }
    const Result<qsizetype> at = position(table, add.place);
    if (!at.has_value()) {
        return fail(at.error());
    }
    table.columns.insert(*at, add.column);
    if (const Result<> key = addPrimaryKey(table, add); !key.has_value()) {
        return key;
    }
    table.uniqueConstraints << add.parts.uniqueConstraints;
    table.foreignKeys << add.parts.foreignKeys;
    table.checkConstraints << add.parts.checkConstraints;
    table.excludeConstraints << add.parts.excludeConstraints;
    table.indexes << add.parts.indexes;
    return requireConsistent(table);
}

namespace {

bool refersToColumn(const ForeignKey& key, const Table& table, const QString& column)
{
    if (key.referent != table.name) {
        return false;
    }
    const bool isKeyColumn =
        table.primaryKey.has_value() && table.primaryKey->columns.contains(column);
    return key.referentColumns.isEmpty() ? isKeyColumn : key.referentColumns.contains(column);
}

/// What other things still need of a column that is to go.
Result<> requireUnused(const Schema& schema, const Table& table, const QString& column)
{
    for (const Table& other : schema.tables) {
        const bool refers = other.name != table.name
                            && std::ranges::any_of(other.foreignKeys, [&](const ForeignKey& key) {
                                   return refersToColumn(key, table, column);
                               });
        if (refers) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("Column '%1' of table '%2' cannot be dropped: a foreign key "
                                       "of table '%3' refers to it.")
                            .arg(column, table.name.toString(), other.name.toString()));
        }
    }
    for (const Column& other : table.columns) {
        if (other.name != column && other.computed.has_value()
            && mentionsName(other.computed->expression, column)) {
            return fail(
                ErrorCode::SchemaConflict,
                EngineText::tr(
                    "Column '%1' of table '%2' cannot be dropped: column '%3' is computed from it.")
                    .arg(column, table.name.toString(), other.name));
        }
    }
    return {};
}

}  // namespace

Result<> apply(const DropColumn& drop, Schema& schema)
{
    const Result<Table*> found = findTable(schema, drop.table);
    if (!found.has_value()) {
        return fail(found.error());
    }
    Table& table = **found;
    if (!table.hasColumn(drop.column)) {
        if (drop.ifExists) {
            return {};
        }
        return fail(noColumn(table, drop.column));
    }
    if (const Result<> isUnused = requireUnused(schema, table, drop.column);
        !isUnused.has_value()) {
        return isUnused;
    }
    const ColumnParts parts = partsWithColumn(schema, table, drop.column);
    if (parts.primaryKey) {
        table.primaryKey.reset();
    }
    const auto removeAll = [](auto& from, const auto& gone) {
        from.removeIf([&gone](const auto& each) { return gone.contains(each); });
    };
    removeAll(table.uniqueConstraints, parts.uniqueConstraints);
    removeAll(table.foreignKeys, parts.foreignKeys);
    removeAll(table.checkConstraints, parts.checkConstraints);
    removeAll(table.excludeConstraints, parts.excludeConstraints);
    removeAll(table.indexes, parts.indexes);
    table.columns.removeIf([&drop](const Column& each) { return each.name == drop.column; });
    return {};
}

namespace {

void change(Column& column, const ColumnChanges& changes)
{
    if (changes.type.has_value()) {
        column.type = *changes.type;
    }
    if (changes.nullable.has_value()) {
        column.nullable = *changes.nullable;
    }
    if (changes.serverDefault.has_value()) {
        column.serverDefault = *changes.serverDefault;
    }
    if (changes.identity.has_value()) {
        column.identity = *changes.identity;
    }
    if (changes.comment.has_value()) {
        column.comment = changes.comment->value_or(QString());
    }
    if (changes.autoincrement.has_value()) {
        column.autoincrement = *changes.autoincrement;
    }
}

Result<> move(Table& table, const QString& column, const ColumnPlace& place)
{
    if (place == ColumnPlace()) {
        return {};
    }
    const qsizetype from = table.columnNames().indexOf(column);
    const Column moved = table.columns.takeAt(from);
    const Result<qsizetype> to = position(table, place);
    if (!to.has_value()) {
        return fail(to.error());
    }
    table.columns.insert(*to, moved);
    return {};
}

}  // namespace

Result<> apply(const AlterColumn& alter, Schema& schema)
{
    const Result<Table*> found = findTable(schema, alter.table);
    if (!found.has_value()) {
        return fail(found.error());
    }
    Table& table = **found;
    if (!table.hasColumn(alter.column)) {
        return fail(noColumn(table, alter.column));
    }
    change(*table.column(alter.column), alter.changes);
    if (const Result<> moved = move(table, alter.column, alter.place); !moved.has_value()) {
        return moved;
    }
    const QString newName = alter.changes.name.value_or(alter.column);
    if (newName == alter.column) {
        return {};
    }
    if (table.hasColumn(newName)) {
        return fail(
            ErrorCode::SchemaConflict,
            EngineText::tr(
                "Column '%1' of table '%2' cannot be renamed: there is a column '%3' already.")
                .arg(alter.column, table.name.toString(), newName));
    }
    renameColumn(schema, alter.table, alter.column, newName);
    return {};
}

}  // namespace limbeck::steps
