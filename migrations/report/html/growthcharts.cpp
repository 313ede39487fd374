// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlcharts.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr double width = 320;
constexpr double height = 96;
constexpr double top = 18;    // room for the number at the end of the line
constexpr double right = 44;  // room for that number beside it

/// One line that only goes up and down where a revision changes the number.
Html growthLine(const HtmlContext& context, const QString& title, const QList<int>& values)
{
    const int most = std::max(1, *std::ranges::max_element(values));
    const double step = (width - right) / double(values.size());
    const auto y = [most](int value) { return top + (height - top) * (1 - double(value) / most); };
    Html line;
    int last = 0;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double x = step * double(i + 1);
        if (values[i] != last) {
            line << "V"_html << y(values[i]);
            last = values[i];
        }
        line << "H"_html << x;
    }
    Html html;
    html << "<figure class=chart><figcaption>"_html << context.word(title)
         << "</figcaption><svg width="_html << width << " height="_html << height + 1
         << " viewBox=\"0 0 "_html << width << " "_html << height + 1
         << "\" role=img aria-label=\""_html << context.word(title) << ": "_html << values.first()
         << " → "_html << values.last() << "\"><path class=area d=\"M0 "_html << height << line
         << "V"_html << height << "z\"/><path class=line d=\"M0 "_html << height << line
         << "\"/><path class=axis d=\"M0 "_html << height << "H"_html << width - right
         << "\"/><text x="_html << width - right + 6 << " y="_html << y(values.last()) + 4
         << ">"_html << values.last() << "</text></svg></figure>"_html;
    return html;
}

Html numbers(const HtmlContext& context)
{
    Html html;
    html << "<details class=numbers><summary>"_html << context.word(u"Numbers by revision"_s)
         << "</summary>"_html
         << htmlTableHead(
                context,
                "<table class=list>"_html,
                u"After each revision"_s,
                {u"Revision"_s, u"Tables"_s, u"Columns"_s, u"Foreign keys"_s, u"Indexes"_s});
    for (const ReportRevision& each : context.report().history) {
        html << "\n<tr><th scope=row>"_html << context.revisionLink(each.revision.id)
             << "<td class=n>"_html << each.counts.tables << "<td class=n>"_html
             << each.counts.columns << "<td class=n>"_html << each.counts.foreignKeys
             << "<td class=n>"_html << each.counts.indexes;
    }
    return html << "</table></div></details>"_html;
}

}  // namespace

Html htmlGrowthCharts(const HtmlContext& context)
{
    const QList<ReportRevision>& history = context.report().history;
    if (history.size() < 2) {
        return {};
    }
    const auto series = [&history](int ReportCounts::*member) {
        QList<int> values;
        for (const ReportRevision& each : history) {
            values << each.counts.*member;
        }
        return values;
    };
    Html html;
    html << "<h2 class=minor>"_html << context.word(u"Growth over the revisions"_s)
         << "</h2><div class=charts>"_html
         << growthLine(context, u"Tables"_s, series(&ReportCounts::tables))
         << growthLine(context, u"Columns"_s, series(&ReportCounts::columns))
         << growthLine(context, u"Foreign keys"_s, series(&ReportCounts::foreignKeys));
    return html << "</div>"_html << numbers(context);
}

}  // namespace limbeck
