// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/graphdata.h"

namespace limbeck {

/// Puts revisions into the order in which Alembic walks down: everything before what it stands
/// on, one branch as far as possible before the next. Source of the order: Alembic 1.19
/// script/revision.py, _topological_sort.
///
/// Several open ends are kept in a list; the walk follows one of them and leaves it for the first
/// other end that still stands above it. Alembic keeps the ancestors of every end in a set, which
/// is quadratic; here an end is free as soon as nothing above it is left, and who blocks it is
/// found by walking up through what is left, which in real histories is a few steps.
///
/// Borrows `data`. One walk per object.
class DownWalk final
{
public:
    DownWalk(const GraphData& data, const QList<int>& nodes);

    /// All nodes, starting at those of `tops` that are among them. What cannot be reached from
    /// there, and what stands in a cycle, follows in later rounds: nothing is ever lost.
    QList<int> from(const QList<int>& tops);
    /// All nodes, starting at those above which no other one stands.
    QList<int> fromTops();

private:
    QList<int> topsOfRest() const;
    void run(QList<int> tops);
    int freeEnd();
    int firstEndAbove(qsizetype self);
    void markWaitingAbove(int node, int goal);
    bool isWaiting(int node) const;
    bool isBlocked(int node) const;
    void take(qsizetype end);

    const GraphData& m_data;
    QBitArray m_wanted;  ///< not yet taken
    QBitArray m_region;  ///< what the first tops stand on: no path leaves it
    QBitArray m_taken;
    QBitArray m_isEnd;
    QList<int> m_ends;
    qsizetype m_current = 0;
    QList<int> m_order;
    QList<int> m_seenIn;  ///< number of the search that has seen the node last
    QList<int> m_todo;    ///< of the current search; kept to save allocations
    int m_search = 0;
};

}  // namespace limbeck
