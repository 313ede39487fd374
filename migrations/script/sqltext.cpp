// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/sqltext.h"

#include "migrations/dialect/expression/statementtext.h"
#include "migrations/dialect/quoting.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/expressionreader.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

constexpr std::array everyEngine{
    Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql};

bool isFunctionName(const QString& name)
{
    static const QRegularExpression pattern(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    return pattern.match(name).hasMatch();
}

std::optional<QString> functionText(const QString& name, const Object& object, int depth);
std::optional<QString> operandText(const python::Value& value, int depth);

/// Which engine it is for is not known here.
std::optional<QString> bareName(const QString& name)
{
    return isBareEverywhere(name) ? std::optional(name) : std::nullopt;
}

/// The text in an object's only argument.
const QString* onlyText(const Object& object)
{
    const auto& items = object.arguments->items;
    return items.size() == 1 && items[0].name.isEmpty() ? items[0].value.as<QString>() : nullptr;
}

std::optional<QString> baseText(const Object& object, int depth)
{
    static const QHash<QString, QString> orders{{u"sqlalchemy.desc"_s, u" DESC"_s},
                                                {u"sqlalchemy.asc"_s, u" ASC"_s}};
    const QString* text = onlyText(object);
    if (object.type == "sqlalchemy.text"_L1) {
        return text != nullptr ? withoutParameters(*text) : std::nullopt;
    }
    if (object.type == "sqlalchemy.literal_column"_L1) {
        return text != nullptr ? std::optional(*text) : std::nullopt;
    }
    if (object.type == "sqlalchemy.column"_L1) {
        return text != nullptr ? bareName(*text) : std::nullopt;
    }
    if (object.type == "sqlalchemy.literal"_L1 && object.arguments->items.size() == 1) {
        return operandText(object.arguments->items[0].value, depth + 1);
    }
    if (orders.contains(object.type) && object.arguments->items.size() == 1) {
        // sa.desc('a') means the column.
        const std::optional<QString> what =
            text != nullptr ? bareName(*text)
                            : operandText(object.arguments->items[0].value, depth + 1);
        return what ? std::optional(*what + orders.value(object.type)) : std::nullopt;
    }
    if (object.type.startsWith("sqlalchemy.func."_L1)) {
        return functionText(object.type.sliced(16), object, depth);
    }
    return object.type == "sqlalchemy.null"_L1 ? std::optional(u"NULL"_s) : std::nullopt;
}

/// What a method adds to an expression: DESC, IS NULL.
std::optional<QString> methodText(const python::MethodCall& call, int depth)
{
    static const QHash<QString, QString> plain{{u"desc"_s, u" DESC"_s},
                                               {u"asc"_s, u" ASC"_s},
                                               {u"nulls_first"_s, u" NULLS FIRST"_s},
                                               {u"nullsfirst"_s, u" NULLS FIRST"_s},
                                               {u"nulls_last"_s, u" NULLS LAST"_s},
                                               {u"nullslast"_s, u" NULLS LAST"_s}};
    static const QHash<QString, QString> ofNull{{u"is_"_s, u" IS NULL"_s},
                                                {u"is_not"_s, u" IS NOT NULL"_s},
                                                {u"isnot"_s, u" IS NOT NULL"_s}};
    const auto& items = call.arguments.items;
    if (items.empty()) {
        return plain.contains(call.name) ? std::optional(plain.value(call.name)) : std::nullopt;
    }
    if (ofNull.contains(call.name) && items.size() == 1 && items[0].value.isNone()) {
        return ofNull.value(call.name);
    }
    if (call.name == "between"_L1 && items.size() == 2) {
        const auto low = operandText(items[0].value, depth + 1);
        const auto high = operandText(items[1].value, depth + 1);
        return low && high ? std::optional(u" BETWEEN "_s + *low + u" AND "_s + *high)
                           : std::nullopt;
    }
    const auto* list = items.size() == 1 ? items[0].value.as<python::Sequence>() : nullptr;
    if (call.name != "in_"_L1 || list == nullptr || list->items->empty()) {
        return std::nullopt;
    }
    QStringList parts;
    for (const python::Value& item : *list->items) {
        const std::optional<QString> part = operandText(item, depth + 1);
        if (!part) {
            return std::nullopt;
        }
        parts << *part;
    }
    return u" IN ("_s + parts.join(u", "_s) + u')';
}

std::optional<QString> textOf(const python::Value& value, int depth)
{
    const auto* object = value.as<Object>();
    if (object == nullptr || depth > 5) {
        return std::nullopt;
    }
    std::optional<QString> text = baseText(*object, depth);
    for (const python::MethodCall& call : *object->methods) {
        const std::optional<QString> more = text ? methodText(call, depth) : std::nullopt;
        text = more ? std::optional(*text + *more) : std::nullopt;
    }
    return text;
}

/// An expression, or a plain value as a literal. Texts with a backslash are left alone: engines
/// read them differently.
std::optional<QString> operandText(const python::Value& value, int depth)
{
    if (value.isNone()) {
        return u"NULL"_s;
    }
    if (const auto* number = value.as<qint64>()) {
        return QString::number(*number);
    }
    if (const auto* text = value.as<QString>()) {
        return text->contains(u'\\') ? std::nullopt
                                     : std::optional(quotedText(*text, Engine::Sqlite));
    }
    return textOf(value, depth);
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
    if (name == "now"_L1 && object.arguments->items.empty()) {
        return u"CURRENT_TIMESTAMP"_s;  // the same, also where there is no such function
    }
    QStringList parts;
    for (const Argument& argument : object.arguments->items) {
        const std::optional<QString> part =
            argument.name.isEmpty() ? operandText(argument.value, depth + 1) : std::nullopt;
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
        const QString spelling = type == "sqlalchemy.func.now"_L1 ? u"now()"_s : QString();
        return object.arguments->items.empty()
                   ? std::optional(defaultOf(ServerDefault::Kind::CurrentTimestamp, spelling))
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
    const std::optional<QString> sql = standaloneSql({object});
    return sql ? std::optional(defaultOf(ServerDefault::Kind::Expression, *sql)) : std::nullopt;
}

}  // namespace

// Source: SQLAlchemy 2.0 sql/elements.py, TextClause._bind_params.
const QRegularExpression& parameterPattern()
{
    static const QRegularExpression pattern(u"(?<![:\\w\\\\]):(\\w+)(?!:)"_s);
    return pattern;
}

bool isBareEverywhere(const QString& name)
{
    return std::ranges::all_of(everyEngine,
                               [&name](Engine engine) { return quotedName(name, engine) == name; });
}

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

std::optional<QString> standaloneSql(const python::Value& value)
{
    if (const std::optional<QString> plain = sqlText(value)) {
        return plain;
    }
    static const QStringList conditions{u"sqlalchemy.operator"_s,
                                        u"sqlalchemy.and_"_s,
                                        u"sqlalchemy.or_"_s,
                                        u"sqlalchemy.not_"_s,
                                        u"sqlalchemy.between"_s,
                                        u"sqlalchemy.column"_s};
    const auto* object = value.as<Object>();
    if (object == nullptr || !conditions.contains(object->type)) {
        return std::nullopt;
    }
    std::optional<QString> common;
    for (const Engine engine : everyEngine) {
        ExpressionReader reader(engine);
        const auto expression = reader.readAlone({{}, value, {}, {}});
        const Result<QString> text = expression ? expressionText(*expression, engine)
                                                : fail(ErrorCode::Unsupported, QString());
        // Drivers double a percent sign in some statements and not in others.
        const bool isSafe = text && !text->contains(u'%');
        if (!isSafe || (common && *common != *text)) {
            return std::nullopt;
        }
        common = *text;
    }
    return common;
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
    return tl::unexpected(notA(argument, EngineText::tr("a default that can be written as SQL")));
}

}  // namespace limbeck
