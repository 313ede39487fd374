// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/sqleffect/tokens/cursor.h"
#include "models/operation/operation.h"

#include <tl/expected.hpp>

/// MySQL and MariaDB: `engine` tells which. Source of the grammar:
/// https://mariadb.com/kb/en/create-table/.
namespace limbeck::mysql {

/// A value, or why it is not certain: words that may stand in parentheses.
template <typename T>
using Read = tl::expected<T, QString>;

struct ReadColumn
{
    Column column;
    ColumnParts parts;
    /// Not empty: what only the server decides about it (its settings, the table's collation).
    QString doubt;
};

/// A column's definition: `cursor` stands on its name and ends where it ends, which is at a comma,
/// a parenthesis, FIRST or AFTER.
Read<ReadColumn> readColumn(Cursor& cursor, Engine engine);

/// What stands where a table's constraint or index can: a Constraint, or an Index.
using Element = std::variant<Constraint, Index>;

/// True if a constraint or index is next, not a column.
bool isElementNext(const Cursor& cursor);
/// `ifNotExists` becomes true if that is said.
Read<Element> readElement(Cursor& cursor, Engine engine, bool& ifNotExists);

/// "(a, b(10) DESC)" of an index.
Read<Index> readParts(Cursor& cursor, Engine engine);

/// What stands behind REFERENCES.
Read<ForeignKey> readReferences(Cursor& cursor);

}  // namespace limbeck::mysql
