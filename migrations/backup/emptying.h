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

/// Statements that drop everything that a database holds, in an order that works: views, tables,
/// sequences, types, functions. Objects of PostgreSQL's extensions stay. Reads the catalog of the
/// open database; a fixed number of queries.
Result<QStringList> emptyingStatements(Database& database, const EmptyingScope& scope = {});

/// The tables of a server's database and their rows, counted. Names are "schema.table" on
/// PostgreSQL.
Result<QMap<QString, qint64>> countServerRows(Database& database);

}  // namespace limbeck
