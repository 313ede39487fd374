// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportformat.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

const QList<ReportFormatInfo>& reportFormats()
{
    static const QList<ReportFormatInfo> formats = {
        {.format = ReportFormat::Markdown,
         .name = u"markdown"_s,
         .title = u"Markdown"_s,
         .extension = u"md"_s,
         .canSplit = true},
        {.format = ReportFormat::Json,
         .name = u"json"_s,
         .title = u"JSON"_s,
         .extension = u"json"_s},
        {.format = ReportFormat::Csv,
         .name = u"csv"_s,
         .title = u"CSV tables"_s,
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
