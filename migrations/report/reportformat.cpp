// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportformat.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

const QList<ReportFormatInfo>& reportFormats()
{
    static const QList<ReportFormatInfo> formats = {
        {.format = ReportFormat::Html,
         .name = u"html"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "HTML page")),
         .extension = u"html"_s,
         .hasDiagram = true,
         .isLaidOut = true,
         .hasTheme = true,
         .showsSql = true},
        {.format = ReportFormat::Markdown,
         .name = u"markdown"_s,
         .title = u"Markdown"_s,
         .extension = u"md"_s,
         .canSplit = true,
         .hasDiagram = true},
        {.format = ReportFormat::Pdf,
         .name = u"pdf"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "PDF document")),
         .extension = u"pdf"_s,
         .isText = false,
         .hasDiagram = true,
         .isLaidOut = true},
        {.format = ReportFormat::Svg,
         .name = u"svg"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "SVG picture")),
         .extension = u"svg"_s,
         .hasDiagram = true,
         .isLaidOut = true,
         .hasTheme = true},
        {.format = ReportFormat::Png,
         .name = u"png"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "PNG picture")),
         .extension = u"png"_s,
         .isText = false,
         .hasDiagram = true,
         .isLaidOut = true,
         .hasTheme = true},
        {.format = ReportFormat::Mermaid,
         .name = u"mermaid"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "Mermaid diagram")),
         .extension = u"mmd"_s,
         .canSplit = true,
         .hasDiagram = true},
        {.format = ReportFormat::PlantUml,
         .name = u"plantuml"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "PlantUML diagram")),
         .extension = u"puml"_s,
         .hasDiagram = true,
         .hasTheme = true},
        {.format = ReportFormat::Dot,
         .name = u"dot"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "Graphviz diagram")),
         .extension = u"dot"_s,
         .hasDiagram = true,
         .hasTheme = true},
        {.format = ReportFormat::Dbml,
         .name = u"dbml"_s,
         .title = u"DBML"_s,
         .extension = u"dbml"_s},
        {.format = ReportFormat::GraphMl,
         .name = u"graphml"_s,
         .title = u"GraphML"_s,
         .extension = u"graphml"_s},
        {.format = ReportFormat::Json,
         .name = u"json"_s,
         .title = u"JSON"_s,
         .extension = u"json"_s},
        {.format = ReportFormat::Csv,
         .name = u"csv"_s,
         .title = QString::fromLatin1(QT_TRANSLATE_NOOP("limbeck::EngineText", "CSV tables")),
         .extension = u"csv"_s,
         .isFolder = true},
        {.format = ReportFormat::Sql, .name = u"sql"_s, .title = u"SQL"_s, .extension = u"sql"_s},
    };
    return formats;
}

const ReportFormatInfo& infoOf(ReportFormat format)
{
    const QList<ReportFormatInfo>& formats = reportFormats();
    const auto found = std::ranges::find(formats, format, &ReportFormatInfo::format);
    Q_ASSERT(found != formats.end());  // every format is in the list above
    return *found;
}

std::optional<ReportFormat> reportFormatNamed(const QString& name)
{
    for (const ReportFormatInfo& info : reportFormats()) {
        if (info.name == name) {
            return info.format;
        }
    }
    return {};
}

}  // namespace limbeck
