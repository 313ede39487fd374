// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/inspect/inspector.h"

#include <functional>

namespace limbeck {

/// How long counting may take.
struct CountLimits
{
    int millisecondsEach = 200;
    int millisecondsInAll = 2000;
    std::function<bool()> isCancelled = {};
};

/// Numbers of rows, per table of `schema`, in its order: exact as far as the time goes, then what
/// the engine's planner believes (SQLite: the largest rowid), marked as estimates. Where there is
/// not even that, `rows` is TableRows::unknown. Fails like Database::query, with Cancelled too.
Result<QList<TableRows>> countRowsWithin(Database& database,
                                         const Schema& schema,
                                         const CountLimits& limits = {});

}  // namespace limbeck
