// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/inspectoranswers.h"

#include "migrations/script/argumentreader.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Value;
using python::Values;

namespace {

/// One item of what get_columns and get_indexes answer: what is certain, and the names of what
/// SQLAlchemy says besides, so that asking for it is not answered with "there is no such thing".
Value described(std::initializer_list<std::pair<QString, Value>> facts,
                const QStringList& doubts,
                const python::Arguments& arguments)
{
    python::Pairs pairs;
    for (const auto& [key, value] : facts) {
        pairs.emplace_back(Value{key}, value);
    }
    for (const QString& key : doubts) {
        pairs.emplace_back(
            Value{key}, Value::passive(arguments.opaque(u"asks the database for '%1'"_s.arg(key))));
    }
    return Value::dict(std::move(pairs));
}

Value tableNames(const Schema& schema, const QString& wanted)
{
    Values names;
    for (const Table& table : schema.tables) {
        if (table.name.schema == wanted) {
            names.push_back(Value{table.name.name});
        }
    }
    return Value::sequence(python::Sequence::Kind::Set, std::move(names));
}

Value columns(const Table& table, const python::Arguments& arguments)
{
    static const QStringList doubts{u"type"_s,
                                    u"default"_s,
                                    u"autoincrement"_s,
                                    u"comment"_s,
                                    u"computed"_s,
                                    u"identity"_s,
                                    u"primary_key"_s,
                                    u"dialect_options"_s};
    Values items;
    for (const Column& column : table.columns) {
        items.push_back(
            described({{u"name"_s, Value{column.name}}, {u"nullable"_s, Value{column.nullable}}},
                      doubts,
                      arguments));
    }
    return Value::list(std::move(items));
}

std::optional<Value> indexes(const Table& table, const python::Arguments& arguments)
{
    static const QStringList doubts{u"include_columns"_s,
                                    u"duplicates_constraint"_s,
                                    u"dialect_options"_s,
                                    u"expressions"_s,
                                    u"column_sorting"_s};
    Values items;
    for (const Index& index : table.indexes) {
        if (index.name.isEmpty()) {
            return std::nullopt;
        }
        Values parts;
        for (const QString& column : index.columns()) {
            parts.push_back(Value{column});
        }
        items.push_back(described({{u"name"_s, Value{index.name}},
                                   {u"unique"_s, Value{index.unique}},
                                   {u"column_names"_s, Value::list(std::move(parts))}},
                                  doubts,
                                  arguments));
    }
    // The engine orders them; asking all of them for a name needs no order.
    return Value::list(std::move(items));
}

}  // namespace

std::optional<Value> answerInspector(const Schema& schema,
                                     const QString& method,
                                     const python::Arguments& arguments)
{
    const bool listsTables = method == "get_table_names"_L1;
    ArgumentReader reader(
        arguments,
        listsTables ? QStringList{u"schema"_s} : QStringList{u"table_name"_s, u"schema"_s});
    const QString schemaName = reader.textOrNone(u"schema"_s);
    const QString tableName = listsTables ? QString() : reader.text(u"table_name"_s);
    if (reader.finish().has_value()) {
        return std::nullopt;
    }
    if (listsTables) {
        return tableNames(schema, schemaName);
    }
    const Table* table = schema.table(TableName(schemaName, tableName));
    if (method == "has_table"_L1) {
        return Value{table != nullptr};
    }
    if (table == nullptr) {
        return std::nullopt;  // SQLAlchemy would raise
    }
    if (method == "get_columns"_L1) {
        return columns(*table, arguments);
    }
    return method == "get_indexes"_L1 ? indexes(*table, arguments) : std::nullopt;
}

}  // namespace limbeck
