// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/runner/runobserver.h"
#include "migrations/runner/versiontable.h"

#include <functional>

namespace limbeck {

/// What to run. The plan itself is computed inside the run's transaction, from the rows that are
/// there then, so that two runs cannot interleave.
struct RunRequest
{
    Direction direction = Direction::Up;
    QString target;
    const ScriptDirectory* scripts = nullptr;  ///< outlives the run
    VersionTable versionTable;
    /// Drops everything first, in the same transaction where the engine's DDL allows: a reset of
    /// a server's database. See applicationScope(). Where it does not allow, an EmptyingNote that
    /// names the backup is left from the first DROP on; who asked for the run removes it.
    bool emptiesFirst = false;
    int lockTimeout = 60;  ///< seconds to wait for another run on the same server database
    /// Called when nobody else can be at work any more, before the first statement, with the plan
    /// (an empty one if `emptiesFirst`) and the run's database. Returns the path of the backup
    /// that it made, or nothing if none is needed; its failure ends the run. Must not open a
    /// SQLite file: closing it again gives up the locks that this process has on it.
    std::function<Result<QString>(const Plan&, Database&)> backUp = {};
    /// After each step the database is inspected and must be what its operations say, before
    /// anything of it is committed where the engine can take it back.
    bool verifies = false;
    /// Each step is a transaction of its own, also where one could hold them all: what env.py asks
    /// for with transaction_per_migration, see ContextSettings::commitsEachStep.
    bool commitsEachStep = false;
    /// What somebody wants otherwise than the scripts say.
    PlanOptions options = {};
    /// Not empty: the run ends before this revision.
    RevisionId stopsBefore = {};
};

/// Carries a request out on an open database: in one transaction where the engine's DDL allows and
/// nobody asked for one per step; an autocommit block commits what came before it, as in Alembic.
/// One run at a time: see RunLock.
///
/// A failure or a cancellation rolls the open transaction back; the report says what is
/// committed nevertheless. Where changes of the schema cannot be rolled back (MariaDB), a step that
/// has some is committed statement by statement and journaled: the next run finishes it first.
/// Before each commit at the end of a step or of the run, foreign keys are checked: rows without
/// their parent fail with VerificationFailed (those that were orphans before do not count). With
/// `verifies` a run fails so too if a step leaves another structure than it says, naming the
/// differences. Needs a database opened for writing that is in no transaction.
RunReport run(const RunRequest& request, Database& database, RunObserver& observer);

/// The plan that run() would carry out now. Changes nothing. For a step that was left half done it
/// is the rest of that step alone: what follows can only be planned then.
Result<Plan> preview(const RunRequest& request, Database& database);

}  // namespace limbeck
