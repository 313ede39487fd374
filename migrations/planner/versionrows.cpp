// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/versionrows.h"

#include <algorithm>

namespace limbeck {

namespace {

void insertSorted(QStringList& list, const QString& text)
{
    const auto place = std::lower_bound(list.begin(), list.end(), text);
    if (place == list.end() || *place != text) {
        list.insert(place, text);
    }
}

void removeSorted(QStringList& list, const QString& text)
{
    const auto place = std::lower_bound(list.begin(), list.end(), text);
    if (place != list.end() && *place == text) {
        list.erase(place);
    }
}

bool containsSorted(const QStringList& list, const QString& text)
{
    return std::binary_search(list.begin(), list.end(), text);
}

}  // namespace

QStringList changedRows(const QStringList& rows, const RowChange& change)
{
    QStringList result = rows;
    for (const QString& id : change.removed) {
        removeSorted(result, id);
    }
    if (change.updated) {
        removeSorted(result, change.updated->first);
        insertSorted(result, change.updated->second);
    }
    for (const QString& id : change.added) {
        insertSorted(result, id);
    }
    return result;
}

VersionRows::VersionRows(const RevisionGraph& graph, const QStringList& rows)
    : m_graph(graph)
    , m_rows(rows)
{
    m_rows.sort();
    m_rows.removeDuplicates();
    for (const RevisionId& id : graph.ancestors(rows)) {
        for (const RevisionId& below : graph.parentsAndDependencies(id)) {
            ++m_standing[below];
        }
    }
    for (const QString& row : m_rows) {
        if (m_standing.value(row) > 0) {
            m_surplus << row;
        }
    }
}

QStringList VersionRows::takeSurplus()
{
    QStringList surplus = std::exchange(m_surplus, {});
    surplus.removeIf([this](const QString& row) { return m_standing.value(row) == 0; });
    return surplus;
}

RevisionStep VersionRows::apply(const RevisionId& id)
{
    RevisionStep step;
    step.direction = Direction::Up;
    step.revision = id;
    step.change.removed = takeSurplus();
    QStringList covered;
    for (const RevisionId& below : m_graph.parentsAndDependencies(id)) {
        ++m_standing[below];
        if (containsSorted(m_rows, below) && !step.change.removed.contains(below)) {
            covered << below;
        }
    }
    if (covered.isEmpty()) {
        step.change.added << id;
    } else {
        step.change.updated = std::pair(covered.takeLast(), id);
        step.change.removed += covered;
    }
    return finish(step);
}

RevisionStep VersionRows::takeBack(const RevisionId& id)
{
    RevisionStep step;
    step.direction = Direction::Down;
    step.revision = id;
    QStringList uncovered;
    for (const RevisionId& below : m_graph.parentsAndDependencies(id)) {
        if (--m_standing[below] == 0 && !containsSorted(m_rows, below)) {
            uncovered << below;
        }
    }
    step.change.removed = takeSurplus();
    if (uncovered.isEmpty()) {
        step.change.removed << id;
    } else {
        step.change.updated = std::pair(id, uncovered.takeLast());
        step.change.added = uncovered;
    }
    return finish(step);
}

RevisionStep VersionRows::finish(RevisionStep step)
{
    step.rowsBefore = m_rows;
    m_rows = changedRows(m_rows, step.change);
    step.rowsAfter = m_rows;
    return step;
}

}  // namespace limbeck
