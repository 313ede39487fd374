// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/columnreader.h"
#include "migrations/script/ddlelements.h"
#include "migrations/script/expression/execution.h"
#include "migrations/script/operationtable.h"
#include "migrations/script/sqltext.h"
#include "migrations/script/typereader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

/// A column of the table that rows go into.
struct Target
{
    QString name;
    ColumnType type;
    bool hasPythonDefault = false;
    QString converter;  ///< the class of the project that converts its values, if one does
};

struct TargetTable
{
    TableName name;
    QList<Target> columns;
};

/// The class that converts the values of a column with these arguments; empty if none does.
QString converterIn(const Object& column)
{
    for (const Argument& argument : column.arguments->items) {
        const auto* type = argument.value.as<Object>();
        if (type != nullptr && !type->converter.isEmpty()) {
            return type->converter;
        }
    }
    return {};
}

/// sa.column('name', type)
Certain<Target> readTarget(const Argument& argument, const TableName& table)
{
    Target target;
    if (isColumn(argument.value)) {
        Certain<ReadColumn> column = readColumn(argument, table);
        if (!column) {
            return tl::unexpected(column.error());
        }
        return Target{column->column.name,
                      column->column.type,
                      column->hasPythonDefault,
                      converterIn(*argument.value.as<Object>())};
    }
    const auto* object = argument.value.as<Object>();
    if (object == nullptr || object->type != "sqlalchemy.column"_L1) {
        return tl::unexpected(notA(argument, u"a column"_s));
    }
    ArgumentReader reader(*object->arguments, {u"text"_s, u"type_"_s});
    target.name = reader.text(u"text"_s);
    if (const Argument* type = reader.take(u"type_"_s)) {
        target.type = reader.keep(readType(*type));
    }
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<Target>(tl::unexpected(*why)) : target;
}

Certain<TargetTable> readTargetTable(const Argument& argument)
{
    const auto* object = argument.value.as<Object>();
    const QString type = object != nullptr ? object->type : QString();
    if (type != "sqlalchemy.table"_L1 && type != "sqlalchemy.Table"_L1
        && type != "alembic.Table"_L1) {
        return tl::unexpected(notA(argument, u"a table"_s));
    }
    const QString first = type == "alembic.Table"_L1 ? u"table_name"_s : u"name"_s;
    QStringList parameters{first};
    if (type == "sqlalchemy.Table"_L1) {
        parameters << u"metadata"_s;
    }
    parameters << u"*"_s;
    ArgumentReader reader(*object->arguments, parameters);
    TargetTable table;
    table.name = reader.table(first);
    for (const Argument* each : reader.rest()) {
        const auto* item = each->value.as<Object>();
        const bool isColumnItem =
            item != nullptr
            && (item->type == "sqlalchemy.column"_L1 || item->type == "sqlalchemy.Column"_L1);
        if (isColumnItem || type == "sqlalchemy.table"_L1) {
            table.columns << reader.keep(readTarget(*each, table.name));
        }
    }
    if (reader.hasFailed()) {
        return tl::unexpected(*reader.finish());
    }
    return table;
}

/// What op.inline_literal(…) holds: rows are written out anyway.
const python::Value* inlineLiteral(const python::Value& value)
{
    const auto* object = value.as<Object>();
    return object != nullptr && object->type == "alembic.inline_literal"_L1
                   && object->arguments->items.size() == 1
               ? &object->arguments->items[0].value
               : nullptr;
}

Certain<RowValue> readRowValue(const python::Value& value, const Argument& place)
{
    RowValue result;
    if (value.isNone()) {
        return result;
    }
    if (const auto* flag = value.as<bool>()) {
        result.value = *flag;
    } else if (const auto* number = value.as<qint64>()) {
        result.value = *number;
    } else if (const auto* real = value.as<double>()) {
        result.value = *real;
    } else if (const auto* text = value.as<QString>()) {
        result.value = *text;
    } else if (const auto* literal = inlineLiteral(value)) {
        return readRowValue(*literal, place);
    } else if (const auto* object = value.as<Object>()) {
        const bool isNow = object->type == "sqlalchemy.func.now"_L1;
        const std::optional<QString> sql = isNow ? u"CURRENT_TIMESTAMP"_s : sqlText(value);
        if (!sql) {
            return tl::unexpected(
                notA({{}, value, place.where, place.code}, EngineText::tr("a plain value")));
        }
        result.value = *sql;
        result.isSql = true;
    } else {
        return tl::unexpected(
            notA({{}, value, place.where, place.code}, EngineText::tr("a plain value")));
    }
    return result;
}

const python::Value* find(const python::Dict& row, const QString& name)
{
    for (const auto& [key, value] : *row.items) {
        const auto* text = key.as<QString>();
        if (text != nullptr && *text == name) {
            return &value;
        }
    }
    return nullptr;
}

/// What the keys of row `number` say about the columns of the statement; empty if they are them.
QString keyProblem(const python::Dict& row, qsizetype number, const BulkInsert& insert)
{
    QStringList unknown;
    for (const auto& [key, value] : *row.items) {
        const auto* name = key.as<QString>();
        if (name == nullptr || !insert.columns.contains(*name)) {
            unknown << (name != nullptr ? *name : u"?"_s);
        }
    }
    for (const QString& column : insert.columns) {
        if (find(row, column) == nullptr) {
            return EngineText::tr("lacks '%1' in row %2 of those to insert")
                .arg(column)
                .arg(number);
        }
    }
    return unknown.isEmpty() ? QString()
                             : EngineText::tr(
                                   "gives '%1' in row %2, which is no column of the table or not "
                                   "in the first row")
                                   .arg(unknown.first())
                                   .arg(number);
}

/// The columns that the first row names, in the table's order: SQLAlchemy builds the statement
/// from the first row, refuses later rows that lack one of its columns, and drops what they have
/// beyond them, which no author means.
std::optional<Opaque> readRows(const Argument& argument,
                               const TargetTable& table,
                               const QString& dialect,
                               BulkInsert& insert)
{
    const auto* rows = argument.value.as<python::Sequence>();
    if (rows == nullptr || rows->kind != python::Sequence::Kind::List) {
        return notA(argument, EngineText::tr("a list of rows"));
    }
    for (const python::Value& item : *rows->items) {
        const auto* row = item.as<python::Dict>();
        if (row == nullptr) {
            return notA({{}, item, argument.where, argument.code}, u"a row"_s);
        }
        QList<RowValue> values;
        for (const Target& column : table.columns) {
            const python::Value* value = find(*row, column.name);
            if (insert.rows.isEmpty() && value != nullptr) {
                insert.columns << column.name;
                insert.types << column.type;
            }
            if (value == nullptr && column.hasPythonDefault) {
                return Opaque{argument.where,
                              EngineText::tr("leaves '%1' to a default that Python computes")
                                  .arg(column.name),
                              argument.code};
            }
            if (value != nullptr && !column.converter.isEmpty()) {
                return Opaque{argument.where,
                              EngineText::tr("gives '%1' a value that the type '%2' converts")
                                  .arg(column.name, column.converter),
                              argument.code};
            }
            if (value != nullptr) {
                Certain<RowValue> read = readStoredValue(*value, column.type, dialect, argument);
                if (!read) {
                    return read.error();
                }
                values << *read;
            }
        }
        const QString problem = keyProblem(*row, insert.rows.size() + 1, insert);
        if (!problem.isEmpty()) {
            return Opaque{argument.where, problem, argument.code};
        }
        insert.rows << values;
    }
    return std::nullopt;
}

/// Parameters that one sa.text or call gives.
std::optional<Opaque> addParameters(const Argument& argument, QVariantMap& parameters)
{
    const auto* dict = argument.value.as<python::Dict>();
    if (dict == nullptr) {
        return notA(argument, EngineText::tr("a dictionary of parameters"));
    }
    for (const auto& [key, value] : *dict->items) {
        const auto* name = key.as<QString>();
        const Certain<RowValue> read = readRowValue(value, argument);
        if (name == nullptr || !read || read->isSql) {
            return notA({{}, value, argument.where, argument.code},
                        EngineText::tr("a plain value"));
        }
        parameters.insert(*name, read->value);
    }
    return std::nullopt;
}

std::optional<Opaque> addNamed(const python::Arguments& arguments, QVariantMap& parameters)
{
    for (const Argument& argument : arguments.items) {
        const Certain<RowValue> read = readRowValue(argument.value, argument);
        if (argument.name.isEmpty() || !read || read->isSql) {
            return notA(argument, EngineText::tr("a plain value with a name"));
        }
        parameters.insert(argument.name, read->value);
    }
    return std::nullopt;
}

/// The text of a statement, and the parameters that sa.text(…).bindparams(…) gives it.
struct Command
{
    QString text;
    bool isRaw = false;  ///< sent as it stands, without parameters
    QVariantMap parameters;
};

Certain<Command> readCommand(const Argument& argument, SqlSource source)
{
    Command command;
    if (const auto* text = argument.value.as<QString>()) {
        command.text = *text;
        command.isRaw = source == SqlSource::Connection;
        return command;
    }
    const auto* object = argument.value.as<Object>();
    if (object != nullptr && isDdlElement(*object)) {
        return ddlElementText(*object).map([&command](const QString& text) {
            command.text = text;
            command.isRaw = true;
            return command;
        });
    }
    const auto* first = object != nullptr && object->type == "sqlalchemy.text"_L1
                                && object->arguments->items.size() == 1
                            ? &object->arguments->items[0]
                            : nullptr;
    if (first == nullptr) {
        return tl::unexpected(notA(argument, EngineText::tr("SQL that is written out")));
    }
    if (first->value.as<QString>() == nullptr) {
        return tl::unexpected(notA(*first, u"a text"_s));
    }
    command.text = *first->value.as<QString>();
    for (const python::MethodCall& call : *object->methods) {
        const std::optional<Opaque> why =
            call.name == "bindparams"_L1
                ? addNamed(call.arguments, command.parameters)
                : std::optional(
                    call.arguments.opaque(EngineText::tr("calls '%1' of a text").arg(call.name)));
        if (why) {
            return tl::unexpected(*why);
        }
    }
    return command;
}

Certain<Operation> makeExecute(const Command& command,
                               const QVariantMap& parameters,
                               const Argument& argument)
{
    ExecuteSql execute;
    execute.sql = command.text;
    if (command.isRaw) {
        return Operation{execute};
    }
    const QStringList names = parameterNames(command.text);
    for (const QString& name : names) {
        if (!parameters.contains(name)) {
            return tl::unexpected(Opaque{
                argument.where,
                EngineText::tr("gives no value for the parameter ':%1' of its SQL").arg(name),
                argument.code});
        }
        execute.parameters.insert(name, parameters.value(name));
    }
    if (names.isEmpty()) {
        execute.sql = withoutParameters(command.text).value_or(command.text);
    } else if (command.text.contains("\\:"_L1)) {
        return tl::unexpected(
            Opaque{argument.where,
                   EngineText::tr("mixes parameters and escaped colons in its SQL"),
                   argument.code});
    }
    return Operation{execute};
}

/// Rows of parameters: one dictionary, or a list of them.
Certain<QList<QVariantMap>> readParameterRows(const Argument* argument, const QVariantMap& common)
{
    QList<QVariantMap> rows;
    if (argument == nullptr || argument->value.isNone()) {
        return QList<QVariantMap>{common};
    }
    const auto* list = argument->value.as<python::Sequence>();
    const python::Values values = list != nullptr ? *list->items : python::Values{argument->value};
    for (const python::Value& value : values) {
        QVariantMap row = common;
        if (const auto why = addParameters({{}, value, argument->where, argument->code}, row)) {
            return tl::unexpected(*why);
        }
        rows << row;
    }
    return rows;
}

}  // namespace

Certain<Operation> readBulkInsert(const python::Arguments& arguments, const QString& dialect)
{
    ArgumentReader reader(arguments, {u"table"_s, u"rows"_s});
    const Argument* table = reader.take(u"table"_s);
    const Argument* rows = reader.take(u"rows"_s);
    reader.ignore({u"multiinsert"_s});
    BulkInsert insert;
    if (table == nullptr || rows == nullptr) {
        reader.fail(EngineText::tr("does not say the table and the rows"));
    } else {
        const TargetTable target = reader.keep(readTargetTable(*table));
        insert.table = target.name;
        if (!reader.hasFailed()) {
            if (const std::optional<Opaque> why = readRows(*rows, target, dialect, insert)) {
                reader.fail(*why);
            }
        }
    }
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<Operation>(tl::unexpected(*why)) : Operation{insert};
}

Certain<std::vector<Operation>> readExecute(const python::Arguments& arguments, SqlSource source)
{
    const bool isOperations = source == SqlSource::Operations;
    python::Arguments plain = arguments;
    QVariantMap named;
    if (!isOperations) {
        // connection.execute(text, name=value), as SQLAlchemy 1.4 allowed.
        std::erase_if(plain.items, [&named](const Argument& argument) {
            const Certain<RowValue> read = readRowValue(argument.value, argument);
            const bool isParameter = !argument.name.isEmpty() && argument.name != "parameters"_L1
                                     && read && !read->isSql;
            if (isParameter) {
                named.insert(argument.name, read->value);
            }
            return isParameter;
        });
    }
    ArgumentReader reader(
        plain,
        isOperations ? QStringList{u"sqltext"_s} : QStringList{u"statement"_s, u"parameters"_s});
    const Argument* sql = reader.take(isOperations ? u"sqltext"_s : u"statement"_s);
    const Argument* rows = reader.take(u"parameters"_s);
    reader.ignore({u"execution_options"_s});  // how it is sent, not what
    std::vector<Operation> operations;
    if (sql == nullptr) {
        reader.fail(EngineText::tr("does not say the SQL"));
    } else {
        Command command = reader.keep(readCommand(*sql, source));
        command.isRaw = command.isRaw && rows == nullptr && named.isEmpty();
        command.parameters.insert(named);
        for (const QVariantMap& row : reader.keep(readParameterRows(rows, command.parameters))) {
            operations.push_back(reader.keep(makeExecute(command, row, *sql)));
        }
    }
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<std::vector<Operation>>(tl::unexpected(*why)) : operations;
}

}  // namespace limbeck
