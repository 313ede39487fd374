// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/reader/totals.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace limbeck::bench {

using namespace Qt::StringLiterals;

namespace {

void count(Share& share, const QString& kind, bool isRead)
{
    share.kinds[kind] += 1;
    share.read += isRead ? 1 : 0;
    share.all += 1;
}

/// Names, which differ from script to script, stand in quotes in every reason.
QString withoutNames(QString words)
{
    static const QRegularExpression name(u"'[^']*'"_s);
    return words.replace(name, u"'…'"_s);
}

QSet<QString> wordsOf(const Body& body)
{
    QSet<QString> words;
    for (const Reason& each : body.reasons) {
        words << withoutNames(each.words);
    }
    return words;
}

void addTo(QMap<QString, ReasonGroup>& groups, const Body& body)
{
    const QSet<QString> words = wordsOf(body);
    for (const QString& each : words) {
        ReasonGroup& group = groups[each];
        group.words = each;
        group.bodies += 1;
        group.alone += words.size() == 1 ? 1 : 0;
    }
    QSet<QString> examples;
    for (const Reason& each : body.reasons) {
        ReasonGroup& group = groups[withoutNames(each.words)];
        group.places << each.where;
        if (!examples.contains(each.words)) {
            examples << each.words;
            group.examples[each.words] += 1;
        }
    }
}

}  // namespace

double Share::percent() const
{
    return all == 0 ? 0 : 100.0 * read / all;
}

Share shareOf(const QList<Measurement>& measurements, Direction direction)
{
    Share share;
    for (const Measurement& measurement : measurements) {
        for (const Body& body : measurement.bodies) {
            if (body.direction == direction) {
                count(share, body.kind, body.isRead());
            }
        }
    }
    return share;
}

namespace {

/// One body of every script: of the engine that decides.
QMap<QString, Body> scriptsOf(const QList<Measurement>& measurements,
                              Direction direction,
                              Across across)
{
    QMap<QString, Body> scripts;
    for (const Measurement& measurement : measurements) {
        for (const Body& body : measurement.bodies) {
            if (body.direction != direction) {
                continue;
            }
            const auto known = scripts.constFind(body.file);
            const bool counts =
                known == scripts.cend() || known->isRead() == (across == Across::AllEngines);
            if (counts) {
                scripts[body.file] = body;
            }
        }
    }
    return scripts;
}

}  // namespace

Share shareOf(const QList<Measurement>& measurements, Direction direction, Across across)
{
    Share share;
    for (const Body& body : scriptsOf(measurements, direction, across)) {
        count(share, body.kind, body.isRead());
    }
    return share;
}

QMap<QChar, Share> sharesByLetter(const QList<Measurement>& measurements, Direction direction)
{
    QMap<QChar, Share> shares;
    for (const Body& body : scriptsOf(measurements, direction, Across::AnyEngine)) {
        count(shares[body.letter], body.kind, body.isRead());
    }
    return shares;
}

QList<ReasonGroup> reasonGroups(const QList<Measurement>& measurements)
{
    QMap<QString, ReasonGroup> groups;
    for (const Measurement& measurement : measurements) {
        for (const Body& body : measurement.bodies) {
            // A script that refuses is understood.
            if (!body.isRead() && body.kind != "refused"_L1) {
                addTo(groups, body);
            }
        }
    }
    QList<ReasonGroup> sorted = groups.values();
    std::ranges::stable_sort(sorted, [](const ReasonGroup& a, const ReasonGroup& b) {
        return std::pair(a.alone, a.bodies) > std::pair(b.alone, b.bodies);
    });
    return sorted;
}

Times timesOf(const QList<Measurement>& measurements)
{
    QList<std::pair<double, QString>> all;
    for (const Measurement& measurement : measurements) {
        for (qsizetype script = 0; script < measurement.times.size(); ++script) {
            all.append({measurement.times[script], measurement.bodies[2 * script].file});
        }
    }
    if (all.isEmpty()) {
        return {};
    }
    std::ranges::sort(all);
    const double sum =
        std::accumulate(all.cbegin(), all.cend(), 0.0, [](double total, const auto& each) {
            return total + each.first;
        });
    return {sum / static_cast<double>(all.size()),
            all[all.size() * 99 / 100].first,
            all.last().first,
            all.last().second};
}

}  // namespace limbeck::bench
