// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/spelledout.h"

#include "migrations/database/enginenames.h"
#include "migrations/dialect/expression/statementtext.h"
#include "migrations/dialect/quoting.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/execution.h"
#include "migrations/script/expression/expressionreader.h"
#include "migrations/script/sqltext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Arguments;
using python::Object;
using python::Value;

namespace {

/// sa.text takes ":name" for a parameter.
Value textObject(QString sql)
{
    Argument text;
    text.value = Value{sql.replace(u':', u"\\:"_s)};
    return Value::object(u"sqlalchemy.text"_s, Arguments{{text}, {}, {}});
}

std::optional<QString> engineSql(const Value& value, Engine engine)
{
    const auto* object = value.as<Object>();
    const bool differs =
        object != nullptr
        && (object->type == "sqlalchemy.operator"_L1 || object->type == "sqlalchemy.cast"_L1);
    if (!differs || standaloneSql(value)) {
        return std::nullopt;
    }
    ExpressionReader reader(engine);
    const auto expression = reader.readAlone({{}, value, {}, {}});
    const Result<QString> text =
        expression ? expressionText(*expression, engine) : fail(ErrorCode::Unsupported, QString());
    // Drivers double a percent sign in some statements; sa.text reads a backslash.
    const bool isSafe = text && !text->contains(u'%') && !text->contains(u'\\');
    return isSafe ? std::optional(*text) : std::nullopt;
}

void spellOutDefault(Value& value, Engine engine)
{
    if (const std::optional<QString> sql = engineSql(value, engine)) {
        value = textObject(*sql);
    }
}

/// SQLAlchemy groups what is no column where the grammar asks for parentheses.
void spellOutElement(Value& value, Engine engine)
{
    const std::optional<QString> plain = standaloneSql(value);
    const auto* object = value.as<Object>();
    const bool isOperator = object != nullptr && object->type == "sqlalchemy.operator"_L1;
    const std::optional<QString> sql = isOperator && plain ? plain : engineSql(value, engine);
    if (sql) {
        const bool groups = isOperator && engine != Engine::Sqlite;
        value = textObject(groups ? u'(' + *sql + u')' : *sql);
    }
}

void spellOutElements(Argument& argument, Engine engine)
{
    const auto* list = argument.value.as<python::Sequence>();
    if (list == nullptr) {
        return;
    }
    python::Values elements = *list->items;
    for (Value& element : elements) {
        spellOutElement(element, engine);
    }
    argument.value = Value::sequence(list->kind, std::move(elements));
}

}  // namespace

Arguments withSpelledOut(const QString& function,
                         const Arguments& arguments,
                         const QString& dialect)
{
    const std::optional<Engine> named = engineNamed(dialect);
    if (!named) {
        return arguments;
    }
    const Engine engine = *named;
    Arguments spelled = arguments;
    for (Argument& argument : spelled.items) {
        if (argument.name == "server_default"_L1) {
            spellOutDefault(argument.value, engine);
        } else if (function == "create_index"_L1) {
            spellOutElements(argument, engine);
        } else if (function == "sqlalchemy.Index"_L1 && argument.name.isEmpty()) {
            spellOutElement(argument.value, engine);
        }
    }
    return spelled;
}

std::optional<Value> nextValue(const Object& sequence, const QString& dialect)
{
    const std::optional<Engine> engine = engineNamed(dialect);
    ArgumentReader reader(*sequence.arguments, {u"name"_s});
    const TableName name = reader.table(u"name"_s);
    if (!engine || engine == Engine::Sqlite || name.name.isEmpty()) {
        return std::nullopt;
    }
    const QString quoted = quotedTable(name, *engine);
    return textObject(u"nextval("_s
                      + (engine == Engine::Postgresql ? quotedText(quoted, *engine) : quoted)
                      + u')');
}

}  // namespace limbeck
