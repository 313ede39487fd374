// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/createdate.h"

#include "models/base/enginetext.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

#include <chrono>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 million = 1'000'000;

/// Only what the zoneinfo database has: Qt also knows "UTC+03:00" and POSIX rules, and does not
/// list all names, such as "EST" and "Etc/GMT+5".
bool isZoneName(const QString& name)
{
    static const QRegularExpression pattern(u"\\A(?!UTC[+-])[\\w+-]+(?:/[\\w+-]+)*\\z"_s);
    return pattern.match(name).hasMatch()
           && (QTimeZone::isTimeZoneIdAvailable(name.toUtf8())
               || QFileInfo(u"/usr/share/zoneinfo/"_s + name).isFile());
}

Result<QTimeZone> zoneNamed(const QString& name)
{
    for (const QString& candidate : {name, name.toUpper()}) {
        if (!isZoneName(candidate)) {
            continue;
        }
        if (const QTimeZone zone(candidate.toUtf8()); zone.isValid()) {
            return zone;
        }
    }
    return fail(
        ErrorCode::ConfigNotFound,
        EngineText::tr(
            "Can't locate timezone: %1\nThe setting 'timezone' takes a name of the zoneinfo "
            "database, such as 'UTC' or 'Europe/Berlin'.")
            .arg(name));
}

QString offsetText(int seconds)
{
    const int size = std::abs(seconds);
    QString text = u"%1%2:%3"_s.arg(QChar(seconds < 0 ? u'-' : u'+'))
                       .arg(size / 3600, 2, 10, QLatin1Char('0'))
                       .arg(size / 60 % 60, 2, 10, QLatin1Char('0'));
    if (size % 60 != 0) {
        text += u":%1"_s.arg(size % 60, 2, 10, QLatin1Char('0'));
    }
    return text;
}

}  // namespace

Result<CreateDate> CreateDate::at(qint64 microseconds, const QString& timezone)
{
    CreateDate date;
    qint64 seconds = microseconds / million;
    date.microsecond = static_cast<int>(microseconds % million);
    if (date.microsecond < 0) {
        date.microsecond += static_cast<int>(million);
        --seconds;
    }
    if (timezone.isEmpty()) {
        date.moment = QDateTime::fromSecsSinceEpoch(seconds);
        return date;
    }
    const Result<QTimeZone> zone = zoneNamed(timezone);
    if (!zone) {
        return fail(zone.error());
    }
    date.moment = QDateTime::fromSecsSinceEpoch(seconds, *zone);
    date.showsOffset = true;
    return date;
}

qint64 CreateDate::now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count();
}

QString CreateDate::toString(QChar separator) const
{
    QString text = moment.toString(u"yyyy-MM-dd"_s) + separator + moment.toString(u"HH:mm:ss"_s);
    if (microsecond != 0) {
        text += u".%1"_s.arg(microsecond, 6, 10, QLatin1Char('0'));
    }
    return showsOffset ? text + offsetText(moment.offsetFromUtc()) : text;
}

}  // namespace limbeck
