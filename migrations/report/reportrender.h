// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportfiles.h"
#include "migrations/report/reportformat.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

/// A report in one format. The same bytes for the same values.
/// Fails with Unsupported where the report's engine cannot say what the schema holds (SQL).
Result<ReportFiles> renderReport(const Report& report,
                                 ReportFormat format,
                                 const ReportStyle& style = {});

}  // namespace limbeck
