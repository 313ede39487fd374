// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/datacheck/datacheck.h"
#include "migrations/planner/plan.h"

namespace limbeck {

/// What the steps of `plan` ask of the rows that are in its database now, in the order of the
/// plan. Tables that the plan makes itself ask nothing; columns that it adds to a table with rows
/// are listed with the reason why they cannot be checked. Pure.
QList<DataCheck> plannedChecks(const Plan& plan);

}  // namespace limbeck
