// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/inspect/inspector.h"

namespace limbeck::mariadb {

/// inspect() for MariaDB and MySQL, in at most eight queries to information_schema, whatever the
/// number of tables, which come in the order of their names. Unique constraints come as the unique
/// indexes that they are, a LONGTEXT that must hold JSON as JSON.
Result<Schema> inspectSchema(Database& database, const QList<TableName>& ignoredTables);

}  // namespace limbeck::mariadb
