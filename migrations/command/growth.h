// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

#include <functional>

namespace limbeck::command {

/// How large the schema is after a revision.
struct GrowthPoint
{
    RevisionId revision;
    int tables = 0;
    int columns = 0;
    int foreignKeys = 0;
    bool isCertain = true;  ///< false from the first revision on that could not be followed

    bool operator==(const GrowthPoint&) const = default;
};

/// The size of the schema after every revision of an upgrade from nothing to the heads, oldest
/// first, without a database. `isCancelled` is asked between revisions and may be empty.
/// `engine` decides branches on its name. Fails like SchemaTimeline::after(), and with Cancelled.
Result<QList<GrowthPoint>> schemaGrowth(const Project& project,
                                        Engine engine,
                                        const std::function<bool()>& isCancelled = {});

}  // namespace limbeck::command
