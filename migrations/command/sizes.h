// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/inspect/rowcounts.h"
#include "migrations/inspect/tablesizes.h"

namespace limbeck::command {

/// The sizes of the database's tables; see tableSizes().
Result<QList<TableSize>> tableSizes(const Context& context);

/// The rows of the tables of `schema`, as countRowsWithin() counts them.
Result<QList<TableRows>> countTables(const Context& context,
                                     const Schema& schema,
                                     const CountLimits& limits);

}  // namespace limbeck::command
