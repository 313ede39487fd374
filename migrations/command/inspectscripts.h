// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"
#include "migrations/project/projectfile.h"

namespace limbeck::command {

/// How well one direction of a revision is understood without running Python.
struct ScriptReading
{
    enum class Kind
    {
        Full,      ///< every statement is known
        Override,  ///< SQL that somebody wrote runs instead
        ByRows,    ///< the rows that are there when it runs decide what it does
        Opaque,    ///< a part cannot be understood: a plan with it stops before it starts
        Refused,   ///< understood, and it refuses: it raises, or there is no such function
        Conflict,  ///< understood, and it does not fit the schema that the history makes
    };

    RevisionId revision;
    Direction direction = Direction::Up;
    Kind kind = Kind::Full;
    QList<Finding> reasons;  ///< of what is not full, with places

    bool operator==(const ScriptReading&) const = default;
};

/// "full", "override", "data-dependent", "opaque", "refused", "conflict": stable words.
QString readingKindName(ScriptReading::Kind kind);

/// Reads both directions of one revision, first the upgrade, on a database that is like `schema`.
/// `schema` becomes what the upgrade leaves, with an uncertainty where that is not known. Fails
/// with HistoryBroken and ScriptInvalid if the script cannot be read at all.
Result<QList<ScriptReading>> inspectRevision(const RevisionId& revision,
                                             const ScriptDirectory& scripts,
                                             const Dialect& dialect,
                                             Schema& schema);

/// Reads both directions of every revision for `engine`, from base to heads; of each
/// revision first the upgrade. Opens no database. Fails with HistoryBroken and Unsupported.
Result<QList<ScriptReading>> inspectScripts(const Project& project, Engine engine);

}  // namespace limbeck::command
