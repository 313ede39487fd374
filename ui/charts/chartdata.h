// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace limbeck::ui {

/// One line or one set of bars: a value for each label of its chart.
struct ChartSeries
{
    QString name;
    QList<double> values;

    bool operator==(const ChartSeries&) const = default;
};

/// A chart as numbers. The picture, the table beside it and every export are made of this, so
/// that they never say different things.
struct ChartData
{
    enum class Kind
    {
        Lines,  ///< over labels in order
        Bars,   ///< from left to right, a label each
    };

    QString id;        ///< "growth": for file names and tests
    QString title;     ///< "Schema growth"
    QString sentence;  ///< what it says, in words
    Kind kind = Kind::Bars;
    QString labelHeader;  ///< "Revision"
    QStringList labels;
    QList<ChartSeries> series;
    QString emptyReason;  ///< why there is nothing to show

    bool isEmpty() const;

    bool operator==(const ChartData&) const = default;
};

/// As a picture can show it: of more than `most` labels, lines take every so many with the last,
/// bars the first ones and the sum of the rest under `restLabel`. Pure.
ChartData forPicture(const ChartData& data, qsizetype most, const QString& restLabel);

/// RFC 4180: a header, then a line for each label; numbers without grouping, as programs read them.
QString toCsv(const ChartData& data);

/// "12,345" in the user's language, without decimals where there are none.
QString chartNumber(double value);

}  // namespace limbeck::ui
