// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"

namespace limbeck {

/// The source that sourceName() calls `name`; nothing for any other word.
std::optional<ReportSource> sourceNamed(const QString& name);

/// What a JSON report tells of a schema, read back.
struct SavedReport
{
    QString title;                       ///< empty in what `limbeck schema` wrote
    std::optional<ReportSource> source;  ///< nothing: not told
    std::optional<Engine> engine;        ///< nothing: not told
    QStringList patterns;                ///< only tables whose names match are in it; empty: all
    Schema schema;
    QList<Finding> doubts;
};

/// Reads a file that `limbeck report json` or `limbeck schema --format json` wrote.
/// Fails with FileUnreadable, with InvalidArgument if the file is something else, and with
/// Unsupported if it is of a version that is not known here.
Result<SavedReport> readReport(const QString& path);

}  // namespace limbeck
