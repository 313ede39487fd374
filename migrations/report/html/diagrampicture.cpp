// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlparts.h"
#include "migrations/report/textwidth.h"

#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr double corner = 4;    // radius
constexpr double padding = 8;   // between a box and its text
constexpr double baseline = 4;  // from the middle of a line of text down to where letters stand
/// Of a row that does not fit, the name gets this part.
constexpr double nameShare = 0.6;

/// Ends of lines: how many rows may stand there. Each says the same by its shape as by its place.
constexpr HtmlLiteral markers =
    "<defs>"
    "<marker id=many viewBox=\"0 0 16 16\" refX=1 refY=8 markerWidth=16 markerHeight=16 "
    "orient=auto markerUnits=userSpaceOnUse><path d=\"M1 2 11 8 1 14M1 8H12\"/></marker>"
    "<marker id=one viewBox=\"0 0 16 16\" refX=1 refY=8 markerWidth=16 markerHeight=16 "
    "orient=auto markerUnits=userSpaceOnUse><path d=\"M8 3V13M1 8H12\"/></marker>"
    "<marker id=must viewBox=\"0 0 16 16\" refX=15 refY=8 markerWidth=16 markerHeight=16 "
    "orient=auto markerUnits=userSpaceOnUse><path d=\"M8 3V13M5 3V13\"/></marker>"
    "<marker id=may viewBox=\"0 0 16 16\" refX=15 refY=8 markerWidth=16 markerHeight=16 "
    "orient=auto markerUnits=userSpaceOnUse><path d=\"M10 3V13\"/><circle cx=5 cy=8 r=3 />"
    "</marker></defs>"_html;

/// Where a line leaves one box and meets the other, and to which side it does.
struct Ends
{
    QPointF from;
    QPointF to;
    double fromSide = 1;  ///< 1: leaves to the right
    double toSide = -1;
};

Ends endsOf(const DiagramEdge& edge, const DiagramBox& from, const DiagramBox& to)
{
    Ends ends;
    if (to.rect.left() >= from.rect.right()) {
        ends.fromSide = 1;
        ends.toSide = -1;
    } else if (to.rect.right() <= from.rect.left()) {
        ends.fromSide = -1;
        ends.toSide = 1;
    } else {
        // One stands above the other: the line goes around on the side where they are closer.
        const bool isRight = std::abs(to.rect.right() - from.rect.right())
                             <= std::abs(to.rect.left() - from.rect.left());
        ends.fromSide = ends.toSide = isRight ? 1 : -1;
    }
    ends.from = {ends.fromSide > 0 ? from.rect.right() : from.rect.left(),
                 rowMiddle(from, edge.fromRow)};
    ends.to = {ends.toSide > 0 ? to.rect.right() : to.rect.left(), rowMiddle(to, edge.toRow)};
    return ends;
}

Html edgePath(const DiagramEdge& edge, const ReportDiagram& diagram)
{
    const Ends ends = endsOf(edge, diagram.boxes[edge.from], diagram.boxes[edge.to]);
    const double reach = std::max(36.0, std::abs(ends.to.x() - ends.from.x()) / 2);
    Html html;
    html << "\n<path class=\"e"_html << (edge.isUnique ? " u"_html : ""_html)
         << (edge.isOptional ? " o"_html : ""_html) << "\" data-f="_html << edge.from
         << " data-t="_html << edge.to << " d=\"M"_html << ends.from.x() << " "_html
         << ends.from.y() << "C"_html << ends.from.x() + ends.fromSide * reach << " "_html
         << ends.from.y() << " "_html << ends.to.x() + ends.toSide * reach << " "_html
         << ends.to.y() << " "_html << ends.to.x() << " "_html << ends.to.y() << "\"/>"_html;
    return html;
}

Html rowText(const DiagramBox& box, int number)
{
    const DiagramRow& row = box.rows[number];
    const double room = box.rect.width() - diagramMarkWidth - 2 * padding - 6;
    QString name = oneLine(row.name);
    QString type = oneLine(row.type);
    if (textWidth(name, diagramRowPixels) + textWidth(type, diagramRowPixels) > room) {
        name = elided(name, room * nameShare, diagramRowPixels);
        type = elided(type, room - textWidth(name, diagramRowPixels), diagramRowPixels);
    }
    Html html;
    html << "<text y="_html << rowMiddle(box, number) - box.rect.top() + baseline << ">"_html;
    if (row.isPrimary) {
        html << "<tspan class=pk x="_html << padding << ">PK</tspan>"_html;
    } else if (row.isForeign) {
        html << "<tspan class=fk x="_html << padding << ">FK</tspan>"_html;
    }
    return html << "<tspan x="_html << diagramMarkWidth + 4 << ">"_html << name
                << "</tspan><tspan class=ty x="_html << box.rect.width() - padding << ">"_html
                << type << "</tspan></text>"_html;
}

Html boxPicture(const HtmlContext& context, const DiagramBox& box)
{
    const double width = box.rect.width();
    Html html;
    html << "\n<a href=#"_html << context.tableAnchor(context.indexOf(box.table))
         << " transform=\"translate("_html << box.rect.left() << " "_html << box.rect.top()
         << ")\"><title>"_html << box.table.toString() << "</title><rect class=b width="_html
         << width << " height="_html << box.rect.height() << " rx="_html << corner
         << " /><path class=h d=\"M0 "_html << diagramHeaderHeight << "V4a4 4 0 0 1 4-4h"_html
         << width - 2 * corner << "a4 4 0 0 1 4 4v"_html << diagramHeaderHeight - corner
         << "z\"/><text class=t x=10 y=19>"_html
         << elided(oneLine(box.table.toString()), width - 20, diagramHeaderPixels, true)
         << "</text><g class=rows aria-hidden=true>"_html;
    for (int i = 0; i < box.rows.size(); ++i) {
        html << rowText(box, i);
    }
    return html << "</g></a>"_html;
}

Html signButton(const HtmlContext& context, HtmlLiteral id, HtmlLiteral sign, const QString& title)
{
    return Html() << "<button type=button id="_html << id << " title=\""_html << context.word(title)
                  << "\" aria-label=\""_html << context.word(title) << "\">"_html << sign
                  << "</button>"_html;
}

Html wordButton(const HtmlContext& context, HtmlLiteral id, const QString& word)
{
    return Html() << "<button type=button id="_html << id << ">"_html << context.word(word)
                  << "</button>"_html;
}

/// What only a script can do; hidden without one.
Html tools(const HtmlContext& context)
{
    Html html;
    html << "<div class=\"tools js\" role=toolbar aria-label=\""_html << context.word(u"Diagram"_s)
         << "\"><span id=focus-tools hidden><b id=focus-name></b><label>"_html
         << context.word(u"Hops"_s)
         << " <input id=focus-hops type=range min=1 max=5 value=1><output "
            "id=focus-count>1</output></label><label>"_html
         << context.word(u"Keys"_s) << " <select id=focus-side><option value=both>"_html
         << context.word(u"both ways"_s) << "<option value=out>"_html << context.word(u"from it"_s)
         << "<option value=in>"_html << context.word(u"to it"_s) << "</select></label><label>"_html
         << context.word(u"Show"_s) << " <select id=focus-detail><option value=keys>"_html
         << context.word(u"key columns"_s) << "<option value=all>"_html
         << context.word(u"all columns"_s) << "<option value=names>"_html
         << context.word(u"names"_s) << "</select></label><a id=focus-table href=#tables>"_html
         << context.word(u"Table"_s) << "</a><a href=#diagram>"_html
         << context.word(u"Whole diagram"_s)
         << "</a></span><span id=pick-tools hidden><b id=pick-name></b><a id=pick-focus "
            "href=#diagram>"_html
         << context.word(u"Focus"_s) << "</a><a id=pick-table href=#tables>"_html
         << context.word(u"Table"_s) << "</a></span><span class=zoom>"_html
         << signButton(context, "zoom-out"_html, "−"_html, u"Smaller"_s)
         << "<output id=zoom-level aria-live=off>100 %</output>"_html
         << signButton(context, "zoom-in"_html, "+"_html, u"Larger"_s)
         << wordButton(context, "zoom-fit"_html, u"Fit"_s)
         << wordButton(context, "zoom-full"_html, u"Full window"_s) << "</span></div>"_html;
    return html;
}

}  // namespace

bool htmlHasDiagram(const Report& report)
{
    return !report.diagram.boxes.isEmpty() && !report.diagram.size.isEmpty();
}

Html htmlDiagram(const HtmlContext& context)
{
    const ReportDiagram& diagram = context.report().diagram;
    if (!htmlHasDiagram(context.report())) {
        return {};
    }
    const double width = diagram.size.width();
    const double height = diagram.size.height();
    Html html;
    html << "<section id=diagram aria-labelledby=diagram-title><h2 id=diagram-title>"_html
         << context.word(u"Diagram"_s) << "</h2>"_html;
    if (!diagram.note.isEmpty()) {
        html << "<p class=note role=note>"_html << diagram.note;
    }
    html << "<div class=diagram id=diagram-frame>"_html << tools(context)
         << "<svg id=map class=map width="_html << width << " height="_html << height
         << " viewBox=\"0 0 "_html << width << " "_html << height << "\" aria-label=\""_html
         << context.words().count(diagram.boxes.size(), u"table"_s, u"tables"_s) << ", "_html
         << context.words().count(diagram.edges.size(), u"foreign key"_s, u"foreign keys"_s)
         << "\" role=group>"_html << markers << "<g id=whole><g class=edges>"_html;
    for (const DiagramEdge& edge : diagram.edges) {
        html << edgePath(edge, diagram);
    }
    html << "</g><g class=boxes>"_html;
    for (const DiagramBox& box : diagram.boxes) {
        html << boxPicture(context, box);
    }
    return html << "</g></g></svg></div></section>\n"_html;
}

}  // namespace limbeck
