// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"

#include <QMap>

namespace limbeck {

/// Rows whose foreign key names a parent that does not exist: how many, per "table → parent".
using OrphanRows = QMap<QString, qint64>;

/// All of them in one query. Engines that enforce foreign keys always return none, without
/// asking. Source: SQLite's PRAGMA foreign_key_check.
Result<OrphanRows> findOrphanRows(Database& database);

/// Fails with VerificationFailed, naming tables and numbers, if `after` has orphans that
/// `before` had not. Orphans that were there already are not the run's fault.
Result<> compareOrphanRows(const OrphanRows& before, const OrphanRows& after);

}  // namespace limbeck
