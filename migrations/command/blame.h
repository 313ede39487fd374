// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/objectname.h"
#include "migrations/planner/timeline.h"

namespace limbeck::command {

/// One step of the history that made or changed a table or column.
struct BlameEntry
{
    enum class Kind
    {
        Created,
        Changed,
        Renamed,   ///< it, or its table
        MadeAnew,  ///< dropped and created again by one revision, or copied into a new one
    };

    Kind kind = Kind::Changed;
    RevisionId revision;
    TextLocation where;
    QString what;  ///< the operation in words

    bool operator==(const BlameEntry&) const = default;
};

/// Who made a table or column what it is.
struct Blame
{
    ObjectName object;
    QList<BlameEntry> entries;  ///< oldest first
    /// False if the history that can be read never creates it: then something in `doubts` does.
    bool isWhole = false;
    /// What could not be followed since it was created (before too, unless isWhole): any of them
    /// may have changed it.
    QList<Finding> doubts;
};

/// Follows `typed` ("TABLE" or "TABLE.COLUMN") back through `order`, across renames of the table
/// and of the column, to where it was created. A column's keys, constraints and indexes are
/// followed with it; a table's entries are everything that was done to it.
///
/// Fails with InvalidArgument if there is no such table or column after `order`, saying which
/// revision dropped it or the nearest names; else like SchemaTimeline::after().
Result<Blame> blame(SchemaTimeline& timeline, const QList<RevisionId>& order, const QString& typed);

}  // namespace limbeck::command
