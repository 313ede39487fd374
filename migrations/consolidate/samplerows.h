// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "models/schema/schema.h"

namespace limbeck {

/// Puts a few rows into every table of `schema`, always the same ones; rows that refer to others
/// find them. Returns the tables that took none (a CHECK that the made-up values do not meet).
QList<TableName> addSampleRows(Database& database, const Schema& schema);

/// The rows of each table as sorted lines of text, for comparing. Left out are columns whose
/// default is another one each time (a clock, a random number), and generated ones.
/// Fails like Database::query.
Result<QMap<TableName, QStringList>> rowsOf(Database& database, const Schema& schema);

}  // namespace limbeck
