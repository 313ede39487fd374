// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/expression/execution.h"

#include "migrations/database/enginenames.h"
#include "migrations/dialect/expression/statementtext.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/expressionreader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

Certain<Engine> requireEngine(const QString& dialect, const Argument& place)
{
    if (const std::optional<Engine> engine = engineNamed(dialect)) {
        return *engine;
    }
    return tl::unexpected(
        Opaque{place.where,
               EngineText::tr("builds SQL for '%1', which Limbeck does not speak").arg(dialect),
               {}});
}

bool isText(const python::Value& value)
{
    const auto* object = value.as<Object>();
    return object != nullptr && object->type == "sqlalchemy.text"_L1;
}

bool hasObject(const python::Value& value)
{
    if (const auto* dict = value.as<python::Dict>()) {
        return std::any_of(dict->items->begin(), dict->items->end(), [](const auto& pair) {
            return hasObject(pair.second);
        });
    }
    const auto* list = value.as<python::Sequence>();
    return value.as<Object>() != nullptr
           || (list != nullptr && std::any_of(list->items->begin(), list->items->end(), hasObject));
}

/// Whether a text has parameters that are no plain values: dates, bindparam(…).
bool hasObjects(const python::Value& text, const python::Arguments& arguments)
{
    const auto isObject = [](const Argument& each) { return hasObject(each.value); };
    const auto& methods = *text.as<Object>()->methods;
    const bool isInMethods =
        std::any_of(methods.begin(), methods.end(), [&](const python::MethodCall& call) {
            return std::any_of(call.arguments.items.begin(), call.arguments.items.end(), isObject);
        });
    return isInMethods || std::any_of(arguments.items.begin() + 1, arguments.items.end(), isObject);
}

/// One set of parameters for each time that the statement runs.
Certain<std::vector<python::Pairs>> parameterSets(const Argument* argument)
{
    if (argument == nullptr || argument->value.isNone()) {
        return std::vector<python::Pairs>{{}};
    }
    const auto* list = argument->value.as<python::Sequence>();
    std::vector<python::Pairs> sets;
    for (const python::Value& each :
         list != nullptr ? *list->items : python::Values{argument->value}) {
        const auto* dict = each.as<python::Dict>();
        if (dict == nullptr) {
            return tl::unexpected(notA(*argument, EngineText::tr("a dictionary of parameters")));
        }
        sets.push_back(*dict->items);
    }
    if (sets.empty()) {
        sets.emplace_back();
    }
    return sets;
}

}  // namespace

bool executesStatement(const python::Arguments& arguments)
{
    if (arguments.items.empty()) {
        return false;
    }
    const python::Value& first = arguments.items.front().value;
    return isStatement(first) || (isText(first) && hasObjects(first, arguments));
}

Certain<RowValue> readStoredValue(const python::Value& value,
                                  const ColumnType& type,
                                  const QString& dialect,
                                  const Argument& place)
{
    RowValue result;
    if (value.isNone()) {
        return result;
    }
    const Certain<Engine> engine = requireEngine(dialect, place);
    if (!engine) {
        return tl::unexpected(engine.error());
    }
    ExpressionReader reader(*engine);
    const Certain<SqlExpression> stored =
        reader.readStored({{}, value, place.where, place.code}, type.on(dialect));
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    // A text that is JSON, or a list, must not be taken for a value of the column's type.
    const bool isPlain =
        type.kind != TypeKind::Json && type.kind != TypeKind::Jsonb && type.kind != TypeKind::Array;
    const auto* plain = stored->as<SqlValue>();
    if (plain != nullptr && isPlain) {
        result.value = plain->value;
        return result;
    }
    const Result<QString> text = expressionText(*stored, *engine);
    if (!text) {
        return tl::unexpected(Opaque{place.where, text.error().message, place.code});
    }
    result.value = *text;
    result.isSql = true;
    return result;
}

QString statementOutline(const python::Value& statement)
{
    if (const auto* text = statement.as<QString>()) {
        return *text;
    }
    if (const auto* unknown = statement.as<python::Unknown>()) {
        return unknown->outline;
    }
    if (isText(statement)) {
        const auto& items = statement.as<Object>()->arguments->items;
        return items.empty() ? QString() : statementOutline(items.front().value);
    }
    if (!isStatement(statement)) {
        return {};
    }
    const bool deletes = statement.as<Object>()->type.endsWith("delete"_L1);
    return deletes ? u"DELETE"_s : u"UPDATE"_s;
}

QList<ColumnType> resultTypes(const python::Arguments& arguments, const QString& dialect)
{
    QList<ColumnType> types;
    const Argument first = arguments.items.front();
    const Certain<Engine> engine = requireEngine(dialect, first);
    if (!engine || !isStatement(first.value)) {
        return types;
    }
    ExpressionReader reader(*engine);
    const Certain<SqlStatement> statement = reader.readStatement(*first.value.as<Object>(), first);
    if (!statement) {
        return types;
    }
    const auto add = [&](const std::vector<SqlExpression>& columns) {
        for (const SqlExpression& column : columns) {
            types << column.type.on(dialect);
        }
    };
    std::visit(
        [&]<typename T>(const T& each) {
            if constexpr (std::is_same_v<T, SqlQuery>) {
                add(statement->selects[static_cast<size_t>(each.select)].columns);
            } else {
                add(each.returning);
            }
        },
        statement->data);
    return types;
}

Certain<std::vector<Operation>> readExecution(const python::Arguments& arguments,
                                              const QString& dialect)
{
    ArgumentReader reader(arguments, {u"statement"_s, u"parameters"_s});
    const Argument first = arguments.items.front();
    reader.take(first.name.isEmpty() ? u"statement"_s : first.name);
    const Argument* second = reader.take(u"parameters"_s);
    const Certain<Engine> engine = requireEngine(dialect, first);
    const std::optional<Opaque> why = reader.finish();
    if (why || !engine) {
        return tl::unexpected(why.value_or(engine ? Opaque() : engine.error()));
    }
    const Certain<std::vector<python::Pairs>> sets = parameterSets(second);
    if (!sets) {
        return tl::unexpected(sets.error());
    }
    std::vector<Operation> operations;
    for (const python::Pairs& parameters : *sets) {
        ExpressionReader expressions(*engine, parameters);
        if (isText(first.value)) {
            const Certain<QString> text = expressions.readText(*first.value.as<Object>(), first);
            if (!text) {
                return tl::unexpected(text.error());
            }
            operations.push_back(Operation{ExecuteSql{*text, {}}});
            continue;
        }
        const Certain<SqlStatement> statement =
            expressions.readStatement(*first.value.as<Object>(), first);
        if (!statement) {
            return tl::unexpected(statement.error());
        }
        const Result<QString> text = statementText(*statement, *engine);
        if (!text) {
            return tl::unexpected(
                Opaque{first.where,
                       EngineText::tr("uses in SQL what cannot be written for %1: %2")
                           .arg(dialect, text.error().message),
                       first.code});
        }
        ExecuteSql execute;
        execute.sql = *text;
        operations.push_back(Operation{execute});
    }
    return operations;
}

}  // namespace limbeck
