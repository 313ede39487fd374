// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that knows what Python makes anew in each run: random ids, the time.

#include "migrations/script/expression/plainobjects.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"

#include <QDateTime>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Value;

namespace {

std::optional<Value> made(const QString& type, python::Values values, const Arguments& place)
{
    Arguments arguments;
    arguments.where = place.where;
    arguments.code = place.code;
    for (Value& value : values) {
        arguments.items.push_back({{}, std::move(value), place.where, place.code});
    }
    return plainObject(type, arguments);
}

Value number(int value)
{
    return {qint64{value}};
}

/// datetime.datetime(…) of a moment, in UTC with its zone if `hasZone`.
std::optional<Value> momentIn(const QDateTime& moment, bool hasZone, const Arguments& place)
{
    constexpr int microseconds = 1'000;  // in a millisecond
    const QDate date = moment.date();
    const QTime time = moment.time();
    python::Values parts{number(date.year()),
                         number(date.month()),
                         number(date.day()),
                         number(time.hour()),
                         number(time.minute()),
                         number(time.second()),
                         number(time.msec() * microseconds)};
    if (hasZone) {
        parts.push_back({python::Reference{u"datetime.timezone.utc"_s}});
    }
    return made(u"datetime.datetime"_s, std::move(parts), place);
}

/// now(timezone.utc), now(tz=timezone.utc), now(UTC)
bool asksForUtc(const Arguments& arguments)
{
    const python::Argument& first = arguments.items.front();
    const auto* zone = first.value.as<python::Reference>();
    return arguments.items.size() == 1 && zone != nullptr
           && (first.name.isEmpty() || first.name == "tz"_L1)
           && (zone->path == "datetime.timezone.utc"_L1 || zone->path == "datetime.UTC"_L1);
}

/// What `path` makes now; nothing for arguments that are not understood.
std::optional<Value> valueNow(const QString& path, const Arguments& arguments)
{
    const bool isPlain = arguments.items.empty();
    if (path == "datetime.datetime.now"_L1 && !isPlain) {
        return asksForUtc(arguments) ? momentIn(QDateTime::currentDateTimeUtc(), true, arguments)
                                     : std::nullopt;
    }
    if (!isPlain) {
        return std::nullopt;
    }
    if (path == "uuid.uuid4"_L1) {
        return made(
            u"uuid.UUID"_s, {Value{QUuid::createUuid().toString(QUuid::WithoutBraces)}}, arguments);
    }
    if (path == "datetime.date.today"_L1) {
        const QDate today = QDate::currentDate();
        return made(u"datetime.date"_s,
                    {number(today.year()), number(today.month()), number(today.day())},
                    arguments);
    }
    return path == "datetime.datetime.utcnow"_L1
               ? momentIn(QDateTime::currentDateTimeUtc(), false, arguments)
               : momentIn(QDateTime::currentDateTime(), false, arguments);
}

}  // namespace

/// A value that only a run has; nothing if `path` makes none.
std::optional<Value> ScriptWorld::valueOfRun(const QString& path, const Arguments& arguments)
{
    static const QSet<QString> functions{u"uuid.uuid4"_s,
                                         u"datetime.datetime.now"_s,
                                         u"datetime.datetime.utcnow"_s,
                                         u"datetime.datetime.today"_s,
                                         u"datetime.date.today"_s};
    if (!functions.contains(path) || arguments.firstUnknown() != nullptr) {
        return std::nullopt;
    }
    if (std::optional<Value> now = valueNow(path, arguments)) {
        return m_live != nullptr
                   ? std::move(now)
                   : inRun(arguments, u"takes what '%1' gives in the run"_s.arg(path));
    }
    return std::nullopt;
}

/// context.is_offline_mode() and context.as_sql: a run is never offline.
Value ScriptWorld::isOffline(const Arguments& arguments) const
{
    return inRun(arguments, EngineText::tr("asks whether the SQL is only written out"))
        .value_or(Value{false});
}

/// What a run will know, for `reason`; nothing where a run does not get so far.
std::optional<Value> ScriptWorld::inRun(const Arguments& arguments, const QString& reason) const
{
    if (m_live != nullptr) {
        return std::nullopt;
    }
    Opaque why = arguments.opaque(reason);
    why.isByRows = true;
    return Value::passive(why);
}

/// What the live schema will tell, where the one that is known here is not certain.
std::optional<Value> ScriptWorld::schemaInRun(const Arguments& arguments,
                                              const QString& reason) const
{
    const bool isReached = std::ranges::all_of(m_lowered.opaque, &Opaque::isByRows);
    return isInTransaction() && isReached ? inRun(arguments, reason) : std::nullopt;
}

}  // namespace limbeck
