// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "models/schema/tablename.h"

namespace limbeck {

/// What a table takes on the disk, its indexes included.
struct TableSize
{
    TableName table;  ///< without the schema that the connection uses by default
    qint64 bytes = 0;

    bool operator==(const TableSize&) const = default;
};

/// One query. SQLite: counts pages (its dbstat table), so it reads the whole file once; fails with
/// Unsupported where that was left out of the library. Servers: what they say, an estimate on
/// MariaDB. Sorted by name.
Result<QList<TableSize>> tableSizes(Database& database);

}  // namespace limbeck
