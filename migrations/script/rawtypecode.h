// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/pythoncode.h"
#include "models/base/result.h"
#include "models/schema/columntype.h"

namespace limbeck {

/// A type that is kept as SQL text (TypeKind::Other), as Python would make it: "INTEGER(11)
/// UNSIGNED" of MySQL is "mysql.INTEGER(display_width=11, unsigned=True)". The inverse of what
/// readType() keeps. Fails with Unsupported if SQLAlchemy has no such type.
Result<QString> rawTypeCode(const ColumnType& type, DialectModules& modules);

}  // namespace limbeck
