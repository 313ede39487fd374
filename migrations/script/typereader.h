// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/schema/columntype.h"

namespace limbeck {

/// True if `value` is a column type, made (`sa.String(50)`) or only named (`sa.String`).
bool isType(const python::Value& value);

/// What a type is read for.
enum class TypeUse
{
    Values,      ///< values of it are written: one that a class of the project converts is opaque
    Definition,  ///< a column of it is made or changed
};

/// The column type that an argument says. Opaque for types that are not SQLAlchemy's and for
/// arguments that are not known.
Certain<ColumnType> readType(const python::Argument& argument, TypeUse use = TypeUse::Values);

}  // namespace limbeck
