// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/pythoncode.h"
#include "models/base/result.h"
#include "models/schema/columntype.h"

namespace limbeck {

/// `type` as Python would make it: "sa.String(length=50)", "postgresql.INET()". Adds to
/// `modules` what it needs. What readType() reads from it is `type` again.
///
/// Fails with Unsupported for a type that has no name in SQLAlchemy.
/// Source: Alembic 1.19 autogenerate/render.py, _repr_type; SQLAlchemy 2 util.generic_repr.
Result<QString> typeCode(const ColumnType& type, DialectModules& modules);

}  // namespace limbeck
