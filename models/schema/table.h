// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/column.h"
#include "models/schema/constraint.h"
#include "models/schema/tablename.h"

#include <QList>

#include <optional>

namespace limbeck {

/// A table and everything that disappears with it, except triggers, which Schema lists.
///
/// Invariant kept by apply(): names of columns are unique, and every key, constraint and index
/// names columns that exist.
struct Table
{
    TableName name;
    QList<Column> columns;
    std::optional<PrimaryKey> primaryKey;
    QList<UniqueConstraint> uniqueConstraints;
    QList<ForeignKey> foreignKeys;
    QList<CheckConstraint> checkConstraints;
    QList<ExcludeConstraint> excludeConstraints;
    QList<Index> indexes;
    QString comment;
    /// mysql_engine, sqlite_autoincrement, sqlite_strict, sqlite_with_rowid=False, …: as written.
    QVariantMap options;
    QStringList prefixes;  ///< CREATE <prefixes> TABLE

    const Column* column(const QString& columnName) const;
    Column* column(const QString& columnName);
    const Index* index(const QString& indexName) const;
    bool hasColumn(const QString& columnName) const;
    QStringList columnNames() const;

    /// The constraint with that name, of that type if one is said; nothing if there is none.
    std::optional<Constraint> constraint(const QString& wanted,
                                         ConstraintType type = ConstraintType::Unknown) const;

    bool operator==(const Table&) const = default;
};

}  // namespace limbeck
