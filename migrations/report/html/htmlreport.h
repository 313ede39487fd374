// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

/// True if the page of a schema tells the SQL of its tables and revisions. A thousand tables would
/// make it larger than it may be.
bool htmlShowsSql(const Schema& schema);

/// The report as one HTML page that needs nothing else: no network, no folder beside it, and no
/// script for being read. Scripts of ours add search, moving about in the diagram and the like;
/// the page forbids the browser to run or load anything but them. Pure and deterministic.
QByteArray htmlReport(const Report& report, const ReportStyle& style = {});

}  // namespace limbeck
