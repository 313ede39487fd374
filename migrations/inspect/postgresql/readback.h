// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/dialect/dialect.h"

namespace limbeck::postgresql {

/// The temporary table `probe`, which `statements` make, as the server tells it; see
/// spelledByServer(). In a transaction that is rolled back, or in one that is open already up to a
/// savepoint. Fails like Database::query.
Result<Table> readBack(Database& database, const QList<Statement>& statements, const Table& probe);

}  // namespace limbeck::postgresql
