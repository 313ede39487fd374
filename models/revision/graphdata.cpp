// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/graphdata.h"

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

}  // namespace limbeck
