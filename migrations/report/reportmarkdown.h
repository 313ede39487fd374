// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportfiles.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

/// A report in GitHub's Markdown: one page, or, if the style says so, README.md and one page for
/// each table in tables/. Every name and text is escaped. Pure and deterministic.
ReportFiles reportMarkdown(const Report& report, const ReportStyle& style);

/// Names of files for tables, in order: from the letters of the table's name, each once whatever
/// the case, at most 80 characters, without extension. Nothing in them is special to any system.
QStringList fileNamesOf(const QList<TableName>& tables);

}  // namespace limbeck
