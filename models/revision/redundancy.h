// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/graphdata.h"

namespace limbeck {

/// One entry of GraphNode::below.
struct DownEdge
{
    int node = -1;
    int entry = -1;
};

/// The edges that say nothing new: the node stands on the entry by way of another entry as well.
/// Ordered by node, then as written. Requires: no cycles.
QList<DownEdge> redundantEdges(const GraphData& data);

}  // namespace limbeck
