// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"

namespace limbeck::sqlite {

/// One INSERT per row, with the values as literals, as Alembic writes them offline.
Result<QList<Statement>> insertStatements(const BulkInsert& operation);

/// `value` as a literal: text, numbers, booleans as 1 and 0, times as ISO text, JSON for lists
/// and maps where the column's type is JSON, blobs as x'…'.
QString literal(const QVariant& value, const ColumnType& type);

}  // namespace limbeck::sqlite
