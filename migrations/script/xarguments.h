// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck {

/// What `context.get_x_argument(as_dictionary=…)` returns where these were given with -x: the list,
/// or a dictionary in their order, where the last of a name counts and no "=" means an empty text.
/// Source: Alembic 1.19 runtime/environment.py, get_x_argument.
python::Value xArgumentsOf(const QStringList& given, bool isDictionary);

}  // namespace limbeck
