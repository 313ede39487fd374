// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "models/schema/schema.h"

namespace limbeck {

/// `expected` with the expressions of its tables (CHECKs, defaults, computed columns, indexes)
/// as the server of `database` writes them back, so that a text can be compared with what
/// inspect() found: PostgreSQL makes `status IN ('a')` a comparison with an array, MariaDB
/// `length(a)` an `octet_length`, and no rule of ours could follow all of that.
///
/// Only tables that `inspected` has too, and where the expressions differ, are asked about: each
/// is made once as a temporary table without rows, read back, and is gone before this returns.
/// The database is left as it was; a transaction that is open goes on. A table that the server does
/// not take that way (a type or function is missing, temporary tables are not allowed) keeps its
/// texts. SQLite keeps every text as it was written, and is not asked.
///
/// Requires: both schemas as Dialect::asStored() gives them, and a connection that may write.
Schema spelledByServer(Database& database, const Schema& expected, const Schema& inspected);

}  // namespace limbeck
