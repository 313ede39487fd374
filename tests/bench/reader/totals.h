// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/reader/measure.h"

#include <QMap>

namespace limbeck::bench {

/// How many bodies are of which kind.
struct Share
{
    QMap<QString, int> kinds;
    int read = 0;
    int all = 0;

    double percent() const;
};

/// Bodies of one direction, engine by engine: a script counts once for each.
Share shareOf(const QList<Measurement>& measurements, Direction direction);

/// Every script counts once: read where any of its engines can be read, or where all can.
enum class Across
{
    AnyEngine,
    AllEngines,
};
Share shareOf(const QList<Measurement>& measurements, Direction direction, Across across);

/// The same for one engine at least, letter by letter.
QMap<QChar, Share> sharesByLetter(const QList<Measurement>& measurements, Direction direction);

/// Reasons that say the same of different names, in the bodies of one direction or of both.
struct ReasonGroup
{
    QString words;                ///< with '…' for every name
    int bodies = 0;               ///< that have such a reason
    int alone = 0;                ///< that have no other
    QMap<QString, int> examples;  ///< the reasons as they stand → bodies
    QList<TextLocation> places;
};

/// Most frequent first.
QList<ReasonGroup> reasonGroups(const QList<Measurement>& measurements);

/// Times of all scripts in ms.
struct Times
{
    double mean = 0;
    double p99 = 0;
    double max = 0;
    QString slowest;  ///< its file
};
Times timesOf(const QList<Measurement>& measurements);

}  // namespace limbeck::bench
