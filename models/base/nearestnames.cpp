// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/nearestnames.h"

#include <QList>

#include <algorithm>
#include <numeric>

namespace limbeck {

namespace {

/// How many letters must be put in, left out or replaced to make the one of the other.
qsizetype editDistance(const QString& one, const QString& other)
{
    QList<qsizetype> row(other.size() + 1);
    std::iota(row.begin(), row.end(), qsizetype{0});
    for (qsizetype i = 1; i <= one.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= other.size(); ++j) {
            const qsizetype replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.last();
}

struct Candidate
{
    qsizetype distance = 0;
    QString name;
};

}  // namespace

QStringList nearestNames(const QString& wanted, const QStringList& names, int count)
{
    constexpr qsizetype longest = 200;  // nobody mistypes more; the effort grows with the square
    const QString typed = wanted.left(longest).toLower();
    const qsizetype allowed = std::max<qsizetype>(1, typed.size() / 3);
    QList<Candidate> candidates;
    for (const QString& name : names) {
        const QString lower = name.left(longest).toLower();
        const qsizetype distance = editDistance(typed, lower);
        const bool isPart = typed.size() > 2 && (lower.contains(typed) || typed.contains(lower));
        if (!lower.isEmpty() && (distance <= allowed || isPart)) {
            candidates << Candidate{distance, name};
        }
    }
    std::ranges::stable_sort(candidates, {}, &Candidate::distance);
    QStringList nearest;
    for (const Candidate& each : candidates.mid(0, count)) {
        nearest << each.name;
    }
    return nearest;
}

}  // namespace limbeck
