// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/place.h"

namespace limbeck {

/// Revisions that a command is about, not yet in order.
struct Selection
{
    QSet<RevisionId> ids;
    QStringList tops;  ///< where the walk down starts
    /// The ends do not stand above each other; each command says that in its own words.
    bool isUnrelated = false;
};

/// What is missing at `rows` to reach `target`.
/// Source: Alembic 1.19 script/revision.py, _collect_upgrade_revisions with implicit_base.
Result<Selection> selectUpgrade(const RevisionGraph& graph,
                                const QStringList& rows,
                                const QString& target);

/// What is between `from` and `to`, both included, as history ranges are: only what descends from
/// `from`. Source: the same function with inclusive.
Result<Selection> selectRange(const RevisionGraph& graph, const PlanEnd& from, const PlanEnd& to);

/// What must go at `rows` to get down to `target`: everything applied that stands above it.
/// Source: Alembic 1.19 script/revision.py, _collect_downgrade_revisions.
Result<Selection> selectDowngrade(const RevisionGraph& graph,
                                  const QStringList& rows,
                                  const QString& target);

}  // namespace limbeck
