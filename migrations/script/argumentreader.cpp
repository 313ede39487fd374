// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/argumentreader.h"

#include "migrations/python/evaluator.h"
#include "migrations/script/namegiver.h"
#include "migrations/script/sqltext.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;

Opaque notA(const Argument& argument, const QString& wanted)
{
    if (const python::Unknown* unknown = python::unknownIn(argument.value)) {
        return unknown->why;
    }
    return {.where = argument.where,
            .reason = EngineText::tr("is %1 where %2 is needed")
                          .arg(python::describe(argument.value), wanted),
            .code = argument.code};
}

Certain<QStringList> textsOf(const Argument& argument)
{
    const auto* sequence = argument.value.as<python::Sequence>();
    if (sequence == nullptr || sequence->kind == python::Sequence::Kind::Set) {
        return tl::unexpected(notA(argument, EngineText::tr("a list of texts")));
    }
    QStringList texts;
    for (const python::Value& item : *sequence->items) {
        const auto* text = item.as<QString>();
        if (text == nullptr) {
            return tl::unexpected(notA(argument, EngineText::tr("a list of texts")));
        }
        texts << *text;
    }
    return texts;
}

namespace {

std::optional<QVariant> variantOf(const python::Value& value, int depth)
{
    if (value.isNone()) {
        return QVariant();
    }
    if (const auto* flag = value.as<bool>()) {
        return QVariant(*flag);
    }
    if (const auto* number = value.as<qint64>()) {
        return QVariant(*number);
    }
    if (const auto* number = value.as<double>()) {
        return QVariant(*number);
    }
    if (const auto* text = value.as<QString>()) {
        return QVariant(*text);
    }
    if (const std::optional<QString> sql = standaloneSql(value)) {
        return QVariant(*sql);
    }
    const auto* sequence = value.as<python::Sequence>();
    const auto* dict = value.as<python::Dict>();
    if (depth > 3 || (sequence == nullptr && dict == nullptr)) {
        return std::nullopt;
    }
    if (dict != nullptr) {
        QVariantMap map;
        for (const auto& [key, item] : *dict->items) {
            const auto* name = key.as<QString>();
            const std::optional<QVariant> inner = variantOf(item, depth + 1);
            if (name == nullptr || !inner) {
                return std::nullopt;
            }
            map.insert(*name, *inner);
        }
        return map;
    }
    QVariantList list;
    for (const python::Value& item : *sequence->items) {
        const std::optional<QVariant> inner = variantOf(item, depth + 1);
        if (!inner) {
            return std::nullopt;
        }
        list << *inner;
    }
    return list;
}

bool isDialectOption(const QString& name)
{
    static const QStringList prefixes{
        u"postgresql_"_s, u"sqlite_"_s, u"mysql_"_s, u"mariadb_"_s, u"mssql_"_s, u"oracle_"_s};
    return std::any_of(prefixes.begin(), prefixes.end(), [&name](const QString& prefix) {
        return name.startsWith(prefix);
    });
}

}  // namespace

Certain<QVariant> plainValue(const Argument& argument)
{
    const std::optional<QVariant> value = variantOf(argument.value, 0);
    return value ? Certain<QVariant>(*value)
                 : tl::unexpected(notA(argument, EngineText::tr("a plain value")));
}

ArgumentReader::ArgumentReader(const python::Arguments& arguments, const QStringList& parameters)
    : m_arguments(arguments)
    , m_parameters(parameters)
    , m_used(arguments.items.size(), false)
{
    const bool takesMore = parameters.contains(u"*"_s);
    m_parameters.removeAll(u"*"_s);
    qsizetype positional = 0;
    QSet<QString> names;
    for (const Argument& argument : arguments.items) {
        if (argument.name.isEmpty()) {
            ++positional;
            if (positional > m_parameters.size() && !takesMore) {
                fail(argument, EngineText::tr("is an argument that is not known"));
            } else if (positional <= m_parameters.size()) {
                names.insert(m_parameters[positional - 1]);
            }
        } else if (names.contains(argument.name)) {
            fail(argument, EngineText::tr("gives '%1' a second time").arg(argument.name));
        } else {
            names.insert(argument.name);
        }
    }
}

const Argument* ArgumentReader::find(const QString& name) const
{
    const qsizetype wanted = m_parameters.indexOf(name);
    qsizetype position = 0;
    for (const Argument& argument : m_arguments.items) {
        if (argument.name.isEmpty() ? position++ == wanted : argument.name == name) {
            return &argument;
        }
    }
    return nullptr;
}

const Argument* ArgumentReader::take(const QString& name)
{
    const Argument* argument = find(name);
    if (argument != nullptr) {
        m_used[static_cast<size_t>(argument - m_arguments.items.data())] = true;
    }
    return argument;
}

QList<const Argument*> ArgumentReader::rest()
{
    QList<const Argument*> arguments;
    qsizetype position = 0;
    for (size_t i = 0; i < m_arguments.items.size(); ++i) {
        if (m_arguments.items[i].name.isEmpty() && position++ >= m_parameters.size()) {
            m_used[i] = true;
            arguments << &m_arguments.items[i];
        }
    }
    return arguments;
}

bool ArgumentReader::isGiven(const QString& name) const
{
    return find(name) != nullptr;
}

std::optional<QString> ArgumentReader::optionalText(const QString& name)
{
    const Argument* argument = take(name);
    if (argument == nullptr || argument->value.isNone()) {
        return std::nullopt;
    }
    const auto* text = argument->value.as<QString>();
    const auto* object = argument->value.as<python::Object>();
    if (object != nullptr && object->type == verbatimName) {
        text = object->arguments->items.front().value.as<QString>();
    }
    if (text == nullptr) {
        fail(notA(*argument, u"a text"_s));
        return std::nullopt;
    }
    return *text;
}

QString ArgumentReader::textOrNone(const QString& name)
{
    return optionalText(name).value_or(QString());
}

QString ArgumentReader::text(const QString& name)
{
    const std::optional<QString> value = optionalText(name);
    if (!value) {
        fail(EngineText::tr("does not say '%1'").arg(name));
    }
    return value.value_or(QString());
}

std::optional<bool> ArgumentReader::optionalFlag(const QString& name)
{
    const Argument* argument = take(name);
    if (argument == nullptr || argument->value.isNone()) {
        return std::nullopt;
    }
    if (const auto* number = argument->value.as<qint64>(); number != nullptr && *number <= 1) {
        return *number == 1;  // Alembic itself writes `unique=1` for what SQLite reports
    }
    const auto* flag = argument->value.as<bool>();
    if (flag == nullptr) {
        fail(notA(*argument, EngineText::tr("True or False")));
        return std::nullopt;
    }
    return *flag;
}

bool ArgumentReader::flag(const QString& name, bool otherwise)
{
    return optionalFlag(name).value_or(otherwise);
}

std::optional<int> ArgumentReader::optionalInteger(const QString& name)
{
    const Argument* argument = take(name);
    if (argument == nullptr || argument->value.isNone()) {
        return std::nullopt;
    }
    const auto* number = argument->value.as<qint64>();
    if (number == nullptr || *number < 0 || *number > std::numeric_limits<int>::max()) {
        fail(notA(*argument, u"a number"_s));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

QStringList ArgumentReader::texts(const QString& name)
{
    const Argument* argument = take(name);
    if (argument == nullptr) {
        fail(EngineText::tr("does not say '%1'").arg(name));
        return {};
    }
    return keep(textsOf(*argument));
}

TableName ArgumentReader::table(const QString& name, const QString& schemaName)
{
    const QString schema = textOrNone(schemaName);
    return {schema, text(name)};
}

QVariantMap ArgumentReader::dialectOptions()
{
    QVariantMap options;
    for (size_t i = 0; i < m_arguments.items.size(); ++i) {
        const Argument& argument = m_arguments.items[i];
        if (isDialectOption(argument.name) && !m_used[i]) {
            m_used[i] = true;
            options.insert(argument.name, keep(plainValue(argument)));
        }
    }
    return options;
}

void ArgumentReader::ignore(const QStringList& names)
{
    for (const QString& name : names) {
        take(name);
    }
}

void ArgumentReader::fail(const Opaque& why)
{
    if (!m_failure) {
        m_failure = why;
    }
}

void ArgumentReader::fail(const Argument& argument, const QString& reason)
{
    const python::Unknown* unknown = python::unknownIn(argument.value);
    fail(unknown != nullptr
             ? unknown->why
             : Opaque{.where = argument.where, .reason = reason, .code = argument.code});
}

void ArgumentReader::fail(const QString& reason)
{
    fail(m_arguments.opaque(reason));
}

bool ArgumentReader::hasFailed() const
{
    return m_failure.has_value();
}

std::optional<Opaque> ArgumentReader::finish()
{
    for (size_t i = 0; i < m_arguments.items.size(); ++i) {
        if (!m_used[i]) {
            const Argument& argument = m_arguments.items[i];
            fail(argument,
                 argument.name.isEmpty()
                     ? EngineText::tr("is an argument that is not known")
                     : EngineText::tr("uses the argument '%1', which is not known")
                           .arg(argument.name));
        }
    }
    return m_failure;
}

}  // namespace limbeck
