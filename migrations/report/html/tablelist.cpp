// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlparts.h"

namespace limbeck {

using namespace Qt::StringLiterals;

Html htmlTableList(const HtmlContext& context)
{
    const Report& report = context.report();
    Html html;
    html << "<section id=tables aria-labelledby=tables-title><h2 id=tables-title>"_html
         << context.word(u"Tables"_s) << "</h2>"_html
         << htmlTableHead(context,
                          "<table class=\"list sortable\">"_html,
                          u"Every table"_s,
                          {u"Table"_s,
                           u"Columns"_s,
                           u"Refers to"_s,
                           u"Referred to by"_s,
                           u"Indexes"_s,
                           u"Introduced in"_s,
                           u"Last changed in"_s,
                           u"Comment"_s});
    for (int i = 0; i < report.schema.tables.size(); ++i) {
        const Table& table = report.schema.tables[i];
        const ReportTable& known = report.tables[i];
        const ReportChange* introduction = known.story.introduction();
        const QStringList changes = known.story.changedIn();
        html << "\n<tr><th scope=row>"_html << context.tableLink(i);
        if (!known.doubts.isEmpty()) {
            html << " <span class=badge>"_html
                 << context.word(known.namedDoubts().isEmpty() ? u"perhaps changed"_s
                                                               : u"not certain"_s)
                 << "</span>"_html;
        }
        html << "<td class=n>"_html << table.columns.size() << "<td class=n>"_html
             << table.foreignKeys.size() << "<td class=n>"_html << known.referredBy.size()
             << "<td class=n>"_html << table.indexes.size() << "<td>"_html;
        if (introduction) {
            html << context.revisionLink(introduction->revision);
        }
        html << "<td>"_html;
        if (!changes.isEmpty()) {
            html << context.revisionLink(changes.last());
        }
        html << "<td>"_html << table.comment;
    }
    return html << "</table></div></section>\n"_html;
}

}  // namespace limbeck
