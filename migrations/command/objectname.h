// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/schema.h"

namespace limbeck::command {

/// A table or one of its columns, as the schema spells it.
struct ObjectName
{
    TableName table;
    QString column;  ///< empty if the table is meant

    QString toString() const;

    bool operator==(const ObjectName&) const = default;
};

/// The table that somebody typed: "customer", "shop.customer"; without regard to upper and lower
/// case, and without its schema, where that is unmistakable.
/// Fails with InvalidArgument and the nearest names, which are in Error::subjects too.
Result<TableName> findTableName(const Schema& schema, const QString& typed);

/// The same for "TABLE" or "TABLE.COLUMN".
Result<ObjectName> findObject(const Schema& schema, const QString& typed);

}  // namespace limbeck::command
