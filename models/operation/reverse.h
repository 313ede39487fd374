// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

namespace limbeck {

/// The operation that undoes `operation`: reverse(reverse(op)) == op, and
/// apply(reverse(op), apply(op, s)) == s for a completed op (see complete()).
///
/// Fails with Irreversible if the operation lacks what it would put back, and for SQL text and
/// inserted rows. Source of the rules: Alembic 1.19 operations/ops.py, `reverse()`.
Result<Operation> reverse(const Operation& operation);

}  // namespace limbeck
