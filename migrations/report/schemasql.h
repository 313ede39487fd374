// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"
#include "models/base/result.h"

namespace limbeck {

/// The statements that build `schema` on an empty database of `dialect`, each with a semicolon
/// and an empty line after it. `title` and what the schema is not sure of stand in comments.
/// Fails like Dialect::renderSchema.
Result<QString> schemaSql(const Schema& schema, const Dialect& dialect, const QString& title);

}  // namespace limbeck
