// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runobserver.h"
#include "migrations/runner/stepjournal.h"

namespace limbeck {

/// What to do with a step that an earlier run left half done, where the engine commits every
/// change of the schema at once.
struct SettlingRequest
{
    enum class Way
    {
        Resume,         ///< finish the rest of it; of an undo, the rest of that
        Undo,           ///< take back what is done of it
        MarkApplied,    ///< it was settled by hand: move the version rows
        MarkUnapplied,  ///< it was taken back by hand: they stay
    };

    Way way = Way::Resume;
    VersionTable versionTable;
    int lockTimeout = 60;  ///< seconds to wait for another run
    /// What a person says of a statement of which it cannot be seen whether it is done.
    std::optional<bool> isDone = std::nullopt;
    /// Not null: before the step counts as settled, what it touches must be as these say it is
    /// then (settledStructure()); else VerificationFailed, and it stays a step that has stopped.
    const ScriptDirectory* verifiedBy = nullptr;
};

/// Settles that step, and nothing beyond it. On Resume the report tells it as applied. Fails with
/// InvalidArgument if no step was left half done, else like run(); what an undo cannot take back is
/// told before anything is changed (Irreversible). Needs a database opened for writing that is in
/// no transaction.
RunReport settle(const SettlingRequest& request, Database& database, RunObserver& observer);

/// The step that was left half done, if there is one and it still matters. Reads the version rows.
Result<std::optional<StoppedStep>> findStoppedStep(const VersionTable& versionTable,
                                                   Database& database);

/// The error of settling where no step was left half done.
Error nothingToSettle(const ConnectionSettings& database);

}  // namespace limbeck
