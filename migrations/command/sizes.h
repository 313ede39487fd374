// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/inspect/tablesizes.h"

namespace limbeck::command {

/// The sizes of the database's tables; see tableSizes().
Result<QList<TableSize>> tableSizes(const Context& context);

}  // namespace limbeck::command
