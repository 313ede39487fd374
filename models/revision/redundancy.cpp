// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/redundancy.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

namespace {

constexpr int searchedAtOnce = 64;  // one bit each

/// Walking down from each merge by itself would take a square of the history's length where
/// branches live long. Instead 64 entries are searched for in one pass upwards, which carries for
/// every revision the bits of those on which it stands.
class Search final
{
public:
    explicit Search(const GraphData& data)
        : m_data(data)
        , m_bits(data.nodes.size(), 0)
        , m_stands(data.nodes.size(), 0)
    {
        for (int node = 0; node < data.nodes.size(); ++node) {
            m_upwards << node;
        }
        std::ranges::stable_sort(m_upwards, {}, [this](int node) { return rank(node); });
    }

    /// Takes edges away from the front of `edges`, which are sorted by the rank of their entries.
    QList<DownEdge> run(QList<DownEdge>& edges)
    {
        const QList<DownEdge> batch = takeBatch(edges);
        const int lowest = rank(batch.first().entry);
        int highest = lowest;
        for (const DownEdge& edge : batch) {
            highest = std::max(highest, rank(edge.node));
        }
        sweep(lowest, highest);
        QList<DownEdge> found;
        std::ranges::copy_if(batch, std::back_inserter(found), [this](const DownEdge& edge) {
            return standsOnByOthers(edge);
        });
        for (const DownEdge& edge : batch) {
            m_bits[edge.entry] = 0;
        }
        return found;
    }

private:
    int rank(int node) const
    {
        return m_data.nodes.at(node).rank;
    }

    QList<DownEdge> takeBatch(QList<DownEdge>& edges)
    {
        qsizetype size = 0;
        int used = 0;
        for (; size < edges.size(); ++size) {
            quint64& bit = m_bits[edges.at(size).entry];
            if (bit == 0 && used == searchedAtOnce) {
                break;
            }
            if (bit == 0) {
                bit = quint64(1) << used++;
            }
        }
        QList<DownEdge> batch = edges.first(size);
        edges.remove(0, size);
        return batch;
    }

    void sweep(int lowest, int highest)
    {
        const auto begin = std::ranges::lower_bound(
            m_upwards, lowest, {}, [this](int node) { return rank(node); });
        for (auto node = begin; node != m_upwards.cend() && rank(*node) <= highest; ++node) {
            quint64 stands = 0;
            for (int below : m_data.nodes.at(*node).below) {
                // What ranks below the sweep holds bits of an earlier one.
                stands |= rank(below) >= lowest ? m_stands.at(below) | m_bits.at(below) : 0;
            }
            m_stands[*node] = stands;
        }
    }

    bool standsOnByOthers(const DownEdge& edge) const
    {
        return std::ranges::any_of(m_data.nodes.at(edge.node).below, [&](int other) {
            return rank(other) > rank(edge.entry)
                   && (m_stands.at(other) & m_bits.at(edge.entry)) != 0;
        });
    }

    const GraphData& m_data;
    QList<int> m_upwards;     ///< every node after those below it
    QList<quint64> m_bits;    ///< the bit of an entry that is searched for
    QList<quint64> m_stands;  ///< bits of the entries on which a node stands
};

}  // namespace

QList<DownEdge> redundantEdges(const GraphData& data)
{
    QList<DownEdge> written;
    for (int node = 0; node < data.nodes.size(); ++node) {
        const QList<int>& below = data.nodes.at(node).below;
        for (qsizetype i = 0; below.size() > 1 && i < below.size(); ++i) {
            written << DownEdge{node, below.at(i)};
        }
    }
    QList<DownEdge> left = written;
    std::ranges::stable_sort(
        left, {}, [&](const DownEdge& edge) { return data.nodes.at(edge.entry).rank; });
    QSet<std::pair<int, int>> redundant;
    Search search(data);
    while (!left.isEmpty()) {
        for (const DownEdge& edge : search.run(left)) {
            redundant.insert({edge.node, edge.entry});
        }
    }
    written.removeIf([&](const DownEdge& edge) {
        return !redundant.contains({edge.node, edge.entry});
    });
    return written;
}

}  // namespace limbeck
