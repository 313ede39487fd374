// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/graphcheck.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"
#include "models/revision/redundancy.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Kind = GraphProblem::Kind;

constexpr int longestId = 32;

GraphProblem problemAt(const GraphData& data, int node, Kind kind, const QString& message)
{
    GraphProblem problem;
    problem.kind = kind;
    problem.message = message;
    problem.revisions = {data.id(node)};
    problem.where.file = data.revision(node).file;
    return problem;
}

void checkId(const GraphData& data, int node, QList<GraphProblem>& problems)
{
    const RevisionId& id = data.id(node);
    if (const std::optional<QString> problem = idProblem(id)) {
        problems << problemAt(data, node, Kind::IllegalId, *problem);
    }
    if (isUnsafeInSql(id)) {
        problems << problemAt(data, node, Kind::UnsafeId, unsafeIdText(id));
    }
    if (id.size() > longestId) {
        problems << problemAt(
            data,
            node,
            Kind::IdTooLong,
            EngineText::tr("The id '%1' has %2 characters; the version table of Alembic holds "
                           "%3, and PostgreSQL and MariaDB refuse more")
                .arg(id)
                .arg(id.size())
                .arg(longestId));
    }
}

void checkRedundancy(const GraphData& data, QList<GraphProblem>& problems)
{
    for (const DownEdge& edge : redundantEdges(data)) {
        GraphProblem problem = problemAt(
            data,
            edge.node,
            Kind::RedundantDependency,
            EngineText::tr(
                "Revision '%1' names '%2', on which it stands anyway: stock Alembic can fail "
                "with KeyError when it applies '%1'")
                .arg(data.id(edge.node), data.id(edge.entry)));
        problem.revisions << data.id(edge.entry);
        problems << problem;
    }
}

/// A cycle through the nodes that are left over, found by walking down without leaving them.
QStringList oneCycle(const GraphData& data, const QBitArray& left, GraphEdges edges)
{
    QList<int> path;
    QList<int> place(data.nodes.size(), -1);
    int node = static_cast<int>(left.size()) - 1;
    while (node >= 0 && !left.testBit(node)) {
        --node;
    }
    while (node >= 0 && place.at(node) < 0) {
        place[node] = static_cast<int>(path.size());
        path << node;
        const QList<int>& next = data.nodes.at(node).*edges;
        const auto found =
            std::find_if(next.begin(), next.end(), [&](int n) { return left.testBit(n); });
        node = found == next.end() ? -1 : *found;
    }
    return node < 0 ? QStringList() : data.ids(path.mid(place.at(node)) + QList<int>{node});
}

/// What remains after everything has been taken away that stands on nothing that is left: the
/// revisions in cycles and above them. Empty in a healthy history.
QBitArray inOrAboveCycles(const GraphData& data, GraphEdges down, GraphEdges up)
{
    QBitArray left(data.nodes.size(), true);
    QList<qsizetype> waiting;
    QList<int> free;
    for (int node = 0; node < data.nodes.size(); ++node) {
        waiting << (data.nodes.at(node).*down).size();
        if (waiting.last() == 0) {
            free << node;
        }
    }
    while (!free.isEmpty()) {
        const int node = free.takeLast();
        left.clearBit(node);
        for (int above : data.nodes.at(node).*up) {
            if (--waiting[above] == 0) {
                free << above;
            }
        }
    }
    return left;
}

/// The ids that Alembic's message lists: all of them where there is no head or no base, else
/// those that no head or no base reaches, sorted.
QStringList alembicsList(const GraphData& data, GraphEdges down, GraphEdges up)
{
    QList<int> tops;
    QList<int> bottoms;
    for (int node = 0; node < data.nodes.size(); ++node) {
        if ((data.nodes.at(node).*up).isEmpty()) {
            tops << node;
        }
        if ((data.nodes.at(node).*down).isEmpty()) {
            bottoms << node;
        }
    }
    const bool all = tops.isEmpty() || bottoms.isEmpty();
    const QBitArray whole = data.reach(tops, down) & data.reach(bottoms, up);
    QStringList ids;
    for (int node = 0; node < data.nodes.size(); ++node) {
        if (all || !whole.testBit(node)) {
            ids << data.id(node);
        }
    }
    if (!all) {
        ids.sort();
    }
    return ids;
}

bool standsOnItself(const GraphData& data, int node, GraphEdges edges)
{
    return (data.nodes.at(node).*edges).contains(node);
}

bool checkSelfLoops(const GraphData& data,
                    const QString& kind,
                    GraphEdges down,
                    QList<GraphProblem>& problems)
{
    bool found = false;
    for (int node = 0; node < data.nodes.size(); ++node) {
        if (standsOnItself(data, node, down)) {
            found = true;
            problems << problemAt(
                data,
                node,
                Kind::Cycle,
                EngineText::tr("%1 is detected in revisions (%2)").arg(kind, data.id(node)));
        }
    }
    return found;
}

bool checkCycles(const GraphData& data,
                 const QString& kind,
                 GraphEdges down,
                 GraphEdges up,
                 QList<GraphProblem>& problems)
{
    const QBitArray left = inOrAboveCycles(data, down, up);
    const QStringList cycle = oneCycle(data, left, down);
    if (cycle.isEmpty()) {
        return false;
    }
    GraphProblem problem;
    problem.kind = Kind::Cycle;
    problem.revisions = alembicsList(data, down, up);
    if (problem.revisions.isEmpty()) {
        problem.revisions = cycle;
    }
    problem.message =
        EngineText::tr("%1 is detected in revisions (%2)\nIt is: %3.")
            .arg(kind, problem.revisions.join(u", "_s), cycle.join(EngineText::tr(" stands on ")));
    problem.where.file = data.revision(data.number(cycle.first())).file;
    problems << problem;
    return true;
}

}  // namespace

QList<GraphProblem> checkGraph(const GraphData& data)
{
    QList<GraphProblem> problems;
    for (int node = 0; node < data.nodes.size(); ++node) {
        checkId(data, node, problems);
    }
    const bool loops =
        checkSelfLoops(data, EngineText::tr("Self-loop"), &GraphNode::parents, problems)
        || checkSelfLoops(
            data, EngineText::tr("Dependency self-loop"), &GraphNode::dependsOn, problems);
    const bool cycles =
        loops
        || checkCycles(
            data, EngineText::tr("Cycle"), &GraphNode::parents, &GraphNode::children, problems)
        || checkCycles(data,
                       EngineText::tr("Dependency cycle"),
                       &GraphNode::below,
                       &GraphNode::above,
                       problems);
    if (!cycles) {
        checkRedundancy(data, problems);
    }
    return problems;
}

}  // namespace limbeck
