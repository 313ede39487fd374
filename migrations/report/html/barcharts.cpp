// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlcharts.h"
#include "migrations/report/textwidth.h"

#include <QMap>

#include <algorithm>
#include <optional>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBars = 12;
constexpr double labelWidth = 170;
constexpr double barsWidth = 220;
constexpr double numberWidth = 40;
constexpr double rowHeight = 22;
constexpr double letters = 12;

struct Bar
{
    QString label;
    std::optional<HtmlAnchor> target;
    int first = 0;
    int second = 0;  ///< of charts with two kinds of bars

    int total() const
    {
        return first + second;
    }
};

Html label(const Bar& bar, double y)
{
    Html html;
    if (bar.target) {
        html << "<a href=#"_html << *bar.target << ">"_html;
    }
    html << "<text class=label x="_html << labelWidth - 8 << " y="_html << y + 15 << ">"_html
         << elided(oneLine(bar.label), labelWidth - 8, letters) << "</text>"_html;
    if (bar.target) {
        html << "</a>"_html;
    }
    return html;
}

Html rectangle(HtmlLiteral openingTag, double x, double y, double width)
{
    return Html() << openingTag << " x="_html << x << " y="_html << y << " width="_html << width
                  << " height="_html << rowHeight - 8 << " />"_html;
}

Html number(double x, double y, const QString& text)
{
    return Html() << "<text x="_html << x << " y="_html << y << ">"_html << text << "</text>"_html;
}

/// The bars of `all` that are worth it, longest first; the others are counted in a last line.
Html barChart(const HtmlContext& context, const QString& title, QList<Bar> all, bool isPaired)
{
    std::ranges::stable_sort(all, std::greater<>(), &Bar::total);
    all.removeIf([](const Bar& bar) { return bar.total() == 0; });
    if (all.isEmpty()) {
        return {};
    }
    const qsizetype left = all.size() - std::min(all.size(), maxBars);
    all.resize(all.size() - left);
    const double scale = barsWidth / all.first().total();
    const double width = labelWidth + barsWidth + numberWidth;
    const double height = rowHeight * double(all.size());
    Html html;
    html << "<figure class=chart><figcaption>"_html << context.word(title)
         << "</figcaption><svg width="_html << width << " height="_html << height
         << " viewBox=\"0 0 "_html << width << " "_html << height << "\">"_html;
    double y = 0;
    for (const Bar& bar : std::as_const(all)) {
        const double middle = labelWidth + bar.first * scale;
        html << label(bar, y)
             << rectangle("<rect class=bar"_html, labelWidth, y + 4, bar.first * scale);
        if (isPaired) {
            html << rectangle("<rect class=bar2"_html, middle, y + 4, bar.second * scale);
        }
        html << number(labelWidth + bar.total() * scale + 6,
                       y + 15,
                       isPaired ? QString::number(bar.first) + u"+"_s + QString::number(bar.second)
                                : QString::number(bar.first));
        y += rowHeight;
    }
    html << "</svg>"_html;
    if (isPaired) {
        html << "<p class=key><span class=bar></span>"_html << context.word(u"Referred to by"_s)
             << " <span class=bar2></span>"_html << context.word(u"Refers to"_s);
    }
    if (left > 0) {
        html << "<p class=key>"_html << context.word(u"Not shown:"_s) << " "_html << left;
    }
    return html << "</figure>"_html;
}

/// "string" of "string(96)": the kind without its arguments.
QString kindOf(const ColumnType& type)
{
    const QString text = describe(type);
    if (type.kind == TypeKind::Enum) {
        return u"enum"_s;
    }
    return text.section(u'(', 0, 0).trimmed();
}

}  // namespace

Html htmlSizeChart(const HtmlContext& context)
{
    const Report& report = context.report();
    QList<Bar> bars;
    for (int i = 0; i < report.schema.tables.size(); ++i) {
        const Table& table = report.schema.tables[i];
        bars << Bar{.label = table.name.toString(),
                    .target = context.tableAnchor(i),
                    .first = int(table.columns.size())};
    }
    return barChart(context, u"Tables with the most columns"_s, bars, false);
}

Html htmlDegreeChart(const HtmlContext& context)
{
    const Report& report = context.report();
    QList<Bar> bars;
    for (int i = 0; i < report.schema.tables.size(); ++i) {
        const Table& table = report.schema.tables[i];
        bars << Bar{.label = table.name.toString(),
                    .target = context.tableAnchor(i),
                    .first = int(report.tables[i].referredBy.size()),
                    .second = int(table.foreignKeys.size())};
    }
    return barChart(context, u"Tables with the most foreign keys"_s, bars, true);
}

Html htmlTypeChart(const HtmlContext& context)
{
    QMap<QString, int> counts;
    for (const Table& table : context.report().schema.tables) {
        for (const Column& column : table.columns) {
            ++counts[kindOf(column.type)];
        }
    }
    QList<Bar> bars;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        bars << Bar{.label = each.key(), .target = {}, .first = each.value()};
    }
    return barChart(context, u"Columns by type"_s, bars, false);
}

}  // namespace limbeck
