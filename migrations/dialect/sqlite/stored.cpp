// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/stored.h"

#include "migrations/dialect/sqlite/ddl.h"
#include "migrations/dialect/sqlite/tablesql.h"
#include "migrations/dialect/sqlite/types.h"

#include <algorithm>
#include <functional>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

ColumnType storedType(const ColumnType& type)
{
    const ColumnType own = type.on(u"sqlite"_s);
    const Result<QString> text = typeText(own);
    ColumnType result = text ? typeOf(*text) : own;  // what does not exist here stays visible
    result.collation = own.collation;
    return result;
}

std::optional<ServerDefault> storedDefault(const std::optional<ServerDefault>& value)
{
    if (!value) {
        return {};
    }
    // What comes back is read from the text.
    const Result<TableSql> read =
        readTable(u"CREATE TABLE t (c DEFAULT "_s + defaultText(*value) + u')');
    return read && read->columns.size() == 1 ? read->columns.front().column.serverDefault : value;
}

QVariantMap keptOptions(const QVariantMap& options, const QStringList& keys)
{
    QVariantMap kept;
    for (const QString& key : keys) {
        if (options.contains(key)) {
            kept.insert(key, options.value(key));
        }
    }
    return kept;
}

Column storedColumn(const Column& column)
{
    Column result;
    result.name = column.name;
    result.type = storedType(column.type);
    result.nullable = column.nullable;
    result.serverDefault = storedDefault(column.serverDefault);
    result.computed = column.computed;
    if (result.computed) {
        result.computed->expression = result.computed->expression.trimmed();
        result.computed->persisted = result.computed->persisted.value_or(false);
    }
    result.options = keptOptions(column.options, {u"sqlite_on_conflict_not_null"_s});
    return result;
}

/// The options of a table that are not what the engine does anyway.
QVariantMap storedOptions(const Table& table)
{
    QVariantMap options;
    if (hasAutoincrement(table)) {
        options.insert(u"sqlite_autoincrement"_s, true);
    }
    if (table.options.value(u"sqlite_strict"_s).toBool()) {
        options.insert(u"sqlite_strict"_s, true);
    }
    if (!table.options.value(u"sqlite_with_rowid"_s, true).toBool()) {
        options.insert(u"sqlite_with_rowid"_s, false);
    }
    return options;
}

template <typename List>
void sortConstraints(List* constraints)
{
    std::ranges::stable_sort(*constraints, {}, [](const auto& each) {
        return std::pair(each.name, constraintText(each, TableName()));
    });
}

void storeKeys(Table* table)
{
    for (UniqueConstraint& unique : table->uniqueConstraints) {
        if (unique.onConflict.isEmpty()) {
            unique.onConflict = unique.options.value(u"sqlite_on_conflict"_s).toString();
        }
        unique.options.clear();
        unique.initially = unique.initially.toUpper();
    }
    for (ForeignKey& key : table->foreignKeys) {
        key.options.clear();
        key.initially = key.initially.toUpper();
    }
    table->foreignKeys.removeIf(
        [&](const ForeignKey& key) { return key.referent.schema != table->name.schema; });
    for (const CheckConstraint& check : typeChecks(*table)) {
        if (!table->checkConstraints.contains(check)) {
            table->checkConstraints << check;
        }
    }
    for (CheckConstraint& check : table->checkConstraints) {
        check.condition = check.condition.trimmed();
        check.options.clear();
    }
    table->excludeConstraints.clear();
}

void storeIndexes(Table* table)
{
    for (Index& index : table->indexes) {
        index.options.clear();
        index.where = index.where.trimmed();
        const Result<Index> read = readIndex(createIndexText(index, TableName(u"t"_s)));
        if (read) {
            index = *read;
        }
    }
    std::ranges::stable_sort(table->indexes, {}, &Index::name);
}

}  // namespace

Table stored(const Table& table)
{
    Table result = table;
    storeKeys(&result);
    storeIndexes(&result);
    result.options = storedOptions(table);
    result.comment.clear();
    for (Column& column : result.columns) {
        column = storedColumn(column);
    }
    if (result.primaryKey && result.primaryKey->columns.isEmpty()) {
        result.primaryKey.reset();
    }
    if (result.primaryKey && hasAutoincrement(table)) {
        result.primaryKey->name.clear();  // written at the column, without a name
    }
    if (result.primaryKey && result.primaryKey->columns.size() == 1) {
        // The rowid itself, which is never NULL, whatever the column says.
        Column* key = result.column(result.primaryKey->columns.front());
        if (key != nullptr && key->type.kind == TypeKind::Integer) {
            key->nullable = false;
        }
    }
    sortConstraints(&result.uniqueConstraints);
    sortConstraints(&result.foreignKeys);
    sortConstraints(&result.checkConstraints);
    return result;
}

Schema stored(const Schema& schema)
{
    Schema result = schema;
    result.enums.clear();
    result.sequences.clear();
    for (Table& table : result.tables) {
        table = stored(table);
    }
    std::ranges::stable_sort(result.tables, std::less<>(), &Table::name);
    std::ranges::stable_sort(result.views, std::less<>(), &View::name);
    std::ranges::stable_sort(result.triggers, {}, &Trigger::name);
    return result;
}

}  // namespace limbeck::sqlite
