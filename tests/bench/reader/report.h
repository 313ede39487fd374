// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/reader/measure.h"

#include <QJsonObject>

namespace limbeck::bench {

/// What of a measurement is printed.
struct ReportStyle
{
    int reasons = 20;          ///< groups of reasons; 0 for none
    bool showsPlaces = false;  ///< the places of each group, not only its words
    bool showsHistories = true;
};

/// A table of the histories, the totals against the targets, and the reasons.
QString reportText(const QList<Measurement>& measurements, const ReportStyle& style);
/// The same as numbers.
QJsonObject reportJson(const QList<Measurement>& measurements, const ReportStyle& style);

}  // namespace limbeck::bench
