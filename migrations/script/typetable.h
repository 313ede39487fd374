// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/columntype.h"

#include <QHash>

namespace limbeck {

/// Which arguments the constructor of a type takes.
enum class TypeArguments
{
    None,
    Length,      ///< length, collation
    Numeric,     ///< precision, scale, asdecimal
    Float,       ///< precision, asdecimal
    Boolean,     ///< create_constraint, name
    Time,        ///< timezone
    Binary,      ///< length
    Json,        ///< none_as_null, astext_type
    Uuid,        ///< as_uuid, native_uuid
    Enum,        ///< *values, name, schema, …
    Array,       ///< item type, dimensions
    Interval,    ///< native, second_precision, day_precision
    PgTime,      ///< timezone, precision
    PgInterval,  ///< fields, precision
    PgBit,       ///< length, varying
    PgText,      ///< text_type
    MyInteger,   ///< display_width, unsigned, zerofill
    MyNumeric,   ///< precision, scale, unsigned, zerofill
    MyText,      ///< length, charset, collation
    MyTime,      ///< timezone, fsp
    MyLength,    ///< length or display_width
    MySet,       ///< *values
};

/// One known type.
struct KnownType
{
    TypeKind kind = TypeKind::Null;
    bool exact = false;
    TypeArguments arguments = TypeArguments::None;
    /// Of one dialect's module: its name. Then `raw` is what the type is called there if no
    /// family fits.
    QString dialect;
    QString raw;
};

/// Types by the names that knownName() gives: "sqlalchemy.String", "postgresql.JSONB".
const QHash<QString, KnownType>& typeTable();

}  // namespace limbeck
