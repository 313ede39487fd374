// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/schema.h"

namespace limbeck::command {

/// One foreign key on the way from a table to another one.
struct PathStep
{
    TableName from;
    TableName to;
    TableName owner;  ///< the one of the two that has the key
    ForeignKey key;   ///< with its referent's columns, where the schema knows them

    bool operator==(const PathStep&) const = default;
};

/// The shortest ways between two tables over foreign keys, each taken in either direction.
struct TablePaths
{
    TableName from;
    TableName to;
    QList<QList<PathStep>> paths;  ///< all of one length; none if nothing ties the two together
    bool isCut = false;            ///< there are more than are listed
};

/// At most `limit` shortest paths. From a table to itself: its foreign keys to itself.
/// Fails with InvalidArgument if a table is not there, see findTableName().
Result<TablePaths> tablePaths(const Schema& schema,
                              const QString& from,
                              const QString& to,
                              int limit = 10);

/// "order.customer_id -> customer.id" in the key's own direction, or the other way round where
/// the path goes against it: "customer.id <- order.customer_id".
QString describe(const PathStep& step);

}  // namespace limbeck::command
