// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportrender.h"

#include "migrations/report/csv.h"
#include "migrations/report/reportjson.h"
#include "migrations/report/reportmarkdown.h"
#include "migrations/report/schemasql.h"

namespace limbeck {

namespace {

Result<ReportFiles> sqlOf(const Report& report)
{
    return Dialect::of(report.engine).and_then([&report](const Dialect* dialect) {
        return schemaSql(report.schema, *dialect, report.title).map([](const QString& text) {
            return ReportFiles::single(text);
        });
    });
}

}  // namespace

Result<ReportFiles> renderReport(const Report& report,
                                 ReportFormat format,
                                 const ReportStyle& style)
{
    switch (format) {
    case ReportFormat::Markdown:
        return reportMarkdown(report, style);
    case ReportFormat::Json:
        return ReportFiles::single(reportJsonText(report));
    case ReportFormat::Csv:
        return reportCsv(report);
    case ReportFormat::Sql:
        return sqlOf(report);
    }
    Q_UNREACHABLE();
}

}  // namespace limbeck
