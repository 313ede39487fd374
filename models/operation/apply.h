// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

namespace limbeck {

/// `schema` after `operation`. Pure.
///
/// Fails with SchemaConflict where a database would refuse: no such table or column, a name
/// that is taken, a column that a key still needs. IF EXISTS and IF NOT EXISTS are honoured.
/// Renames carry keys, indexes and foreign keys of other tables along. SQL text that is certain
/// to leave the schema alone (SELECT, INSERT, UPDATE, DELETE) changes nothing; other SQL text
/// adds an entry to Schema::uncertainties.
Result<Schema> apply(const Operation& operation, const Schema& schema);

/// apply() one after another. Fails with the first error.
Result<Schema> apply(const std::vector<Operation>& operations, const Schema& schema);

/// `operation` with everything filled in that `schema` (as it is before the operation) knows
/// and the script leaves out: what a drop drops, what an alter had before, the name behind
/// drop_constraint(None). What the schema does not know stays as it is.
Operation complete(const Operation& operation, const Schema& schema);

}  // namespace limbeck
