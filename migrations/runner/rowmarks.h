// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "models/schema/tablename.h"

namespace limbeck {

/// Which statements that change rows are committed: a small table beside the version table, there
/// only while a journaled step with such statements is under way. A mark is written in the
/// transaction of its statement, so that both are there or neither, whenever a program is killed.
class RowMarks final
{
public:
    explicit RowMarks(const TableName& versionTable);

    /// "<version table>_limbeck": what inspections of a half-done step leave out.
    const TableName& table() const;

    /// Makes the table if it is not there. Ends an open transaction.
    Result<> ensure(Database& database) const;
    /// Marks the statement; in the open transaction.
    Result<> add(Database& database, qsizetype statement) const;
    /// False also if there is no table.
    Result<bool> contains(Database& database, qsizetype statement) const;
    /// Drops the table if it is there. Ends an open transaction.
    Result<> remove(Database& database) const;

private:
    TableName m_table;
};

}  // namespace limbeck
