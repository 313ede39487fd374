// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

namespace limbeck {

/// The operations that turn `from` into `to`, completed, in an order in which every engine can
/// run them: new enum types; foreign keys go, then tables (those that refer before those that are
/// referred to), indexes, constraints and keys; tables come (those that are referred to before
/// those that refer); columns are added, altered, dropped; keys, constraints and indexes come,
/// columns that count after their key, foreign keys after them; comments; enum types that are gone.
/// A foreign key that stays is taken off for a while where the key that it stands on changes.
/// Empty if the two are equal.
///
/// Law: apply()ing them to `from` gives `to`, except for
/// - order: of tables, constraints and indexes, which means nothing (withoutOrder()), and of
///   columns, since no engine but one can move them: new columns come last;
/// - what no operation says: views, triggers, the options of tables and columns, prefixes, and
///   the values of an enum type that columns use;
/// - `uncertainties`, which neither side's comparison can know.
/// What is left over is what differences() still finds between the result and `to`.
///
/// Renames are not guessed: a renamed thing is dropped and created, which loses its rows.
/// Pure. Fails with SchemaConflict if `to` contradicts itself (a key of a column that does not
/// exist).
Result<std::vector<Operation>> diff(const Schema& from, const Schema& to);

}  // namespace limbeck
