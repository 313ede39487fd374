// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/jsonreader.h"

#include <cmath>
#include <limits>

namespace limbeck {

using namespace Qt::StringLiterals;

JsonReader::JsonReader(const QJsonValue& value, QString* problem)
    : JsonReader(value, {}, problem)
{
}

JsonReader::JsonReader(const QJsonValue& value, const QString& path, QString* problem)
    : m_object(value.toObject())
    , m_path(path)
    , m_problem(problem)
{
    if (!value.isObject()) {
        complain({}, u"an object"_s);
    }
}

QString JsonReader::text(const QString& key) const
{
    const auto value = valueOf(key, QJsonValue::String, u"a text"_s);
    return value ? value->toString() : QString();
}

QString JsonReader::neededText(const QString& key) const
{
    if (!has(key)) {
        complain(key, u"there"_s);
    }
    return text(key);
}

bool JsonReader::flag(const QString& key, bool otherwise) const
{
    return optionalFlag(key).value_or(otherwise);
}

std::optional<bool> JsonReader::optionalFlag(const QString& key) const
{
    const auto value = valueOf(key, QJsonValue::Bool, u"true or false"_s);
    return value ? std::optional(value->toBool()) : std::nullopt;
}

std::optional<int> JsonReader::number(const QString& key) const
{
    const auto value = valueOf(key, QJsonValue::Double, u"a whole number"_s);
    if (!value) {
        return {};
    }
    const double number = value->toDouble();
    if (number != std::floor(number) || std::abs(number) > std::numeric_limits<int>::max()) {
        complain(key, u"a whole number"_s);
        return {};
    }
    return static_cast<int>(number);
}

QStringList JsonReader::texts(const QString& key) const
{
    QStringList texts;
    const QJsonArray array = arrayOf(key);
    for (const QJsonValue& value : array) {
        if (!value.isString()) {
            complain(key, u"a list of texts"_s);
            return {};
        }
        texts << value.toString();
    }
    return texts;
}

QVariantMap JsonReader::options(const QString& key) const
{
    const auto value = valueOf(key, QJsonValue::Object, u"an object"_s);
    return value ? value->toObject().toVariantMap() : QVariantMap();
}

bool JsonReader::has(const QString& key) const
{
    return m_object.contains(key);
}

JsonReader JsonReader::member(const QString& key) const
{
    return {m_object.value(key), m_path.isEmpty() ? key : m_path + u'.' + key, m_problem};
}

void JsonReader::complain(const QString& key, const QString& expected) const
{
    if (!m_problem->isEmpty()) {
        return;
    }
    const QString place = m_path.isEmpty() || key.isEmpty() ? m_path + key : m_path + u'.' + key;
    *m_problem = place.isEmpty() ? u"it is not %1"_s.arg(expected)
                                 : u"'%1' is not %2"_s.arg(place, expected);
}

QJsonArray JsonReader::arrayOf(const QString& key) const
{
    const auto value = valueOf(key, QJsonValue::Array, u"a list"_s);
    return value ? value->toArray() : QJsonArray();
}

JsonReader JsonReader::element(const QString& key, const QJsonValue& value, qsizetype number) const
{
    const QString path = u"%1%2%3[%4]"_s.arg(
        m_path, m_path.isEmpty() ? QString() : u"."_s, key, QString::number(number));
    return {value, path, m_problem};
}

std::optional<QJsonValue> JsonReader::valueOf(const QString& key,
                                              QJsonValue::Type type,
                                              const QString& expected) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined()) {
        return {};
    }
    if (value.type() != type) {
        complain(key, expected);
        return {};
    }
    return value;
}

}  // namespace limbeck
