// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runobserver.h"
#include "migrations/runner/versiontable.h"

namespace limbeck {

/// What to run; the plan itself is computed inside the run's transaction, from the rows that
/// are there then, so that two runs cannot interleave.
struct RunRequest
{
    Direction direction = Direction::Up;
    QString target;
    const ScriptDirectory* scripts = nullptr;  ///< outlives the run
    VersionTable versionTable;
    /// After the last step: integrity of foreign keys, and the schema against the catalog.
    bool verify = true;
};

/// Carries a request out on an open database, in one transaction where the engine's DDL allows,
/// else one per step. Never throws half of it away silently: the report says what is committed.
RunReport run(const RunRequest& request, Database& database, RunObserver& observer);

/// The plan that run() would carry out now. Changes nothing.
Result<Plan> preview(const RunRequest& request, Database& database);

}  // namespace limbeck
