// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"

namespace limbeck::sqlite {

/// True if `batch` becomes a rebuild and not plain ALTERs, as Alembic 1.19 decides
/// (ddl/sqlite.py, requires_recreate_in_batch): with Auto, everything but added columns that
/// SQLite can add itself, and indexes.
bool needsRebuild(const Batch& batch);

/// The statements that rebuild the batch's table: a new table under a temporary name, the rows
/// copied and counted, the old table dropped, the new one renamed, indexes and triggers made
/// again, columns renamed last.
///
/// The runner sets `PRAGMA foreign_keys=OFF` before its transaction (else DROP TABLE would
/// delete the rows that refer to the table) and compares orphans afterwards.
///
/// Whatever the operations do not name is kept as its author wrote it: see
/// migrations/dialect/README.md.
/// Fails with SchemaConflict if the table or something in it is not there, with Unsupported for
/// virtual tables and for types that SQLite does not have.
Result<QList<Statement>> rebuild(const Batch& batch, const Schema& before);

}  // namespace limbeck::sqlite
