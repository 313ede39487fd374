// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/inspect/inspector.h"

namespace limbeck::sqlite {

/// inspect() for SQLite, in three queries: the texts of sqlite_master, which are read for
/// everything that pragmas do not tell (names of constraints, CHECKs, collations, ON CONFLICT),
/// the columns as SQLite sees them, which check that reading, and the kinds of tables.
Result<Schema> inspectSchema(Database& database, const QList<TableName>& ignoredTables);

}  // namespace limbeck::sqlite
