// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportrender.h"

#include "migrations/report/csv.h"
#include "migrations/report/dbml.h"
#include "migrations/report/dot.h"
#include "migrations/report/graphml.h"
#include "migrations/report/html/htmlreport.h"
#include "migrations/report/mermaid.h"
#include "migrations/report/pdf/pdf.h"
#include "migrations/report/plantuml.h"
#include "migrations/report/png.h"
#include "migrations/report/reportjson.h"
#include "migrations/report/reportmarkdown.h"
#include "migrations/report/schemasql.h"
#include "migrations/report/svg.h"
#include "models/base/englishscope.h"

namespace limbeck {

namespace {

ReportFiles singleOf(const QByteArray& bytes)
{
    return ReportFiles::single(bytes);
}

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
    const EnglishScope english;  // or German by words of its own
    switch (format) {
    case ReportFormat::Html:
        return ReportFiles::single(htmlReport(report, style));
    case ReportFormat::Markdown:
        return reportMarkdown(report, style);
    case ReportFormat::Pdf:
        return pdfBytes(report, style).map(singleOf);
    case ReportFormat::Svg:
        return ReportFiles::single(svgText(report, style));
    case ReportFormat::Png:
        return pngBytes(report, style).map(singleOf);
    case ReportFormat::Mermaid:
        return reportMermaid(report, style);
    case ReportFormat::PlantUml:
        return ReportFiles::single(plantUmlText(report, style));
    case ReportFormat::Dot:
        return ReportFiles::single(dotText(report, style));
    case ReportFormat::Dbml:
        return ReportFiles::single(dbmlText(report));
    case ReportFormat::GraphMl:
        return ReportFiles::single(graphMlText(report));
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
