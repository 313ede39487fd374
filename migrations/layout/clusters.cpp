// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/clusters.h"

#include <QMap>

#include <algorithm>

namespace limbeck {

namespace {

constexpr int leastMembers = 3;
constexpr int rounds = 4;  // labels that have not come through by then are not near

/// "billing" of "billing_invoice", "billingInvoice" and "billing.invoice"; the whole if it is one
/// word.
QString firstWord(const QString& name)
{
    for (qsizetype i = 1; i < name.size(); ++i) {
        const QChar letter = name.at(i);
        if (letter == u'_' || letter == u'.' || (name.at(i - 1).isLower() && letter.isUpper())) {
            return name.left(i).toLower();
        }
    }
    return name.toLower();
}

QMap<QString, QList<int>> membersByWord(const QStringList& tables)
{
    QMap<QString, QList<int>> members;
    for (int i = 0; i < tables.size(); ++i) {
        members[firstWord(tables.at(i))] << i;
    }
    return members;
}

/// The cluster that most of a box's neighbours are in; the smaller number if two are equal, -1 if
/// none is in any.
int majority(const QList<int>& neighbours, const QList<int>& clusterOf)
{
    QMap<int, int> votes;
    for (const int neighbour : neighbours) {
        if (clusterOf.at(neighbour) >= 0) {
            ++votes[clusterOf.at(neighbour)];
        }
    }
    int best = -1;
    for (auto vote = votes.begin(); vote != votes.end(); ++vote) {
        best = best < 0 || vote.value() > votes.value(best) ? vote.key() : best;
    }
    return best;
}

}  // namespace

Clusters clustersOf(const QStringList& tables, const QList<DiagramInput::Edge>& edges)
{
    QList<std::pair<QString, QList<int>>> groups;
    const QMap<QString, QList<int>> members = membersByWord(tables);
    for (auto word = members.begin(); word != members.end(); ++word) {
        if (word->size() >= leastMembers) {
            groups.append({word.key(), *word});
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto& one, const auto& other) {
        return one.second.size() > other.second.size();
    });
    Clusters clusters;
    clusters.clusterOf.fill(-1, tables.size());
    for (const auto& [word, boxes] : std::as_const(groups)) {
        for (const int box : boxes) {
            clusters.clusterOf[box] = static_cast<int>(clusters.names.size());
        }
        clusters.names << word;
    }
    QList<QList<int>> neighbours(tables.size());
    for (const DiagramInput::Edge& edge : edges) {
        neighbours[edge.from] << edge.to;
        neighbours[edge.to] << edge.from;
    }
    for (int round = 0; round < rounds; ++round) {
        const QList<int> before = clusters.clusterOf;  // all of a round at once: no order matters
        for (int box = 0; box < before.size(); ++box) {
            if (before.at(box) < 0) {
                clusters.clusterOf[box] = majority(neighbours.at(box), before);
            }
        }
    }
    return clusters;
}

}  // namespace limbeck
