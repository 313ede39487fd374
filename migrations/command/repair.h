// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::command {

/// What is wrong with the rows of a version table, and the change that mends it.
///
/// Rows must be the maximal revisions of what is applied. Stock Alembic can leave a row that
/// another row already stands on (a downgrade across depends_on does), and then refuses the next
/// upgrade: "Requested revision X overlaps with other requested revisions Y".
struct RepairPlan
{
    QStringList rowsBefore;
    QStringList rowsAfter;   ///< sorted
    QStringList redundant;   ///< rows that another row stands on
    QStringList duplicates;  ///< rows that are there more than once

    bool isNeeded() const
    {
        return !redundant.isEmpty() || !duplicates.isEmpty();
    }

    bool operator==(const RepairPlan&) const = default;
};

/// Pure. Fails with VersionMismatch if a row is unknown to the history: that is nothing that a
/// repair could decide.
Result<RepairPlan> planRepair(const RevisionGraph& graph, const QStringList& rows);

Result<RepairPlan> previewRepair(const Context& context);
/// Rewrites the rows in one transaction; what is applied stays the same.
Result<RepairPlan> repair(const Context& context);

}  // namespace limbeck::command
