// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/reflectedtable.h"

#include "migrations/script/argumentreader.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Value;

namespace {

/// A call with these positional arguments.
Value made(const QString& type, const python::Values& values, const Arguments& place)
{
    Arguments arguments;
    arguments.where = place.where;
    arguments.code = place.code;
    for (const Value& value : values) {
        arguments.items.push_back({{}, value, place.where, place.code});
    }
    return Value::object(type, std::move(arguments));
}

/// SQLAlchemy's name of the type that a column of `type` is read back as; empty if not certain.
/// Only the family counts here: how values are written.
QString reflectedType(const ColumnType& type, const QString& dialect)
{
    const bool isMysql = dialect == "mysql"_L1 || dialect == "mariadb"_L1;
    switch (type.kind) {
    case TypeKind::SmallInteger:
    case TypeKind::Integer:
    case TypeKind::BigInteger:
        return u"sqlalchemy.Integer"_s;
    case TypeKind::Boolean:
        return isMysql ? u"sqlalchemy.SmallInteger"_s : u"sqlalchemy.Boolean"_s;
    case TypeKind::Numeric:
    case TypeKind::Decimal:
        return u"sqlalchemy.Numeric"_s;
    case TypeKind::Float:
    case TypeKind::Real:
    case TypeKind::Double:
        return u"sqlalchemy.Float"_s;
    case TypeKind::String:
    case TypeKind::Char:
    case TypeKind::NVarchar:
    case TypeKind::NChar:
    case TypeKind::Text:
    case TypeKind::Clob:
        return u"sqlalchemy.String"_s;
    case TypeKind::Date:
        return u"sqlalchemy.Date"_s;
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return u"sqlalchemy.DateTime"_s;
    case TypeKind::Json:
        return dialect == "mariadb"_L1 ? u"sqlalchemy.String"_s : u"sqlalchemy.JSON"_s;
    case TypeKind::Jsonb:
        return dialect == "postgresql"_L1 ? u"postgresql.JSONB"_s : QString();
    case TypeKind::Uuid:
        return dialect == "postgresql"_L1 ? u"sqlalchemy.Uuid"_s : QString();
    case TypeKind::Enum:
        // PostgreSQL and MySQL know the values; a text is written as a text everywhere.
        return type.createConstraint ? QString() : u"sqlalchemy.String"_s;
    default:
        return {};
    }
}

std::optional<Value> reflectedColumn(const Table& table,
                                     const Column& column,
                                     const QString& dialect,
                                     const Arguments& place)
{
    const QString type = reflectedType(column.type.on(dialect), dialect);
    if (type.isEmpty() || column.computed) {
        return std::nullopt;
    }
    Arguments arguments;
    arguments.where = place.where;
    arguments.code = place.code;
    const auto add = [&](const QString& name, Value value) {
        arguments.items.push_back({name, std::move(value), place.where, place.code});
    };
    add({}, Value{column.name});
    add({}, made(type, {}, place));
    const bool isKey = table.primaryKey && table.primaryKey->columns.contains(column.name);
    const bool isForeign = std::any_of(
        table.foreignKeys.begin(), table.foreignKeys.end(), [&column](const ForeignKey& key) {
            return key.columns.contains(column.name);
        });
    if (isKey) {
        add(u"primary_key"_s, Value{true});
    }
    if (isKey && isForeign) {
        add(u"autoincrement"_s, Value{false});
    }
    return Value::object(u"sqlalchemy.Column"_s, std::move(arguments));
}

}  // namespace

bool asksForColumns(const Arguments& arguments)
{
    return std::any_of(
        arguments.items.begin(), arguments.items.end(), [](const python::Argument& argument) {
            const auto* flag = argument.value.as<bool>();
            return argument.name == "autoload_with"_L1
                   || (argument.name == "autoload"_L1 && (flag == nullptr || *flag));
        });
}

std::optional<Value> reflectedTable(const Arguments& arguments,
                                    const Schema& schema,
                                    const QString& dialect)
{
    ArgumentReader reader(arguments, {u"name"_s, u"metadata"_s});
    const QString name = reader.text(u"name"_s);
    const QString schemaName = reader.textOrNone(u"schema"_s);
    const python::Argument* metadata = reader.take(u"metadata"_s);
    const auto* owner = metadata != nullptr ? metadata->value.as<python::Object>() : nullptr;
    reader.ignore({u"autoload"_s, u"autoload_with"_s, u"extend_existing"_s});
    const bool isPlain =
        owner != nullptr && owner->type == "sqlalchemy.MetaData"_L1
        && std::none_of(owner->arguments->items.begin(),
                        owner->arguments->items.end(),
                        [](const python::Argument& each) { return each.name == "schema"_L1; });
    const Table* table = schema.table(TableName(schemaName, name));
    if (reader.finish() || table == nullptr || !isPlain) {
        return std::nullopt;
    }
    python::Values parts{Value{name}, metadata->value};
    for (const Column& column : table->columns) {
        std::optional<Value> each = reflectedColumn(*table, column, dialect, arguments);
        if (!each) {
            return std::nullopt;
        }
        parts.push_back(*std::move(each));
    }
    Value result = made(u"sqlalchemy.Table"_s, parts, arguments);
    if (!schemaName.isEmpty()) {
        Arguments named = *result.as<python::Object>()->arguments;
        named.items.push_back({u"schema"_s, Value{schemaName}, arguments.where, arguments.code});
        result = Value::object(u"sqlalchemy.Table"_s, std::move(named));
    }
    return result;
}

}  // namespace limbeck
