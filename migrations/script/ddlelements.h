// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck {

/// True for what op.execute() takes beside SQL texts and expressions: sa.DDL, and CreateSchema,
/// DropSchema, CreateSequence, DropSequence of sqlalchemy.schema.
bool isDdlElement(const python::Object& object);

/// Its SQL, the same on every engine. Opaque where it would not be: names that need quotes.
/// Requires: isDdlElement().
Certain<QString> ddlElementText(const python::Object& object);

}  // namespace limbeck
