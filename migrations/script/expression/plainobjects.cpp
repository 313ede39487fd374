// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/expression/plainobjects.h"

#include "migrations/script/argumentreader.h"

#include <QDate>
#include <QRegularExpression>
#include <QTime>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Object;

namespace {

const Object* objectOf(const python::Value& value, const QString& type)
{
    const auto* object = value.as<Object>();
    return object != nullptr && object->type == type && object->methods->empty() ? object : nullptr;
}

/// The only argument, if it is a text.
const QString* onlyText(const Object* object)
{
    return object != nullptr && object->arguments->items.size() == 1
                   && object->arguments->items[0].name.isEmpty()
               ? object->arguments->items[0].value.as<QString>()
               : nullptr;
}

QString digits(int number)
{
    return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
}

/// The hours and what follows.
bool readTime(ArgumentReader& reader, SqlMoment& moment)
{
    const int hour = reader.optionalInteger(u"hour"_s).value_or(0);
    const int minute = reader.optionalInteger(u"minute"_s).value_or(0);
    const int second = reader.optionalInteger(u"second"_s).value_or(0);
    moment.microseconds = reader.optionalInteger(u"microsecond"_s).value_or(0);
    moment.time = digits(hour) + u':' + digits(minute) + u':' + digits(second);
    if (const python::Argument* zone = reader.take(u"tzinfo"_s);
        zone != nullptr && !zone->value.isNone()) {
        const auto* reference = zone->value.as<python::Reference>();
        if (reference == nullptr || reference->path != "datetime.timezone.utc"_L1) {
            return false;
        }
        moment.offset = u"+00:00"_s;
    }
    return QTime(hour, minute, second).isValid() && moment.microseconds < 1'000'000;
}

bool readDate(ArgumentReader& reader, SqlMoment& moment)
{
    const QDate date(reader.optionalInteger(u"year"_s).value_or(0),
                     reader.optionalInteger(u"month"_s).value_or(0),
                     reader.optionalInteger(u"day"_s).value_or(0));
    moment.date = date.toString(Qt::ISODate);
    return date.isValid();
}

}  // namespace

bool isPlainObject(const QString& path)
{
    static const QStringList paths{u"datetime.datetime"_s,
                                   u"datetime.date"_s,
                                   u"datetime.time"_s,
                                   u"decimal.Decimal"_s,
                                   u"uuid.UUID"_s};
    return paths.contains(path);
}

std::optional<python::Value> plainObject(const QString& path, const python::Arguments& arguments)
{
    const python::Value made = python::Value::object(path, arguments);
    const bool isCertain = momentOf(made) || decimalOf(made) || uuidOf(made);
    return isCertain ? std::optional(made) : std::nullopt;
}

std::optional<SqlMoment> momentOf(const python::Value& value)
{
    static const QStringList ofDay{u"year"_s, u"month"_s, u"day"_s};
    static const QStringList ofTime{
        u"hour"_s, u"minute"_s, u"second"_s, u"microsecond"_s, u"tzinfo"_s};
    SqlMoment moment;
    bool isValid = false;
    if (const Object* date = objectOf(value, u"datetime.date"_s)) {
        ArgumentReader reader(*date->arguments, ofDay);
        isValid = readDate(reader, moment) && !reader.finish();
    } else if (const Object* time = objectOf(value, u"datetime.time"_s)) {
        ArgumentReader reader(*time->arguments, ofTime);
        isValid = readTime(reader, moment) && !reader.finish();
    } else if (const Object* both = objectOf(value, u"datetime.datetime"_s)) {
        ArgumentReader reader(*both->arguments, ofDay + ofTime);
        const bool hasDate = readDate(reader, moment);
        isValid = readTime(reader, moment) && hasDate && !reader.finish();
    }
    return isValid ? std::optional(moment) : std::nullopt;
}

std::optional<QString> decimalOf(const python::Value& value)
{
    static const QRegularExpression plain(u"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"_s);
    const Object* object = objectOf(value, u"decimal.Decimal"_s);
    if (const QString* text = onlyText(object); text != nullptr && plain.match(*text).hasMatch()) {
        return *text;
    }
    const auto* number = object != nullptr && object->arguments->items.size() == 1
                             ? object->arguments->items[0].value.as<qint64>()
                             : nullptr;
    return number != nullptr ? std::optional(QString::number(*number)) : std::nullopt;
}

python::Value bytesObject(const QByteArray& bytes, const python::Arguments& place)
{
    python::Arguments arguments;
    arguments.where = place.where;
    arguments.code = place.code;
    arguments.items.push_back({{}, {QString::fromLatin1(bytes.toHex())}, place.where, place.code});
    return python::Value::object(u"builtins.bytes"_s, std::move(arguments));
}

std::optional<QByteArray> bytesOf(const python::Value& value)
{
    const QString* hex = onlyText(objectOf(value, u"builtins.bytes"_s));
    return hex != nullptr ? std::optional(QByteArray::fromHex(hex->toLatin1())) : std::nullopt;
}

std::optional<QUuid> uuidOf(const python::Value& value)
{
    const QString* text = onlyText(objectOf(value, u"uuid.UUID"_s));
    if (text == nullptr) {
        return std::nullopt;
    }
    QString plain = *text;
    plain.remove(u'-');
    static const QRegularExpression hex(u"^[0-9A-Fa-f]{32}$"_s);
    if (!hex.match(plain).hasMatch()) {
        return std::nullopt;
    }
    for (const int place : {8, 13, 18, 23}) {
        plain.insert(place, u'-');
    }
    return QUuid(plain);
}

}  // namespace limbeck
