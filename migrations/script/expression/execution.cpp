// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/expression/execution.h"

#include "migrations/dialect/expression/statementtext.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/expressionreader.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

Certain<Engine> engineNamed(const QString& dialect, const Argument& place)
{
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        if (engineName(engine) == dialect) {
            return engine;
        }
    }
    return tl::unexpected(Opaque{
        place.where, u"builds SQL for '%1', which Limbeck does not speak"_s.arg(dialect), {}});
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
            return tl::unexpected(notA(*argument, u"a dictionary of parameters"_s));
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
    return !arguments.items.empty() && isStatement(arguments.items.front().value);
}

Certain<std::vector<Operation>> readExecution(const python::Arguments& arguments,
                                              const QString& dialect)
{
    ArgumentReader reader(arguments, {u"statement"_s, u"parameters"_s});
    const Argument first = arguments.items.front();
    reader.take(reader.isGiven(u"statement"_s) ? u"statement"_s : first.name);
    const Argument* second = reader.take(u"parameters"_s);
    const Certain<Engine> engine = engineNamed(dialect, first);
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
        const Certain<SqlStatement> statement =
            expressions.readStatement(*first.value.as<Object>(), first);
        if (!statement) {
            return tl::unexpected(statement.error());
        }
        const Result<QString> text = statementText(*statement, *engine);
        if (!text) {
            return tl::unexpected(Opaque{first.where,
                                         u"uses in SQL what cannot be written for %1: %2"_s.arg(
                                             dialect, text.error().message),
                                         first.code});
        }
        ExecuteSql execute;
        execute.sql = *text;
        operations.push_back(Operation{execute});
    }
    return operations;
}

}  // namespace limbeck
