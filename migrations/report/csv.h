// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportfiles.h"

namespace limbeck {

/// One cell of a CSV file (RFC 4180). A cell that a spreadsheet would take for a formula, because
/// it begins with = + - @ (also full-width) or a control character, gets an apostrophe in front,
/// which spreadsheets read as "this is text".
QString csvCell(const QString& text);
/// A line with its CR LF.
QString csvLine(const QStringList& cells);

/// A report as CSV files in UTF-8, each with a line of titles: tables, columns, foreign_keys,
/// constraints, indexes, revisions, operations. Files are always there, also without lines.
ReportFiles reportCsv(const Report& report);

}  // namespace limbeck
