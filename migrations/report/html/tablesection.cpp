// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlparts.h"
#include "migrations/report/html/htmlreport.h"
#include "migrations/report/html/htmltable.h"

#include <algorithm>
#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// "12 columns · 2 foreign keys · referred to by 5 · introduced in a1b2".
Html facts(const HtmlContext& context, int number)
{
    const ReportWords& words = context.words();
    const Table& table = context.report().schema.tables[number];
    const ReportTable& known = context.report().tables[number];
    Html html;
    html << "<p class=facts><span>"_html
         << words.count(table.columns.size(), u"column"_s, u"columns"_s) << "</span>"_html;
    if (!table.foreignKeys.isEmpty()) {
        html << "<span>"_html
             << words.count(table.foreignKeys.size(), u"foreign key"_s, u"foreign keys"_s)
             << "</span>"_html;
    }
    if (!known.referredBy.isEmpty()) {
        html << "<span>"_html << context.word(u"Referred to by"_s) << " "_html
             << known.referredBy.size() << "</span>"_html;
    }
    if (const ReportChange* introduction = known.story.introduction()) {
        html << "<span>"_html << context.word(u"Introduced in"_s) << " "_html
             << context.revisionLink(introduction->revision) << "</span>"_html;
    }
    for (const QString& prefix : table.prefixes) {
        html << "<span>"_html << prefix << "</span>"_html;
    }
    for (auto option = table.options.cbegin(); option != table.options.cend(); ++option) {
        html << "<span>"_html << option.key() + u" = "_s + option.value().toString()
             << "</span>"_html;
    }
    return html;
}

/// From where on the table is not certain; nothing if it is.
Html doubts(const HtmlContext& context, const ReportTable& known)
{
    constexpr qsizetype most = 6;  // of revisions that nobody could read
    if (known.doubts.isEmpty()) {
        return {};
    }
    Html html;
    html << "<ul class=doubts>"_html;
    for (const ReportDoubt& doubt : known.namedDoubts()) {
        html << "\n<li><b>"_html << context.word(u"Not certain"_s);
        if (!doubt.revision.isEmpty()) {
            html << " "_html << context.word(u"since"_s) << " "_html
                 << context.revisionLink(doubt.revision);
        }
        html << ":</b> "_html << doubt.what;
    }
    if (const QStringList revisions = known.perhapsChangedIn(); !revisions.isEmpty()) {
        html << "\n<li><b>"_html << context.word(u"Perhaps changed in"_s) << "</b>"_html;
        for (const QString& id : revisions.first(std::min(revisions.size(), most))) {
            html << " "_html << context.revisionLink(id);
        }
        if (revisions.size() > most) {
            html << " + "_html << revisions.size() - most;
        }
    }
    return html << "</ul>"_html;
}

/// The statements that make the table, in the dialect that the report is about.
Html sqlOf(const HtmlContext& context, const Table& table)
{
    if (!htmlShowsSql(context.report().schema)) {
        return {};
    }
    const Result<const Dialect*> dialect = Dialect::of(context.report().engine);
    Schema alone;
    alone.tables = {table};
    const auto statements =
        dialect ? (*dialect)->renderSchema(alone) : Result<QList<Statement>>(fail(dialect.error()));
    QStringList texts;
    if (statements) {
        for (const Statement& statement : *statements) {
            texts << statement.sql.trimmed() + u';';
        }
    }
    return htmlSql(context, texts);
}

/// About how many pixels the section takes. The browser leaves so much room for it until it comes
/// into sight: only then is it laid out, which is what makes thousands of them open at once.
double usualHeight(const HtmlContext& context, int number)
{
    constexpr double frame = 100;
    constexpr double row = 30;
    constexpr double head = 70;  // of a list: its caption, its headings, and space
    const Table& table = context.report().schema.tables[number];
    const ReportTable& known = context.report().tables[number];
    double height = frame;
    const auto add = [&height](qsizetype rows) {
        height += rows == 0 ? 0 : head + double(rows) * row;
    };
    add(table.columns.size());
    add(table.foreignKeys.size());
    add(known.referredBy.size());
    add((table.primaryKey ? 1 : 0) + table.uniqueConstraints.size() + table.checkConstraints.size()
        + table.excludeConstraints.size());
    add(table.indexes.size());
    add(known.story.changes.size());
    // A key's column names those that refer to it, each on a line.
    return height + double(std::min<qsizetype>(known.referredBy.size(), 4)) * 20;
}

/// The class in tables.css that says that height, in steps of a third.
int sizeClass(double height)
{
    constexpr double smallest = 300;
    constexpr double step = 1.33;
    constexpr int largest = 12;
    return std::clamp(int(std::lround(std::log(height / smallest) / std::log(step))), 0, largest);
}

Html section(const HtmlContext& context, int number)
{
    const Table& table = context.report().schema.tables[number];
    const HtmlAnchor& anchor = context.tableAnchor(number);
    Html html;
    html << "\n<section class=\"table s"_html << sizeClass(usualHeight(context, number))
         << "\" id="_html << anchor << " aria-labelledby="_html << anchor << "~><h3 id="_html
         << anchor << "~><a href=#"_html << anchor << ">"_html << table.name.toString()
         << "</a></h3>"_html << facts(context, number);
    if (!table.comment.isEmpty()) {
        html << "<p class=comment>"_html << table.comment << "</p>"_html;
    }
    html << doubts(context, context.report().tables[number]);
    return html << htmlColumns(context, number) << htmlForeignKeys(context, number, true)
                << htmlForeignKeys(context, number, false) << htmlConstraints(context, table)
                << htmlIndexes(context, table) << htmlStory(context, number)
                << sqlOf(context, table) << "</section>"_html;
}

}  // namespace

Html htmlTables(const HtmlContext& context)
{
    Html html;
    html << "<section id=details aria-labelledby=details-title><h2 id=details-title>"_html
         << context.word(u"Tables in detail"_s) << "</h2>"_html;
    for (int i = 0; i < context.report().schema.tables.size(); ++i) {
        html << section(context, i);
    }
    return html << "</section>\n"_html;
}

}  // namespace limbeck
