// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/python/value.h"
#include "models/schema/columntype.h"

namespace limbeck {

/// The rows that a query returned, each as the tuple with names that SQLAlchemy would make of it.
///
/// `types` are those that the statement declares for its columns, empty for SQL text: SQLAlchemy
/// then passes on what the usual driver of the engine makes (sqlite3, psycopg2). A value that
/// might be another in Python than it is here is an Unknown: harmless until something uses it.
/// `place` is the query's, for messages.
python::Values pythonRows(const QueryResult& result,
                          const QList<ColumnType>& types,
                          Engine engine,
                          const python::Arguments& place);

}  // namespace limbeck
