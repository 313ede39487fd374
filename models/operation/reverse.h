// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

namespace limbeck {

/// The operation that undoes `operation`: reverse(reverse(op)) == op, and
/// apply(reverse(op), apply(op, s)) == s for a completed op (see complete()), but for the order
/// of tables, constraints and indexes, which carries no meaning (see withoutOrder()).
///
/// What a reverse cannot say is left out: the name that an engine made up for a constraint,
/// IF EXISTS of drop_constraint, postgresql_using, the triggers of a dropped table.
///
/// Fails with Irreversible if the operation lacks what it would put back, and for SQL text and
/// inserted rows. Source of the rules: Alembic 1.19 operations/ops.py, `reverse()`.
Result<Operation> reverse(const Operation& operation);

}  // namespace limbeck
