// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

#include <QMap>

namespace limbeck::sqlitecopy {

/// Copies the live database into the new file `target` with SQLite's backup API: a consistent
/// state, although others go on writing. Waits for a locked source up to `lockTimeout`
/// milliseconds. On failure `target` is removed.
Result<> copy(const ConnectionSettings& source, const QString& target, int lockTimeout = 5000);

/// PRAGMA integrity_check of a database file. Fails with VerificationFailed, with SQLite's words.
Result<> verify(const QString& path);

/// The rows of each table of the database file `copy`. Fails with VerificationFailed, naming a
/// table, if they are not as many as in `original`.
Result<QMap<QString, qint64>> requireSameRows(const QString& original, const QString& copy);

/// Waits for nobody: fails with DatabaseLocked while another connection reads or writes. Leaves
/// the file without a WAL, in one piece, on disk.
Result<> settle(const ConnectionSettings& database);

}  // namespace limbeck::sqlitecopy
