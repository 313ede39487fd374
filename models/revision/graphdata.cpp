// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/graphdata.h"

#include <QSet>

namespace limbeck {

QStringList GraphData::ids(const QList<int>& list) const
{
    QStringList names;
    names.reserve(list.size());
    for (int node : list) {
        names << id(node);
    }
    return names;
}

QBitArray GraphData::reach(const QList<int>& from, GraphEdges edges) const
{
    QBitArray seen(nodes.size());
    QList<int> todo = from;
    while (!todo.isEmpty()) {
        const int node = todo.takeLast();
        if (!seen.testBit(node)) {
            seen.setBit(node);
            todo += nodes.at(node).*edges;
        }
    }
    return seen;
}

bool GraphData::reachesDown(const QList<int>& from, int target, GraphEdges edges) const
{
    const int lowest = nodes.at(target).rank;
    QSet<int> seen;
    QList<int> todo = from;
    while (!todo.isEmpty()) {
        const int node = todo.takeLast();
        if (node == target) {
            return true;
        }
        if (nodes.at(node).rank > lowest && !seen.contains(node)) {
            seen.insert(node);
            todo += nodes.at(node).*edges;
        }
    }
    return false;
}

}  // namespace limbeck
