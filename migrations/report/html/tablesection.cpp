// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlparts.h"
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
    return html << htmlColumns(context, number) << htmlForeignKeys(context, number, true)
                << htmlForeignKeys(context, number, false) << htmlConstraints(context, table)
                << htmlIndexes(context, table) << htmlStory(context, number) << "</section>"_html;
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
