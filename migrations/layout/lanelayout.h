// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/revisiongraph.h"

#include <QList>

namespace limbeck {

/// A line of the history graph within one row.
struct LaneLine
{
    int lane = 0;
    bool isDependency = false;  ///< depends_on, not down_revision: drawn dashed

    bool operator==(const LaneLine&) const = default;
};

/// One revision's row of the history graph: its own node, and the lines that cross the row.
struct LaneRow
{
    RevisionId revision;
    int lane = 0;               ///< of the node
    QList<LaneLine> through;    ///< top to bottom, past the node
    QList<LaneLine> fromAbove;  ///< from the row's top at that lane into the node
    QList<LaneLine> toBelow;    ///< from the node to the row's bottom at that lane

    bool operator==(const LaneRow&) const = default;
};

/// The history as rows with lanes, newest first.
struct LaneLayout
{
    QList<LaneRow> rows;
    int laneCount = 0;

    bool operator==(const LaneLayout&) const = default;
};

/// Gives every revision a row in the order of RevisionGraph::history() and a lane: the leftmost
/// free one for a head, the first child's one for everything below. Revisions that the order
/// leaves out because of a cycle follow at the end. Pure; O(revisions × lanes).
LaneLayout layoutLanes(const RevisionGraph& graph);

/// The graph as text, one line per row, for tests and terminals: `o` is a node, `|` a line
/// that goes by, `-.` leaves downwards, `-'` joins from above.
QString toText(const LaneLayout& layout);

}  // namespace limbeck
