// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"
#include "migrations/runner/versiontable.h"

/// SQL scripts for somebody else to run, byte for byte as `alembic … --sql` prints them: each
/// statement with a semicolon and an empty line after it, each step under its "-- Running" line.
/// Source: Alembic 1.19 ddl/impl.py, static_output; runtime/migration.py, run_migrations.
namespace limbeck {

struct OfflineStyle
{
    Engine engine = Engine::Sqlite;
    VersionTable versionTable;
    bool createsVersionTable = false;  ///< the script starts from nothing
    /// BEGIN and COMMIT around the script; Alembic writes them for engines whose driver lets DDL
    /// be part of a transaction, which Python's SQLite driver does not.
    bool isTransactional = false;
    bool isPerMigration = false;  ///< the same around each step instead
};

/// The steps of a plan, with parameters as literals. Fails with Unsupported where a statement needs
/// a database: for a table that the replayed history does not know.
Result<QString> offlineSql(const Plan& plan, const RevisionGraph& graph, const OfflineStyle& style);

/// The steps of a stamp.
QString offlineSql(const QList<StampStep>& steps, const OfflineStyle& style);

}  // namespace limbeck
