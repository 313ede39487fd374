// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlcharts.h"
#include "migrations/report/html/htmlparts.h"
#include "models/schema/schema.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// So many of the newest revisions stand on the first screen.
constexpr qsizetype maxNews = 5;

QString sourceText(ReportSource source)
{
    switch (source) {
    case ReportSource::History:
        return u"The revision history, replayed without a database"_s;
    case ReportSource::Database:
        return u"A database, as it was found"_s;
    case ReportSource::Models:
        return u"The models that the application declares"_s;
    }
    Q_UNREACHABLE();
}

Html fact(const HtmlContext& context, const QString& title, const Html& text)
{
    return text.isEmpty() ? Html()
                          : Html() << "<div><dt>"_html << context.word(title) << "<dd>"_html << text
                                   << "</div>"_html;
}

Html facts(const HtmlContext& context)
{
    const Report& report = context.report();
    Html asOf;
    for (const QString& id : report.revisions) {
        asOf << (asOf.isEmpty() ? ""_html : ", "_html) << context.revisionLink(id);
    }
    Html html;
    html << "<dl class=about>"_html << fact(context, u"Project"_s, Html() << report.project)
         << fact(context, u"Source"_s, context.word(sourceText(report.source)))
         << fact(context, u"Database"_s, Html() << report.database)
         << fact(context, u"As of"_s, asOf)
         << fact(context, u"Engine"_s, Html() << engineName(report.engine))
         << fact(context, u"Only tables like"_s, htmlNames(report.patterns))
         << fact(context, u"Date"_s, Html() << report.stamp);
    return html << "</dl>"_html;
}

Html counter(const HtmlContext& context,
             HtmlLiteral target,
             qsizetype number,
             const QString& one,
             const QString& many)
{
    return Html() << "<li><a href="_html << target << "><b>"_html << number << "</b> "_html
                  << context.word(number == 1 ? one : many) << "</a>"_html;
}

Html counters(const HtmlContext& context)
{
    const Report& report = context.report();
    Html html;
    html << "<ul class=counters>"_html
         << counter(context, "#tables"_html, report.counts.tables, u"table"_s, u"tables"_s)
         << counter(context, "#details"_html, report.counts.columns, u"column"_s, u"columns"_s)
         << counter(context,
                    "#relations"_html,
                    report.counts.foreignKeys,
                    u"foreign key"_s,
                    u"foreign keys"_s)
         << counter(context, "#details"_html, report.counts.indexes, u"index"_s, u"indexes"_s);
    if (!report.history.isEmpty()) {
        html << counter(
            context, "#history"_html, report.history.size(), u"revision"_s, u"revisions"_s);
    }
    return html << "</ul>"_html;
}

/// Which tables that is about, and which it may be.
Html doubtfulTables(const HtmlContext& context)
{
    const Report& report = context.report();
    Html named;
    qsizetype perhaps = 0;
    for (int i = 0; i < report.tables.size(); ++i) {
        if (!report.tables[i].namedDoubts().isEmpty()) {
            named << (named.isEmpty() ? ""_html : ", "_html) << context.tableLink(i);
        } else if (!report.tables[i].doubts.isEmpty()) {
            ++perhaps;
        }
    }
    Html html;
    if (!named.isEmpty()) {
        html << "<p>"_html << context.word(u"Touched:"_s) << " "_html << named << "."_html;
    }
    return html << "<p>"_html << context.word(u"Possibly touched:"_s) << " "_html
                << context.words().count(perhaps, u"table"_s, u"tables"_s) << "."_html;
}

Html doubts(const HtmlContext& context)
{
    const Report& report = context.report();
    if (report.doubts.isEmpty()) {
        return {};
    }
    Html html;
    html << "<div class=doubt role=note><p><b>"_html << context.word(u"Not certain."_s)
         << "</b> "_html << context.word(u"This schema may differ from the truth, because"_s)
         << "<ul>"_html;
    for (const Finding& finding : report.doubts) {
        html << "\n<li>"_html;
        if (context.hasRevision(finding.revision)) {
            html << context.word(u"from"_s) << " "_html << context.revisionLink(finding.revision)
                 << " "_html << context.word(u"on:"_s) << " "_html;
        }
        html << finding.message;
    }
    return html << "</ul>"_html << doubtfulTables(context) << "</div>"_html;
}

Html notes(const HtmlContext& context)
{
    Html html;
    for (const QString& note : context.report().notes) {
        html << "<p class=note role=note>"_html << note;
    }
    return html;
}

/// How much of the schema says in words what it is for.
Html coverage(const HtmlContext& context)
{
    int tables = 0;
    int columns = 0;
    for (const Table& table : context.report().schema.tables) {
        tables += table.comment.isEmpty() ? 0 : 1;
        for (const Column& column : table.columns) {
            columns += column.comment.isEmpty() ? 0 : 1;
        }
    }
    return Html() << "<p>"_html << context.word(u"With a comment:"_s) << " "_html << tables
                  << "/"_html
                  << context.words().count(context.report().counts.tables, u"table"_s, u"tables"_s)
                  << ", "_html << columns << "/"_html
                  << context.words().count(
                         context.report().counts.columns, u"column"_s, u"columns"_s)
                  << "."_html;
}

Html news(const HtmlContext& context)
{
    const QList<ReportRevision>& history = context.report().history;
    if (history.isEmpty()) {
        return {};
    }
    Html html;
    html << "<h2 class=minor>"_html << context.word(u"Latest revisions"_s)
         << "</h2><ul class=news>"_html;
    for (qsizetype i = history.size() - 1; i >= 0 && i >= history.size() - maxNews; --i) {
        const ReportRevision& each = history[i];
        html << "\n<li>"_html << context.revisionLink(each.revision.id) << " <span>"_html
             << each.revision.message << "</span>"_html;
    }
    return html << "</ul>"_html;
}

}  // namespace

Html htmlOverview(const HtmlContext& context)
{
    Html html;
    html << "<section id=overview aria-labelledby=overview-title><h1 id=overview-title>"_html
         << context.report().title << "</h1>"_html << facts(context) << counters(context)
         << doubts(context) << notes(context) << news(context) << htmlGrowthCharts(context)
         << "<h2 class=minor>"_html << context.word(u"Sizes"_s) << "</h2><div class=charts>"_html
         << htmlSizeChart(context) << htmlDegreeChart(context) << htmlTypeChart(context)
         << "</div>"_html << coverage(context);
    return html << "</section>\n"_html;
}

}  // namespace limbeck
