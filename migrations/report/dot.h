// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

/// The report's diagram in Graphviz's language, to be laid out and drawn by it: one node for each
/// table, with a port for each column that is shown.
QString dotText(const Report& report, const ReportStyle& style);

}  // namespace limbeck
