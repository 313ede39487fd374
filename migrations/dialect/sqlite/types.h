// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/columntype.h"

namespace limbeck::sqlite {

/// SQL text of a type, as SQLAlchemy 2.1 spells it on SQLite, without its collation.
/// Fails with Unsupported for types that SQLAlchemy's SQLite compiler refuses, naming the type.
Result<QString> typeText(const ColumnType& type);

/// The type behind a declaration such as "VARCHAR(50)". Names that SQLAlchemy does not reflect
/// to a type of its own stay as `Other`; no text is `Null`.
ColumnType typeOf(const QString& declared);

/// How SQLite treats values of a column: https://www.sqlite.org/datatype3.html, section 3.1.
enum class Affinity
{
    Integer,
    Text,
    Blob,
    Real,
    Numeric,
};

Affinity affinityOf(const QString& declared);

}  // namespace limbeck::sqlite
