// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/inspect/inspector.h"

namespace limbeck::postgresql {

/// inspect() for PostgreSQL, in seven queries, whatever the number of tables. Names in the
/// connection's own schema (current_schema()) have none. What belongs to an extension is left
/// out; a partition is a table of its own. Constraints, conditions and views come as the server
/// writes them: "status IN ('a')" is told as "(status = ANY (ARRAY['a'::text]))".
Result<Schema> inspectSchema(Database& database,
                             const QList<TableName>& ignoredTables,
                             InspectedSchemas schemas);

}  // namespace limbeck::postgresql
