// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "models/schema/schema.h"

namespace limbeck {

/// Which schemas of a PostgreSQL database; elsewhere there is one.
enum class InspectedSchemas
{
    Default,    ///< the connection's own, whose name is left out
    All,        ///< every one but the server's own
    Temporary,  ///< the connection's own one for temporary tables
};

/// Reads the whole schema of a database in a fixed number of queries, never one per table.
/// Types come as the engine stores them. To compare with another schema, compare what
/// Dialect::asStored makes of both: tables and indexes of SQLite carry the text of their CREATE
/// statement in options["sqlite_definition"], for rebuilds that lose nothing. Tables named in
/// `ignoredTables` (the version table) are left out. Views and triggers come as whole CREATE
/// statements. The schema knows which one is the default.
///
/// Fails like Database::query.
Result<Schema> inspect(Database& database,
                       const QList<TableName>& ignoredTables = {},
                       InspectedSchemas schemas = InspectedSchemas::Default);

/// How many rows a table has.
struct TableRows
{
    static constexpr qint64 unknown = -1;

    TableName table;
    qint64 rows = 0;          ///< or `unknown`
    bool isEstimate = false;  ///< what the engine believes; counting would have taken too long

    bool operator==(const TableRows&) const = default;
};

/// Exact, per table of `schema`, in its order; takes as long as it takes. See countRowsWithin().
Result<QList<TableRows>> countRows(Database& database, const Schema& schema);

}  // namespace limbeck
