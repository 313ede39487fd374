// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/html/htmlcontext.h"

namespace limbeck {

/// Charts as SVG, drawn when the report is written: they need no script. Each says its numbers.
/// How tables, columns and foreign keys grew; nothing for fewer than two revisions.
Html htmlGrowthCharts(const HtmlContext& context);
/// The tables with the most columns.
Html htmlSizeChart(const HtmlContext& context);
/// The tables with the most foreign keys from and to them.
Html htmlDegreeChart(const HtmlContext& context);
/// How many columns have which type.
Html htmlTypeChart(const HtmlContext& context);

}  // namespace limbeck
