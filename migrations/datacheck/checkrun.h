// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/datacheck/datacheck.h"

#include <functional>

namespace limbeck {

/// How long checks may take, and who may end them.
struct CheckLimits
{
    int millisecondsEach = 2000;
    int millisecondsInAll = 10000;
    std::function<bool()> isCancelled = {};
    /// Told before each check.
    std::function<void(qsizetype index, qsizetype count)> progressed = {};
};

/// Asks `database` each question, in order. Never fails: a question that cannot be asked or is not
/// answered in time says so in its result. Changes nothing.
QList<DataCheckResult> runChecks(Database& database,
                                 const QList<DataCheck>& checks,
                                 const CheckLimits& limits = {});

}  // namespace limbeck
