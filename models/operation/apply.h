// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

namespace limbeck {

/// `schema` after `operation`. Pure; move the schema in to save a copy.
///
/// Fails with SchemaConflict where every database would refuse: no such table or column, a name
/// that is taken, a column that another table's key still needs. IF EXISTS and IF NOT EXISTS are
/// honoured. Where engines differ the tolerant one decides (SQLite lets a table go that others
/// refer to; MySQL drops a unique constraint as an index), since histories of all engines are
/// replayed. A schema that is not certain any more refuses nothing: what does not fit it becomes
/// one more entry of Schema::uncertainties.
///
/// Renames carry keys, indexes and foreign keys of other tables along, and the column's name in
/// conditions. SQL text does what its `effect` says; without one, text that is certain to leave the
/// schema alone (SELECT, INSERT, UPDATE, DELETE) changes nothing, and other text adds an entry to
/// Schema::uncertainties.
Result<Schema> apply(const Operation& operation, Schema schema);

/// apply() one after another. Fails with the first error. (Not an overload: std::apply would be
/// found for a vector.)
Result<Schema> applyAll(const std::vector<Operation>& operations, Schema schema);

/// `operation` with everything filled in that `schema` (as it is before the operation) knows
/// and the script leaves out: what a drop drops, what an alter had before, the name behind
/// drop_constraint(None). What the schema does not know stays as it is.
///
/// A constraint that has no name in the schema keeps none in `dropped`; `name` stays what the
/// script says, which may be the name that the engine made up (see implicitName()).
Operation complete(const Operation& operation, const Schema& schema);

}  // namespace limbeck
