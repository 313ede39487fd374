// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/columntype.h"

namespace limbeck::postgresql {

/// SQL text of a type with its collation, as SQLAlchemy 2.1 spells it on PostgreSQL.
/// Fails with Unsupported for types that its compiler refuses, naming the type.
Result<QString> typeText(const ColumnType& type);

/// The type behind a name such as "character varying(50)" or "VARCHAR(50)", as format_type() and
/// scripts spell them. What PostgreSQL does not list by itself stays as `Other`: an enum type is
/// told by its name only.
ColumnType typeOf(const QString& declared);

/// `type` as the server keeps it: synonyms become one, what only a script says is left out.
ColumnType storedType(const ColumnType& type);

}  // namespace limbeck::postgresql
