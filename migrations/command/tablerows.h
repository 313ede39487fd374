// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

#include <QVariantList>

namespace limbeck::command {

/// Some rows of a table, as the database has them.
struct RowsPage
{
    TableName table;
    QStringList columns;
    QList<QVariantList> rows;
    qint64 offset = 0;     ///< number of rows before the first of these
    bool hasMore = false;  ///< there are rows after the last of these
};

/// At most `count` rows of `table` after the first `offset`, in the order of its primary key; of
/// its first column where it has none. Read-only. Long texts and bytes come as they are.
///
/// Requires: `table` is one that status() has seen, with its columns.
/// Fails as Database::open and Database::query do; with InvalidArgument for a table without
/// columns.
Result<RowsPage> readRows(const Context& context, const Table& table, qint64 offset, int count);

}  // namespace limbeck::command
