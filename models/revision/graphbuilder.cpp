// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/base/text.h"
#include "models/revision/graphcheck.h"
#include "models/revision/graphdata.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Kind = GraphProblem::Kind;

class Builder final
{
public:
    explicit Builder(GraphData& data)
        : m_data(data)
    {
    }

    void run()
    {
        numberIds();
        collectLabels();
        linkParents();
        linkDependencies();
        rankNodes();
        collectEnds();
        dropDeclaredDependencies();
        spreadLabels();
    }

private:
    void numberIds();
    void collectLabels();
    void linkParents();
    void linkDependencies();
    std::optional<int> dependency(int node, const QString& written);
    void rankNodes();
    void collectEnds();
    void dropDeclaredDependencies();
    bool isDeclaredBelow(int node, int dependency) const;
    void spreadLabels();
    void spreadDownwards(GraphLabel& label) const;

    void addProblem(Kind kind, const Revision& revision, const QString& message, QStringList more);

    GraphData& m_data;
};

void Builder::addProblem(Kind kind,
                         const Revision& revision,
                         const QString& message,
                         QStringList more = {})
{
    GraphProblem problem;
    problem.kind = kind;
    problem.message = message;
    problem.revisions = QStringList{revision.id} + std::move(more);
    problem.where.file = revision.file;
    m_data.problems << problem;
}

void Builder::numberIds()
{
    for (int script = 0; script < m_data.revisions.size(); ++script) {
        const Revision& revision = m_data.revisions.at(script);
        const int known = m_data.number(revision.id);
        if (known < 0) {
            m_data.numbers.insert(revision.id, static_cast<int>(m_data.nodes.size()));
            m_data.nodes << GraphNode{};
            m_data.nodes.last().script = script;
            continue;
        }
        const QString first = m_data.revision(known).file;
        addProblem(
            Kind::DuplicateId,
            revision,
            first.isEmpty()
                ? EngineText::tr("Revision %1 is present more than once\nThe last one is used.")
                      .arg(revision.id)
                : EngineText::tr("Revision %1 is present more than once\n'%2' is used and '%3' is "
                                 "not; give one of them an id of its own.")
                      .arg(revision.id, revision.file, first));
        m_data.nodes[known].script = script;
    }
}

void Builder::collectLabels()
{
    for (int script = 0; script < m_data.revisions.size(); ++script) {
        const Revision& revision = m_data.revisions.at(script);
        for (const QString& name : revision.branchLabels) {
            const int owner =
                m_data.number(name) >= 0 ? m_data.number(name) : m_data.labelOwners.value(name, -1);
            if (owner >= 0) {
                addProblem(
                    Kind::DuplicateLabel,
                    revision,
                    EngineText::tr("Branch name '%1' in revision %2 already used by revision %3")
                        .arg(name, revision.id, m_data.id(owner)),
                    {m_data.id(owner)});
                continue;
            }
            const int node = m_data.number(revision.id);
            m_data.labelOwners.insert(name, node);
            m_data.labels << GraphLabel{name, node, QBitArray(m_data.nodes.size())};
        }
    }
    std::sort(m_data.labels.begin(),
              m_data.labels.end(),
              [](const GraphLabel& a, const GraphLabel& b) { return a.name < b.name; });
}

void Builder::linkParents()
{
    for (int node = 0; node < m_data.nodes.size(); ++node) {
        const Revision& revision = m_data.revision(node);
        for (const RevisionId& id : revision.downRevisions) {
            const int parent = m_data.number(id);
            if (parent < 0) {
                addProblem(Kind::MissingParent,
                           revision,
                           EngineText::tr("Revision '%1' follows '%2', which is not present\n"
                                          "Restore the script of '%2', or correct down_revision.")
                               .arg(revision.id, id),
                           {id});
            } else if (!m_data.nodes.at(node).parents.contains(parent)) {
                m_data.nodes[node].parents << parent;
                m_data.nodes[parent].children << node;
            }
        }
    }
}

void Builder::linkDependencies()
{
    for (int node = 0; node < m_data.nodes.size(); ++node) {
        const QStringList written = m_data.revision(node).dependsOn;
        for (const QString& name : written) {
            const std::optional<int> found = dependency(node, name);
            if (found && !m_data.nodes.at(node).dependsOn.contains(*found)) {
                m_data.nodes[node].dependsOn << *found;
            }
        }
        QList<int> all = m_data.nodes.at(node).parents;
        for (int below : m_data.nodes.at(node).dependsOn) {
            if (!all.contains(below)) {
                all << below;
            }
        }
        for (int below : all) {
            m_data.nodes[below].allChildren << node;
        }
    }
}

std::optional<int> Builder::dependency(int node, const QString& written)
{
    const int exact = m_data.number(written);
    if (exact >= 0 || m_data.labelOwners.contains(written)) {
        return exact >= 0 ? exact : m_data.labelOwners.value(written);
    }
    QList<int> matches;
    for (int other = 0; other < m_data.nodes.size() && !written.isEmpty(); ++other) {
        if (m_data.id(other).startsWith(written)) {
            matches << other;
        }
    }
    const Revision& revision = m_data.revision(node);
    if (matches.size() == 1) {
        addProblem(
            Kind::PartialDependency,
            revision,
            EngineText::tr(
                "Revision '%1' depends on '%2', which is short for '%3': stock Alembic needs "
                "the whole id there")
                .arg(revision.id, written, m_data.id(matches.first())),
            {m_data.id(matches.first())});
        return matches.first();
    }
    addProblem(Kind::MissingDependency,
               revision,
               EngineText::tr(
                   "Revision '%1' depends on '%2', which is neither a revision nor a branch label\n"
                   "Restore its script, or correct depends_on.")
                   .arg(revision.id, written),
               {written});
    return std::nullopt;
}

void Builder::rankNodes()
{
    QList<int> waiting(m_data.nodes.size(), 0);
    for (const GraphNode& node : m_data.nodes) {
        for (int above : node.allChildren) {
            ++waiting[above];
        }
    }
    QList<int> free;
    for (int node = 0; node < waiting.size(); ++node) {
        if (waiting.at(node) == 0) {
            free << node;
        }
    }
    while (!free.isEmpty()) {
        const int node = free.takeLast();
        const QList<int> children = m_data.nodes.at(node).allChildren;
        for (int above : children) {
            int& rank = m_data.nodes[above].rank;
            rank = std::max(rank, m_data.nodes.at(node).rank + 1);
            if (--waiting[above] == 0) {
                free << above;
            }
        }
    }
}

void Builder::collectEnds()
{
    for (int script = 0; script < m_data.revisions.size(); ++script) {
        const int node = m_data.number(m_data.revisions.at(script).id);
        if (m_data.nodes.at(node).script != script) {
            m_data.hasDuplicateIds = true;
            continue;
        }
        if (m_data.nodes.at(node).children.isEmpty()) {
            m_data.heads << node;
        }
        if (m_data.nodes.at(node).allChildren.isEmpty()) {
            m_data.realHeads << node;
        }
        if (m_data.revision(node).downRevisions.isEmpty()) {
            m_data.bases << node;
        }
    }
}

/// Alembic's _normalize_depends_on. A declaration further down is searched for only where two
/// revisions declare the same dependency, which keeps the usual case linear.
void Builder::dropDeclaredDependencies()
{
    QList<int> declarers(m_data.nodes.size(), 0);
    for (const GraphNode& node : m_data.nodes) {
        for (int below : node.dependsOn) {
            ++declarers[below];
        }
    }
    for (int node = 0; node < m_data.nodes.size(); ++node) {
        m_data.nodes[node].below = m_data.nodes.at(node).parents;
        for (int below : m_data.nodes.at(node).dependsOn) {
            const bool isSaid = m_data.nodes.at(node).below.contains(below);
            if (!isSaid && (declarers.at(below) < 2 || !isDeclaredBelow(node, below))) {
                m_data.nodes[node].below << below;
            }
        }
        for (int below : m_data.nodes.at(node).below) {
            m_data.nodes[below].above << node;
        }
    }
}

bool Builder::isDeclaredBelow(int node, int dependency) const
{
    const int lowest = m_data.nodes.at(dependency).rank;
    QSet<int> seen = {node};
    QList<int> todo = m_data.nodes.at(node).parents;
    while (!todo.isEmpty()) {
        const int next = todo.takeLast();
        if (m_data.nodes.at(next).rank <= lowest || seen.contains(next)) {
            continue;
        }
        if (m_data.nodes.at(next).dependsOn.contains(dependency)) {
            return true;
        }
        seen.insert(next);
        todo += m_data.nodes.at(next).parents;
    }
    return false;
}

void Builder::spreadLabels()
{
    for (GraphLabel& label : m_data.labels) {
        label.nodes = m_data.reach({label.owner}, &GraphNode::children);
        spreadDownwards(label);
    }
}

/// Alembic's second half of _add_branches: from the descendant that is visited last down single
/// parents until a merge or a real branch point.
void Builder::spreadDownwards(GraphLabel& label) const
{
    QBitArray seen(m_data.nodes.size());
    QList<int> todo = {label.owner};
    int last = label.owner;
    while (!todo.isEmpty()) {
        const int node = todo.takeLast();
        if (!seen.testBit(node)) {
            seen.setBit(node);
            last = node;
            todo += m_data.nodes.at(node).children;
        }
    }
    QBitArray passed(m_data.nodes.size());
    while (!passed.testBit(last) && m_data.nodes.at(last).allChildren.size() < 2
           && m_data.revision(last).downRevisions.size() < 2) {
        passed.setBit(last);
        label.nodes.setBit(last);
        if (m_data.nodes.at(last).parents.isEmpty()) {
            return;
        }
        last = m_data.nodes.at(last).parents.first();
    }
}

}  // namespace

GraphData buildGraph(QList<Revision> revisions, QList<GraphProblem> readProblems)
{
    GraphData data;
    data.revisions = std::move(revisions);
    data.problems = std::move(readProblems);
    Builder(data).run();
    data.problems += checkGraph(data);
    return data;
}

}  // namespace limbeck
