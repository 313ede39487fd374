// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/table.h"

namespace limbeck {

/// The name that PostgreSQL gives to `constraint` of `table` if it has none itself:
/// table_columns_fkey, _key, _check, _excl, or table_pkey, cut to 63 bytes, with a number where
/// an earlier constraint of the table has that name. The constraint's own name if it has one.
///
/// Source: PostgreSQL 15, src/backend/commands/indexcmds.c, ChooseRelationName and
/// makeObjectName; src/backend/catalog/heap.c for CHECKs.
QString implicitName(const Table& table, const Constraint& constraint);

/// The sequence that SERIAL makes for a column.
QString serialSequence(const TableName& table, const QString& column);

}  // namespace limbeck
