// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

/// The report's diagram as SVG: text is text, with a size in pixels, a title for each table, and
/// with the theme Auto the colours that the reader's system prefers. A note why it is a grid is
/// written below it. Requires a diagram with places.
QString svgText(const Report& report, const ReportStyle& style);

}  // namespace limbeck
