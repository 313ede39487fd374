// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/tablename.h"

#include <QString>

#include <optional>

namespace limbeck {

/// What a piece of SQL text can do, from harmless to unknown.
enum class SqlKind
{
    Nothing,  ///< empty, or comments only
    Read,     ///< SELECT, EXPLAIN, SHOW, PRAGMA; also SET, BEGIN and the like
    Data,     ///< INSERT, UPDATE, DELETE, MERGE, TRUNCATE: rows change, the schema does not
    Schema,   ///< anything else: may change the schema
};

/// The most severe kind of the statements in `sql`, told from their first keywords; a WITH counts
/// as its most severe part. Text that engines read differently counts as the worse reading.
SqlKind sqlKind(const QString& sql);

/// One statement that makes or drops one sequence.
struct SequenceStatement
{
    bool isCreated = false;
    bool isOwned = false;  ///< by a column: such a sequence is no part of a Schema
    TableName name;
};

/// Nothing if `sql` is anything else, or says more than is understood.
std::optional<SequenceStatement> sequenceStatement(const QString& sql);

/// True if a statement in `sql` takes away rows, columns or tables: DELETE, TRUNCATE, DROP,
/// REPLACE and ALTER … DROP.
bool sqlRemoves(const QString& sql);

}  // namespace limbeck
