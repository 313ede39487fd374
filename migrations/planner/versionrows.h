// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/steps.h"

#include <QHash>

namespace limbeck {

/// The version table while steps go by. Its rows are the maximal elements of what is applied:
/// the revisions on which nothing else that is applied stands. Borrows `graph`.
class VersionRows final
{
public:
    VersionRows(const RevisionGraph& graph, const QStringList& rows);

    /// Requires: everything below `id` is applied, `id` is not.
    RevisionStep apply(const RevisionId& id);
    /// Requires: `id` is applied and nothing that is applied stands on it.
    RevisionStep takeBack(const RevisionId& id);

private:
    /// Rows on which other rows stand, found in the table at the start: the first step takes
    /// them away.
    QStringList takeSurplus();
    RevisionStep finish(RevisionStep step);

    const RevisionGraph& m_graph;
    QHash<RevisionId, int> m_standing;  ///< applied revisions that stand directly on the key
    QStringList m_rows;                 ///< sorted
    QStringList m_surplus;
};

/// What `change` makes of sorted `rows`.
QStringList changedRows(const QStringList& rows, const RowChange& change);

}  // namespace limbeck
