// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/schemachange.h"

namespace limbeck {

/// A change, with names in the case in which a schema has them.
struct Respelled
{
    SchemaChange change;
    bool hasOtherTable = false;  ///< the name of a table or view was in another case
};

/// For engines that do not tell cases apart. What `schema` does not have stays.
Respelled respelled(SchemaChange change, const Schema& schema);

/// Completes what the text of an operation leaves to the schema before it: the values of enum types
/// that it names, the columns that a foreign key without any refers to (not in SQLite, which keeps
/// it so). Fails with SchemaConflict if `schema` does not know.
Result<> resolveNames(Operation& operation, const Schema& schema, SqlRules rules);

/// Calls `visit` with the type of every column in `schema`, and with the types inside of those.
template <typename Visitor>
void visitTypes(ColumnType& type, const Visitor& visit)
{
    visit(type);
    for (ColumnType& item : type.items) {
        visitTypes(item, visit);
    }
}

}  // namespace limbeck
