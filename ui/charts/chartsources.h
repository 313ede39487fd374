// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/growth.h"
#include "migrations/command/sizes.h"
#include "ui/charts/chartdata.h"
#include "ui/mainwindow/snapshot.h"

/// Charts of what the window knows. All pure.
namespace limbeck::ui {

/// Tables, columns and foreign keys after each revision. Says from where on it is not certain.
ChartData growthChart(const QList<command::GrowthPoint>& points);
/// Tables by their rows, the largest first.
ChartData rowsChart(const QList<TableRows>& rows, bool hasDatabase);
/// Tables by what they take on the disk in kilobytes, the largest first.
ChartData sizesChart(const QList<TableSize>& sizes, bool hasDatabase);
/// How often every kind of column is used, the most frequent first.
ChartData typesChart(const Schema& schema);
/// How many tables have so many foreign keys, out and in.
ChartData degreesChart(const Schema& schema);
/// How long each revision took when it was last run, upgrades and downgrades.
ChartData runTimesChart(const QList<RunTime>& runs);

}  // namespace limbeck::ui
