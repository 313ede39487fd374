// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlparts.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Html entry(const HtmlContext& context, HtmlLiteral anchor, const QString& title)
{
    return Html() << "<li><a href="_html << anchor << ">"_html << context.word(title)
                  << "</a>"_html;
}

}  // namespace

Html htmlContents(const HtmlContext& context)
{
    const Report& report = context.report();
    Html html;
    html << "<nav id=contents aria-label=\""_html << context.word(u"Contents"_s)
         << "\"><ul class=parts>"_html << entry(context, "#overview"_html, u"Overview"_s);
    if (htmlHasDiagram(report)) {
        html << entry(context, "#diagram"_html, u"Diagram"_s);
    }
    html << entry(context, "#tables"_html, u"Tables"_s)
         << entry(context, "#relations"_html, u"Relations"_s);
    if (htmlHasObjects(report.schema)) {
        html << entry(context, "#objects"_html, u"Types, views and triggers"_s);
    }
    if (!report.history.isEmpty()) {
        html << entry(context, "#history"_html, u"History"_s);
    }
    html << "</ul>\n<p class=title id=contents-tables>"_html
         << context.words().count(report.schema.tables.size(), u"table"_s, u"tables"_s)
         << "<p class=js><input id=contents-filter type=search autocomplete=off aria-label=\""_html
         << context.word(u"Filter tables"_s) << "\" placeholder=\""_html
         << context.word(u"Filter tables"_s)
         << "\"><ul class=tables aria-labelledby=contents-tables>"_html;
    for (int i = 0; i < report.schema.tables.size(); ++i) {
        html << "\n<li>"_html << context.tableLink(i);
    }
    return html << "</ul></nav>\n"_html;
}

}  // namespace limbeck
