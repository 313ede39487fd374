// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/downwalk.h"

#include <algorithm>

namespace limbeck {

DownWalk::DownWalk(const GraphData& data, const QList<int>& nodes)
    : m_data(data)
    , m_wanted(data.nodes.size())
    , m_taken(data.nodes.size())
{
    for (int node : nodes) {
        m_wanted.setBit(node);
    }
}

QList<int> DownWalk::from(const QList<int>& tops)
{
    run(tops);
    return fromTops();
}

QList<int> DownWalk::fromTops()
{
    while (m_wanted.count(true) > 0) {
        run(topsOfRest());
    }
    return m_order;
}

QList<int> DownWalk::topsOfRest() const
{
    QList<int> tops;
    int last = -1;
    for (int node = 0; node < m_data.nodes.size(); ++node) {
        if (!m_wanted.testBit(node)) {
            continue;
        }
        last = node;
        const QList<int>& above = m_data.nodes.at(node).above;
        if (std::none_of(above.begin(), above.end(), [&](int n) { return m_wanted.testBit(n); })) {
            tops << node;
        }
    }
    // Only cycles are left: any place is as good as another, and the youngest file looks best.
    return tops.isEmpty() && last >= 0 ? QList<int>{last} : tops;
}

void DownWalk::run(QList<int> tops)
{
    std::sort(tops.begin(), tops.end());
    m_isEnd = QBitArray(m_data.nodes.size());
    m_ends.clear();
    for (int node : tops) {
        if (m_wanted.testBit(node) && !m_isEnd.testBit(node)) {
            m_isEnd.setBit(node);
            m_ends << node;
        }
    }
    m_region = m_data.reach(m_ends, &GraphNode::below);
    m_current = 0;
    while (!m_ends.isEmpty()) {
        take(freeEnd());
    }
}

int DownWalk::freeEnd()
{
    // In a cycle the ends block each other in turn, hence the count.
    for (qsizetype jumps = 0; jumps < m_ends.size() && isBlocked(m_ends.at(m_current)); ++jumps) {
        const int above = firstEndAbove(m_current);
        if (above < 0) {
            break;
        }
        m_current = above;
    }
    return static_cast<int>(m_current);
}

bool DownWalk::isBlocked(int node) const
{
    return !waitingAbove(node).isEmpty();
}

QList<int> DownWalk::waitingAbove(int node) const
{
    QList<int> waiting;
    for (int above : m_data.nodes.at(node).above) {
        if (m_region.testBit(above) && !m_taken.testBit(above)) {
            waiting << above;
        }
    }
    return waiting;
}

int DownWalk::firstEndAbove(qsizetype self) const
{
    QBitArray seen(m_data.nodes.size());
    QList<int> todo = waitingAbove(m_ends.at(self));
    while (!todo.isEmpty()) {
        const int node = todo.takeLast();
        if (!seen.testBit(node)) {
            seen.setBit(node);
            todo += waitingAbove(node);
        }
    }
    for (int end = 0; end < m_ends.size(); ++end) {
        if (end != self && seen.testBit(m_ends.at(end))) {
            return end;
        }
    }
    return -1;
}

void DownWalk::take(qsizetype end)
{
    const int node = m_ends.at(end);
    m_wanted.clearBit(node);
    m_taken.setBit(node);
    m_order << node;
    QList<int> next;
    for (int below : m_data.nodes.at(node).below) {
        if (m_wanted.testBit(below) && !m_isEnd.testBit(below)) {
            m_isEnd.setBit(below);
            next << below;
        }
    }
    m_isEnd.clearBit(node);
    if (next.isEmpty()) {
        m_ends.removeAt(end);
        m_current = std::max<qsizetype>(end - 1, 0);
        return;
    }
    m_ends[end] = next.takeFirst();
    m_ends += next;
}

}  // namespace limbeck
