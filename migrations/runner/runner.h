// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/runner/runobserver.h"
#include "migrations/runner/versiontable.h"

namespace limbeck {

/// What to run. The plan itself is computed inside the run's transaction, from the rows that are
/// there then, so that two runs cannot interleave.
struct RunRequest
{
    Direction direction = Direction::Up;
    QString target;
    const ScriptDirectory* scripts = nullptr;  ///< outlives the run
    VersionTable versionTable;
};

/// Carries a request out on an open database: in one transaction where the engine's DDL allows,
/// else one per step; an autocommit block commits what came before it, as in Alembic.
///
/// A failure or a cancellation rolls the open transaction back; the report says what is
/// committed nevertheless. Before the commit, foreign keys are checked: a run that adds rows
/// without their parent fails with VerificationFailed (rows that were orphans before do not
/// count). Needs a database opened for writing that is in no transaction.
RunReport run(const RunRequest& request, Database& database, RunObserver& observer);

/// The plan that run() would carry out now. Changes nothing.
Result<Plan> preview(const RunRequest& request, Database& database);

}  // namespace limbeck
