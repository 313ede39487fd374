// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/sizes.h"

#include "migrations/command/session.h"

namespace limbeck::command {

Result<QList<TableSize>> tableSizes(const Context& context)
{
    return openForReading(context).and_then(
        [](const std::unique_ptr<Database>& database) { return limbeck::tableSizes(*database); });
}

Result<QList<TableRows>> countTables(const Context& context,
                                     const Schema& schema,
                                     const CountLimits& limits)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return countRowsWithin(*database, schema, limits);
    });
}

}  // namespace limbeck::command
