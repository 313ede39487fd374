// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "models/operation/operation.h"

namespace limbeck {

/// The database of a run, for a script that asks it while it is followed: see Script::follow().
/// After the first failure nothing more is asked. Thread: that of the database.
class LiveConnection
{
public:
    virtual ~LiveConnection() = default;

    /// Runs the operation now, inside the run's transaction. Of SQL text, what it returned.
    virtual Result<QueryResult> run(const Operation& operation, const TextLocation& where) = 0;
    /// The schema as it is now.
    virtual Result<Schema> schema() = 0;

protected:
    LiveConnection() = default;
    Q_DISABLE_COPY_MOVE(LiveConnection)
};

}  // namespace limbeck
