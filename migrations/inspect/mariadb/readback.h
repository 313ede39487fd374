// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/dialect/dialect.h"

namespace limbeck::mariadb {

/// The temporary table `probe`, which `statements` make, as the server tells it; see
/// spelledByServer(). Neither making nor dropping one commits a transaction
/// (https://mariadb.com/kb/en/sql-statements-that-cause-an-implicit-commit/). No view tells of
/// temporary tables, so SHOW CREATE TABLE is read, and only checks and computed columns of it.
/// Fails like Database::query.
Result<Table> readBack(Database& database, const QList<Statement>& statements, const Table& probe);

/// What the server wrote about the named checks and the computed columns of `probe`. Pure.
Table readCreateTable(const QString& createTable, const Table& probe);

}  // namespace limbeck::mariadb
