// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/backup/backup.h"

/// Copies of a server's database, made and put back by the server's own programs.
namespace limbeck::serverdump {

/// Writes the whole database into `file`: PostgreSQL's custom format, MariaDB's SQL text. A
/// consistent state, although others go on writing. On failure `file` is removed. Beside it
/// `file`.json says how many rows each table had.
Result<> dump(const ConnectionSettings& database, const QString& file);

/// Whether `file` is a complete dump. Fails with VerificationFailed.
Result<> verify(const ConnectionSettings& database, const QString& file);

/// Empties the database and puts the dump into it, then counts the rows of each table, which must
/// be as many as when the dump was made (VerificationFailed else). On PostgreSQL in one
/// transaction: either all of it happens or nothing. MariaDB cannot do that; a failure leaves a
/// database in which something is missing, and the error says so.
Result<Restored> load(const ConnectionSettings& database, const QString& file);

/// Renames a dump and what lies beside it. False if the dump cannot be renamed.
bool rename(const QString& from, const QString& to);
/// Removes a dump and what lies beside it, if they are there.
void remove(const QString& file);

}  // namespace limbeck::serverdump
