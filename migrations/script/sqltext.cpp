// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/sqltext.h"

#include "migrations/script/argumentreader.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

/// A parameter in the text of sa.text: SQLAlchemy 2.0 sql/elements.py, TextClause._bind_params.
const QRegularExpression& parameterPattern()
{
    static const QRegularExpression pattern(u"(?<![:\\w\\\\]):(\\w+)(?!:)"_s);
    return pattern;
}

bool isFunctionName(const QString& name)
{
    static const QRegularExpression pattern(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    return pattern.match(name).hasMatch();
}

std::optional<QString> functionText(const QString& name, const Object& object, int depth);

std::optional<QString> baseText(const Object& object, int depth)
{
    if (object.type == "sqlalchemy.text"_L1 || object.type == "sqlalchemy.literal_column"_L1) {
        const auto& items = object.arguments->items;
        const auto* text = items.size() == 1 ? items[0].value.as<QString>() : nullptr;
        if (text == nullptr) {
            return std::nullopt;
        }
        return object.type == "sqlalchemy.text"_L1 ? withoutParameters(*text) : *text;
    }
    if (object.type.startsWith("sqlalchemy.func."_L1)) {
        return functionText(object.type.sliced(16), object, depth);
    }
    return object.type == "sqlalchemy.null"_L1 ? std::optional(u"NULL"_s) : std::nullopt;
}

std::optional<QString> textOf(const python::Value& value, int depth)
{
    const auto* object = value.as<Object>();
    if (object == nullptr || depth > 5) {
        return std::nullopt;
    }
    std::optional<QString> text = baseText(*object, depth);
    for (const python::MethodCall& call : *object->methods) {
        if (!text || !call.arguments.items.empty()) {
            return std::nullopt;
        }
        if (call.name == "desc"_L1) {
            *text += u" DESC"_s;
        } else if (call.name == "asc"_L1) {
            *text += u" ASC"_s;
        } else {
            return std::nullopt;
        }
    }
    return text;
}

std::optional<QString> functionText(const QString& name, const Object& object, int depth)
{
    static const QStringList words{u"current_timestamp"_s, u"current_date"_s, u"current_time"_s};
    if (!isFunctionName(name)) {
        return std::nullopt;
    }
    if (words.contains(name.toLower()) && object.arguments->items.empty()) {
        return name.toUpper();
    }
    QStringList parts;
    for (const Argument& argument : object.arguments->items) {
        const std::optional<QString> part =
            argument.name.isEmpty() ? textOf(argument.value, depth + 1) : std::nullopt;
        if (!part) {
            return std::nullopt;
        }
        parts << *part;
    }
    return name + u'(' + parts.join(u", "_s) + u')';
}

ServerDefault defaultOf(ServerDefault::Kind kind, const QString& text = {})
{
    ServerDefault value;
    value.kind = kind;
    value.text = text;
    return value;
}

std::optional<ServerDefault> defaultFrom(const Object& object)
{
    const QString& type = object.type;
    if (!object.methods->empty()) {
        return std::nullopt;
    }
    if (type == "sqlalchemy.func.now"_L1
        || type.compare("sqlalchemy.func.current_timestamp"_L1, Qt::CaseInsensitive) == 0) {
        return object.arguments->items.empty()
                   ? std::optional(defaultOf(ServerDefault::Kind::CurrentTimestamp))
                   : std::nullopt;
    }
    if (type == "sqlalchemy.true"_L1 || type == "sqlalchemy.false"_L1) {
        return defaultOf(type == "sqlalchemy.true"_L1 ? ServerDefault::Kind::True
                                                      : ServerDefault::Kind::False);
    }
    if (type == "alembic.inline_literal"_L1) {
        const auto& items = object.arguments->items;
        const auto* text = items.size() == 1 ? items[0].value.as<QString>() : nullptr;
        return text != nullptr ? std::optional(defaultOf(ServerDefault::Kind::Literal, *text))
                               : std::nullopt;
    }
    const std::optional<QString> sql = sqlText({object});
    return sql ? std::optional(defaultOf(ServerDefault::Kind::Expression, *sql)) : std::nullopt;
}

}  // namespace

QStringList parameterNames(const QString& text)
{
    QStringList names;
    QRegularExpressionMatchIterator matches = parameterPattern().globalMatch(text);
    while (matches.hasNext()) {
        names << matches.next().captured(1);
    }
    return names;
}

std::optional<QString> withoutParameters(const QString& text)
{
    return parameterPattern().match(text).hasMatch()
               ? std::nullopt
               : std::optional(QString(text).replace("\\:"_L1, ":"_L1));
}

std::optional<QString> sqlText(const python::Value& value)
{
    return textOf(value, 0);
}

Certain<std::optional<ServerDefault>> readServerDefault(const Argument& argument)
{
    const python::Value& value = argument.value;
    if (value.isNone()) {
        return std::optional<ServerDefault>();
    }
    if (const auto* text = value.as<QString>()) {
        return std::optional(defaultOf(ServerDefault::Kind::Literal, *text));
    }
    const auto* object = value.as<Object>();
    if (object != nullptr && object->type == "sqlalchemy.FetchedValue"_L1) {
        return std::optional<ServerDefault>();
    }
    if (object != nullptr && object->type == "sqlalchemy.DefaultClause"_L1
        && object->arguments->items.size() == 1) {
        return readServerDefault(object->arguments->items[0]);
    }
    if (const auto known = object != nullptr ? defaultFrom(*object) : std::nullopt) {
        return known;
    }
    return tl::unexpected(notA(argument, u"a default that can be written as SQL"_s));
}

}  // namespace limbeck
