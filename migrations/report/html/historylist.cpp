// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmllanes.h"
#include "migrations/report/html/htmlparts.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// More operations than these are folded, so that one rebuild does not hide the others.
constexpr qsizetype maxOpenSteps = 12;

Html revisionLinks(const HtmlContext& context, const QStringList& ids)
{
    Html html;
    for (const QString& id : ids) {
        html << (html.isEmpty() ? ""_html : ", "_html) << context.revisionLink(id);
    }
    return html;
}

Html badge(const HtmlContext& context, const QString& word)
{
    return Html() << " <span class=badge>"_html << context.word(word) << "</span>"_html;
}

Html facts(const HtmlContext& context, const Revision& revision)
{
    Html html;
    html << "<p class=facts><code>"_html << revision.id << "</code>"_html;
    if (revision.downRevisions.isEmpty()) {
        html << "<span>"_html << context.word(u"base"_s) << "</span>"_html;
    } else {
        html << "<span>"_html << context.word(u"revises"_s) << " "_html
             << revisionLinks(context, revision.downRevisions) << "</span>"_html;
    }
    if (!revision.dependsOn.isEmpty()) {
        html << "<span>"_html << context.word(u"depends on"_s) << " "_html
             << revisionLinks(context, revision.dependsOn) << "</span>"_html;
    }
    if (!revision.createDate.isEmpty()) {
        // Fractions of a second tell nobody anything.
        html << "<span>"_html << revision.createDate.section(u'.', 0, 0) << "</span>"_html;
    }
    return html << "<span>"_html << revision.file << "</span>"_html;
}

/// "+2 tables · +14 columns": what the revision made of the numbers.
Html growth(const HtmlContext& context, const ReportCounts& now, const ReportCounts& before)
{
    Html html;
    const auto add = [&](int difference, const QString& one, const QString& many) {
        if (difference != 0) {
            const QString sign = difference > 0 ? u"+"_s : u"−"_s;
            html << "<span>"_html << sign << context.words().count(std::abs(difference), one, many)
                 << "</span>"_html;
        }
    };
    add(now.tables - before.tables, u"table"_s, u"tables"_s);
    add(now.columns - before.columns, u"column"_s, u"columns"_s);
    add(now.foreignKeys - before.foreignKeys, u"foreign key"_s, u"foreign keys"_s);
    add(now.indexes - before.indexes, u"index"_s, u"indexes"_s);
    return html.isEmpty() ? html : Html() << "<p class=\"facts growth\">"_html << html;
}

Html step(const HtmlContext& context, const ReportStep& each)
{
    Html html;
    html << "\n<li>"_html << each.what;
    if (each.isDestructive) {
        html << " <span class=danger>"_html << context.word(u"loses data"_s) << "</span>"_html;
    }
    return html;
}

Html steps(const HtmlContext& context, const QList<ReportStep>& all)
{
    Html html;
    if (all.isEmpty()) {
        return html;
    }
    Html list;
    list << "<ol class=steps>"_html;
    for (const ReportStep& each : all) {
        list << step(context, each);
    }
    list << "</ol>"_html;
    if (all.size() <= maxOpenSteps) {
        return list;
    }
    return html << "<details><summary>"_html
                << context.words().count(all.size(), u"operation"_s, u"operations"_s)
                << "</summary>"_html << list << "</details>"_html;
}

Html doubts(const HtmlContext& context, const QList<Finding>& all)
{
    Html html;
    for (const Finding& finding : all) {
        html << (html.isEmpty() ? "<ul class=doubts>"_html : ""_html) << "\n<li>"_html
             << "<b>"_html << context.word(u"Not certain"_s) << ":</b> "_html << finding.message;
    }
    return html.isEmpty() ? html : html << "</ul>"_html;
}

Html entry(const HtmlContext& context, const LaneRow& row, const ReportCounts& before)
{
    const Report& report = context.report();
    const ReportRevision& known = *report.revision(row.revision);
    const Revision& revision = known.revision;
    const HtmlAnchor anchor = HtmlContext::revisionAnchor(revision.id);
    Html html;
    html << "\n<li id="_html << anchor << ">"_html
         << htmlLanes(row, report.lanes.laneCount, revision.downRevisions.size() > 1)
         << "<article><h3><a href=#"_html << anchor << ">"_html
         << (revision.message.isEmpty() ? revision.id : revision.message) << "</a>"_html;
    if (report.revisions.contains(revision.id)) {
        html << badge(context, u"as of here"_s);
    }
    if (revision.downRevisions.size() > 1) {
        html << badge(context, u"merge"_s);
    }
    for (const QString& label : revision.branchLabels) {
        html << " <span class=badge>"_html << label << "</span>"_html;
    }
    return html << "</h3>"_html << facts(context, revision) << growth(context, known.counts, before)
                << doubts(context, known.doubts) << steps(context, known.steps)
                << htmlSql(context, known.sql) << "</article>"_html;
}

}  // namespace

Html htmlHistory(const HtmlContext& context)
{
    const Report& report = context.report();
    if (report.history.isEmpty()) {
        return {};
    }
    QHash<RevisionId, ReportCounts> before;
    ReportCounts last;
    for (const ReportRevision& revision : report.history) {
        before.insert(revision.revision.id, last);
        last = revision.counts;
    }
    Html html;
    html << "<section id=history aria-labelledby=history-title><h2 id=history-title>"_html
         << context.word(u"History"_s) << "</h2><p>"_html
         << context.word(u"Newest first. Lines lead down to what a revision was built on."_s)
         << "<p class=js><input id=history-filter type=search autocomplete=off aria-label=\""_html
         << context.word(u"Filter revisions"_s) << "\" placeholder=\""_html
         << context.word(u"Filter revisions"_s) << "\"><ol class=history>"_html;
    for (const LaneRow& row : report.lanes.rows) {
        if (context.hasRevision(row.revision)) {
            html << entry(context, row, before.value(row.revision));
        }
    }
    return html << "</ol></section>\n"_html;
}

}  // namespace limbeck
