// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"

namespace limbeck {

/// What an emptying is about.
struct EmptyingScope
{
    /// PostgreSQL: the schemas, which stay themselves; empty means the whole database, its own
    /// schemas included.
    QStringList schemas;
};

/// What an application's own emptying is about: the schema that the connection works in, and that
/// of its version table, if that is another one. Other schemas may belong to other applications.
Result<EmptyingScope> applicationScope(Database& database, const QString& versionTableSchema);

/// Statements that drop everything that a database holds, in an order that works: views, tables,
/// sequences, types, functions. Objects of PostgreSQL's extensions stay. Reads the catalog of the
/// open database; a fixed number of queries.
Result<QStringList> emptyingStatements(Database& database, const EmptyingScope& scope = {});

/// The tables of a server's database and their rows, counted. Names are "schema.table" on
/// PostgreSQL.
Result<QMap<QString, qint64>> countServerRows(Database& database);

}  // namespace limbeck
