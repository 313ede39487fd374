// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

#include <QHash>

namespace limbeck {

/// Finds tables of a schema by name in no time. A value of its own: it does not follow later
/// changes of the schema.
class TableNumbers final
{
public:
    explicit TableNumbers(const Schema& schema);

    /// Which of Schema::tables `name` is; -1 if it is none of them.
    int of(const TableName& name) const;

private:
    QHash<TableName, int> m_numbers;  ///< by resolved name
    QString m_defaultSchema;
};

/// Tables that refer to each other in a circle: every group of two or more in which each reaches
/// each over foreign keys, sorted within and among themselves by name. Pure.
QList<QList<TableName>> referenceCycles(const Schema& schema);

/// The columns of the referent that `key` means: its own, or else the referent's primary key.
QStringList referentColumnsOf(const Schema& schema, const ForeignKey& key);

/// True if one column of `key` may be NULL, so that a row need not refer to anything.
bool isOptional(const Table& table, const ForeignKey& key);

/// True if at most one row of `table` can have the same values in `columns`: they are the primary
/// key, a unique constraint or a unique index without a condition.
bool isUnique(const Table& table, const QStringList& columns);

}  // namespace limbeck
