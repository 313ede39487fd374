// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/datacheck/checkrun.h"

namespace limbeck::command {

/// What `plan` asks of the rows of the context's database, answered by it; see plannedChecks(). A
/// plan that asks nothing opens no connection. Fails as Database::open().
Result<QList<DataCheckResult>> checkRows(const Context& context,
                                         const Plan& plan,
                                         const CheckLimits& limits = {});

/// Fails with VerificationFailed and the first few sentences if rows are in the way of `plan`, with
/// Cancelled if `observer` wants an end. What could not be found out in time does not count.
/// Does nothing if the context says so (Context::skipsRowChecks).
Result<> requireRowsFit(const Context& context, const Plan& plan, RunObserver& observer);

}  // namespace limbeck::command
