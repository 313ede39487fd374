// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck {

/// A guess: a column that is called like a reference to another table, and is of the type of that
/// table's key, but has no foreign key.
struct ImpliedRelation
{
    TableName table;
    QString column;
    TableName referent;
    QString referentColumn;  ///< its primary key, which is one column

    bool operator==(const ImpliedRelation&) const = default;
};

/// All guesses about `schema`, in the order of its tables and columns. Pure.
///
/// A column `user_id`, `owner_user_id` or `userId` looks like a reference to the key `id` of a
/// table `user` or `users`; a column `plan_id` to a key that is itself called `plan_id`. Of several
/// tables the one whose name is the longest part of the column's counts, one of the same database
/// schema before others; if two are equally good, there is no guess. Columns that have a foreign
/// key, keys of their own table, and references of a table to itself are left out.
QList<ImpliedRelation> impliedRelations(const Schema& schema);

}  // namespace limbeck
