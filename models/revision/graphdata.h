// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/graphproblem.h"
#include "models/revision/revision.h"

#include <QBitArray>
#include <QHash>
#include <QList>

namespace limbeck {

/// One distinct id. Nodes are numbered in the order in which their ids first appear, which is the
/// order of Alembic's revision map. Edges are node numbers; edges to what does not exist are left
/// out.
struct GraphNode
{
    int script = -1;         ///< index in GraphData::revisions of the last one with this id
    QList<int> parents;      ///< down_revision, written order
    QList<int> dependsOn;    ///< depends_on resolved, written order
    QList<int> below;        ///< parents, then the dependencies that no ancestor declares already
    QList<int> children;     ///< reverse of parents
    QList<int> allChildren;  ///< reverse of parents and dependsOn
    QList<int> above;        ///< reverse of below
    /// Longest way down by parents and dependsOn; larger than that of everything below. 0 in and
    /// above cycles.
    int rank = 0;
};

using GraphEdges = QList<int> GraphNode::*;

/// A branch label and the revisions that it has spread to.
struct GraphLabel
{
    QString name;
    int owner = -1;  ///< the node that declares it
    QBitArray nodes;
};

/// What a RevisionGraph knows, by node number. Filled by buildGraph, never changed afterwards.
struct GraphData
{
    QList<Revision> revisions;
    QList<GraphProblem> problems;
    QHash<RevisionId, int> numbers;  ///< id to node
    QList<GraphNode> nodes;
    QList<GraphLabel> labels;         ///< sorted by name
    QHash<QString, int> labelOwners;  ///< label to node
    QList<int> heads;
    QList<int> realHeads;
    QList<int> bases;
    bool hasDuplicateIds = false;

    const Revision& revision(int node) const
    {
        return revisions.at(nodes.at(node).script);
    }
    const RevisionId& id(int node) const
    {
        return revision(node).id;
    }
    /// -1 if there is no such id.
    int number(const RevisionId& id) const
    {
        return numbers.value(id, -1);
    }
    QStringList ids(const QList<int>& list) const;

    /// `from` and everything that can be reached from there along `edges`.
    QBitArray reach(const QList<int>& from, GraphEdges edges) const;
};

/// Never fails: what is wrong is in GraphData::problems.
GraphData buildGraph(QList<Revision> revisions, QList<GraphProblem> readProblems);

}  // namespace limbeck
