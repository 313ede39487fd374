// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"
#include "models/base/result.h"

#include <QByteArray>

namespace limbeck {

/// A report as a document for printing: contents with page numbers, bookmarks, links, the diagram
/// as vectors on one page, a section for each table and each revision. Fonts are embedded. Always
/// light. Requires a diagram with places.
/// Fails with Unsupported where this program cannot draw, see requireDrawing().
Result<QByteArray> pdfBytes(const Report& report, const ReportStyle& style);

}  // namespace limbeck
