// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/revisiongraph.h"

#include "models/revision/downwalk.h"
#include "models/revision/graphdata.h"

#include <algorithm>

namespace limbeck {

namespace {

QSet<RevisionId> idSet(const GraphData& data, const QBitArray& nodes)
{
    QSet<RevisionId> set;
    set.reserve(nodes.count(true));
    for (int node = 0; node < data.nodes.size(); ++node) {
        if (nodes.testBit(node)) {
            set.insert(data.id(node));
        }
    }
    return set;
}

template <typename Ids>
QList<int> numbersOf(const GraphData& data, const Ids& ids)
{
    QList<int> numbers;
    for (const RevisionId& id : ids) {
        if (const int node = data.number(id); node >= 0) {
            numbers << node;
        }
    }
    return numbers;
}

QStringList edgesOf(const GraphData& data, const RevisionId& id, GraphEdges edges)
{
    const int node = data.number(id);
    return node < 0 ? QStringList() : data.ids(data.nodes.at(node).*edges);
}

bool hasEdges(const GraphData& data, const RevisionId& id, GraphEdges edges, qsizetype least)
{
    const int node = data.number(id);
    return node >= 0 && (data.nodes.at(node).*edges).size() >= least;
}

}  // namespace

RevisionGraph::RevisionGraph()
{
    static const auto empty = std::make_shared<const GraphData>();
    m_data = empty;
}

RevisionGraph RevisionGraph::build(QList<Revision> revisions, QList<GraphProblem> readProblems)
{
    RevisionGraph graph;
    graph.m_data = std::make_shared<const GraphData>(
        buildGraph(std::move(revisions), std::move(readProblems)));
    return graph;
}

const QList<Revision>& RevisionGraph::revisions() const
{
    return m_data->revisions;
}

const QList<GraphProblem>& RevisionGraph::problems() const
{
    return m_data->problems;
}

bool RevisionGraph::hasFatalProblem() const
{
    return std::any_of(m_data->problems.begin(),
                       m_data->problems.end(),
                       [](const GraphProblem& problem) { return problem.isFatal(); });
}

const Revision* RevisionGraph::find(const RevisionId& id) const
{
    const int node = m_data->number(id);
    return node < 0 ? nullptr : &m_data->revision(node);
}

int RevisionGraph::position(const RevisionId& id) const
{
    const int node = m_data->number(id);
    return node < 0 ? -1 : m_data->nodes.at(node).script;
}

QStringList RevisionGraph::parents(const RevisionId& id) const
{
    return edgesOf(*m_data, id, &GraphNode::parents);
}

QStringList RevisionGraph::dependencies(const RevisionId& id) const
{
    return edgesOf(*m_data, id, &GraphNode::dependsOn);
}

QStringList RevisionGraph::parentsAndDependencies(const RevisionId& id) const
{
    return edgesOf(*m_data, id, &GraphNode::below);
}

QStringList RevisionGraph::children(const RevisionId& id) const
{
    return edgesOf(*m_data, id, &GraphNode::children);
}

QStringList RevisionGraph::allChildren(const RevisionId& id) const
{
    return edgesOf(*m_data, id, &GraphNode::allChildren);
}

QStringList RevisionGraph::labels(const RevisionId& id) const
{
    QStringList names;
    for (const GraphLabel& label : m_data->labels) {
        if (const int node = m_data->number(id); node >= 0 && label.nodes.testBit(node)) {
            names << label.name;
        }
    }
    return names;
}

std::optional<RevisionId> RevisionGraph::labelOwner(const QString& label) const
{
    const auto found = m_data->labelOwners.constFind(label);
    if (found == m_data->labelOwners.constEnd()) {
        return std::nullopt;
    }
    return m_data->id(*found);
}

QStringList RevisionGraph::allLabels() const
{
    QStringList names;
    for (const GraphLabel& label : m_data->labels) {
        names << label.name;
    }
    return names;
}

bool RevisionGraph::hasLabel(const RevisionId& id, const QString& label) const
{
    const int node = m_data->number(id);
    return node >= 0
           && std::any_of(m_data->labels.begin(), m_data->labels.end(), [&](const GraphLabel& l) {
                  return l.name == label && l.nodes.testBit(node);
              });
}

QStringList RevisionGraph::ids() const
{
    QStringList names;
    names.reserve(m_data->nodes.size());
    for (int node = 0; node < m_data->nodes.size(); ++node) {
        names << m_data->id(node);
    }
    return names;
}

QStringList RevisionGraph::heads() const
{
    return m_data->ids(m_data->heads);
}

QStringList RevisionGraph::realHeads() const
{
    return m_data->ids(m_data->realHeads);
}

QStringList RevisionGraph::bases() const
{
    return m_data->ids(m_data->bases);
}

bool RevisionGraph::hasDuplicateIds() const
{
    return m_data->hasDuplicateIds;
}

bool RevisionGraph::isHead(const RevisionId& id) const
{
    return m_data->numbers.contains(id) && !hasEdges(*m_data, id, &GraphNode::children, 1);
}

bool RevisionGraph::isRealHead(const RevisionId& id) const
{
    return m_data->numbers.contains(id) && !hasEdges(*m_data, id, &GraphNode::allChildren, 1);
}

bool RevisionGraph::isBase(const RevisionId& id) const
{
    const Revision* revision = find(id);
    return revision != nullptr && revision->downRevisions.isEmpty();
}

bool RevisionGraph::isBranchPoint(const RevisionId& id) const
{
    return hasEdges(*m_data, id, &GraphNode::children, 2);
}

bool RevisionGraph::isMergePoint(const RevisionId& id) const
{
    const Revision* revision = find(id);
    return revision != nullptr && revision->downRevisions.size() > 1;
}

QSet<RevisionId> RevisionGraph::ancestors(const QStringList& ids, Follow follow) const
{
    const GraphEdges edges = follow == Follow::All ? &GraphNode::below : &GraphNode::parents;
    return idSet(*m_data, m_data->reach(numbersOf(*m_data, ids), edges));
}

QSet<RevisionId> RevisionGraph::descendants(const QStringList& ids, Follow follow) const
{
    const GraphEdges edges = follow == Follow::All ? &GraphNode::allChildren : &GraphNode::children;
    return idSet(*m_data, m_data->reach(numbersOf(*m_data, ids), edges));
}

QStringList RevisionGraph::walkDown(const QSet<RevisionId>& ids) const
{
    const QList<int> nodes = numbersOf(*m_data, ids);
    return m_data->ids(DownWalk(*m_data, nodes).fromTops());
}

QStringList RevisionGraph::walkDown(const QSet<RevisionId>& ids, const QStringList& tops) const
{
    const QList<int> nodes = numbersOf(*m_data, ids);
    return m_data->ids(DownWalk(*m_data, nodes).from(numbersOf(*m_data, tops)));
}

QStringList RevisionGraph::history() const
{
    QList<int> nodes;
    for (int node = 0; node < m_data->nodes.size(); ++node) {
        nodes << node;
    }
    return m_data->ids(DownWalk(*m_data, nodes).from(m_data->realHeads));
}

}  // namespace limbeck
