// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QDateTime>

namespace limbeck {

/// When a revision is made, as Python's datetime tells it: with microseconds, and with an offset
/// only where the project configures a time zone.
struct CreateDate
{
    QDateTime moment;  ///< whole seconds, in the project's zone or in local time
    int microsecond = 0;
    bool showsOffset = false;

    /// `microseconds` since 1970 UTC, in `timezone` (empty: local time, without an offset).
    ///
    /// Fails with ConfigNotFound, "Can't locate timezone: X", if there is no such zone. Names are
    /// those of the zoneinfo database, with case; in capitals they are tried a second time.
    /// Source: Alembic 1.19 script/base.py, _generate_create_date.
    static Result<CreateDate> at(qint64 microseconds, const QString& timezone = {});
    static qint64 now();

    /// "2026-11-22 17:23:11.775076+01:00": str() of a datetime. No fraction if it is zero.
    QString toString(QChar separator = u' ') const;

    bool operator==(const CreateDate&) const = default;
};

}  // namespace limbeck
