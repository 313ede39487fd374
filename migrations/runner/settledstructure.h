// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/differ/difference.h"
#include "migrations/runner/stoppedstep.h"
#include "migrations/runner/versiontable.h"
#include "migrations/script/scriptdirectory.h"

namespace limbeck {

/// How a database compares with what the history says it should be once a step that had stopped
/// half way is settled.
struct SettledStructure
{
    /// What the step touches, and is not in the database as it should be then.
    QList<Difference> differences;
    qsizetype elsewhere = 0;  ///< differences in what the step does not touch
    QStringList doubts;       ///< where the replay of the history could not follow
};

/// Inspects `database` and compares it with the replay of `scripts` after `stopped` (`isApplied`)
/// or before it. Writes nothing but temporary tables (spelledByServer()). Fails like inspect() and
/// SchemaTimeline::after().
Result<SettledStructure> settledStructure(Database& database,
                                          const ScriptDirectory& scripts,
                                          const VersionTable& versionTable,
                                          const StoppedStep& stopped,
                                          bool isApplied);

}  // namespace limbeck
