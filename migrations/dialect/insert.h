// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"

namespace limbeck {

/// One INSERT per row, with the values as literals, as Alembic writes them offline.
QList<Statement> insertStatements(const BulkInsert& operation, Engine engine);

/// `value` as a literal of `engine`: text, numbers, times as ISO text, JSON for lists and maps
/// where the column's type is JSON.
QString literal(const QVariant& value, const ColumnType& type, Engine engine);

/// `statement` with its parameters as literals, as a script without a database must have it.
QString withLiterals(const Statement& statement, Engine engine);

}  // namespace limbeck
