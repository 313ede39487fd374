// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/operation/operation.h"

namespace limbeck {

/// True if the call executes a statement that was built of expressions.
bool executesStatement(const python::Arguments& arguments);

/// What `execute(statement)` or `execute(statement, parameters)` runs on `dialect`: the SQL with
/// its values as literals, once for each set of parameters.
Certain<std::vector<Operation>> readExecution(const python::Arguments& arguments,
                                              const QString& dialect);

}  // namespace limbeck
