// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck {

/// What only describes something: its calls are kept as objects and read where they are used.
bool isDescription(const QString& name);

/// Methods that make a description out of a description.
bool isDescribing(const QString& type, const QString& method);

/// SQLAlchemy's parts that open connections or work on rows; all others only build expressions.
bool mayAct(const QString& name);

/// `with_variant(…)` for other dialects than `dialect`, with a type that is not understood here:
/// then it makes no difference.
bool isUnknownForOthers(const QString& method,
                        const python::Arguments& arguments,
                        const QString& dialect);

}  // namespace limbeck
