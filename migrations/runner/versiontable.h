// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/planner/steps.h"
#include "models/schema/tablename.h"

namespace limbeck {

/// Alembic's version table. Texts and rules: Alembic 1.19 runtime/migration.py.
struct VersionTable
{
    TableName name = TableName(QStringLiteral("alembic_version"));
    bool hasPrimaryKey = true;  ///< version_table_pk

    /// The rows as they are, in the database's order; empty if the table does not exist. Never
    /// creates it. Any type and width of the column is accepted.
    Result<QStringList> read(Database& database) const;

    Result<bool> exists(Database& database) const;
    /// Creates the table if it is not there.
    Result<> ensure(Database& database) const;

    /// Fails with InvalidArgument if an id cannot be written safely: isUnsafeInSql().
    static Result<> check(const RowChange& change);

    /// Carries out `change`. UPDATE and DELETE must match exactly one row, else fails with
    /// VersionMismatch and Alembic's text: somebody else moved the rows meanwhile.
    Result<> write(Database& database, const RowChange& change) const;

    /// Deletes every copy of `row`; for repairs only.
    Result<> removeAll(Database& database, const QString& row) const;

    /// The statements of write(), as a plan shows them; none if check(change) fails.
    QStringList statements(const RowChange& change, Engine engine) const;
    QString createStatement(Engine engine) const;
};

}  // namespace limbeck
