// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck {

/// A schema like those of large programs, the same every time: groups of tables with a common
/// first word, 4 to 16 columns, foreign keys mostly to tables near by, and one table, "users", that
/// one in eight refers to.
Schema largeSchema(int tables);

}  // namespace limbeck
