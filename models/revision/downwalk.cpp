// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/downwalk.h"

#include <algorithm>

namespace limbeck {

DownWalk::DownWalk(const GraphData& data, const QList<int>& nodes)
    : m_data(data)
    , m_wanted(data.nodes.size())
    , m_taken(data.nodes.size())
    , m_seenIn(data.nodes.size(), 0)
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

bool DownWalk::isWaiting(int node) const
{
    return m_region.testBit(node) && !m_taken.testBit(node);
}

bool DownWalk::isBlocked(int node) const
{
    const QList<int>& above = m_data.nodes.at(node).above;
    return std::any_of(above.begin(), above.end(), [this](int n) { return isWaiting(n); });
}

/// Marks everything that waits above `node` with a new number in m_seenIn. Stops early at `goal`.
void DownWalk::markWaitingAbove(int node, int goal)
{
    ++m_search;
    m_todo.clear();
    m_todo << node;
    while (!m_todo.isEmpty()) {
        const int next = m_todo.takeLast();
        for (int above : m_data.nodes.at(next).above) {
            if (isWaiting(above) && m_seenIn.at(above) != m_search) {
                m_seenIn[above] = m_search;
                m_todo << above;
                if (above == goal) {
                    return;
                }
            }
        }
    }
}

int DownWalk::firstEndAbove(qsizetype self)
{
    // No end comes before the first one, so that finding it is enough.
    const int firstOther = m_ends.size() > 1 ? m_ends.at(self == 0 ? 1 : 0) : -1;
    markWaitingAbove(m_ends.at(self), firstOther);
    for (int end = 0; end < m_ends.size(); ++end) {
        if (end != self && m_seenIn.at(m_ends.at(end)) == m_search) {
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
