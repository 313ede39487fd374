// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/diagramshapes.h"

#include "migrations/report/textwidth.h"

#include <algorithm>
#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr double footLength = 11;
constexpr double footWidth = 5;
constexpr double barAt = 7;  // from the box

/// Where a curve touches a box: the point, and which way it leaves (1 right, -1 left).
struct Anchor
{
    QPointF point;
    double direction = 1;

    QPointF away(double distance, double down = 0) const
    {
        return point + QPointF(direction * distance, down);
    }
};

Anchor anchorAt(const DiagramBox& box, int row, double direction)
{
    return {{direction > 0 ? box.rect.right() : box.rect.left(), rowMiddle(box, row)}, direction};
}

QLineF barOf(const Anchor& anchor, double distance)
{
    return {anchor.away(distance, -footWidth), anchor.away(distance, footWidth)};
}

}  // namespace

DiagramColors diagramColors(bool isDark)
{
    if (isDark) {
        return {.ground = u"#16191d"_s,
                .header = u"#35506c"_s,
                .headerText = u"#f2f5f8"_s,
                .body = u"#22272d"_s,
                .border = u"#6b7885"_s,
                .edge = u"#6f7d8b"_s,
                .key = u"#e9c15c"_s,
                .text = u"#e6e8eb"_s,
                .muted = u"#9aa4b0"_s};
    }
    return {.ground = u"#f4f6f8"_s,
            .header = u"#33506e"_s,
            .headerText = u"#ffffff"_s,
            .body = u"#ffffff"_s,
            .border = u"#8794a1"_s,
            .edge = u"#6b7885"_s,
            .key = u"#8a5a00"_s,
            .text = u"#1b1f24"_s,
            .muted = u"#5a6470"_s};
}

EdgeShape shapeOf(const ReportDiagram& diagram, const DiagramEdge& edge)
{
    const DiagramBox& from = diagram.boxes.at(edge.from);
    const DiagramBox& to = diagram.boxes.at(edge.to);
    double leaving = 1;
    double arriving = 1;
    if (edge.from != edge.to) {
        constexpr double room = 30;
        if (from.rect.right() + room < to.rect.left()) {
            arriving = -1;
        } else if (to.rect.right() + room < from.rect.left()) {
            leaving = -1;
        } else if (from.rect.center().x() > to.rect.center().x()) {
            leaving = arriving = -1;
        }
    }
    const Anchor start = anchorAt(from, edge.fromRow, leaving);
    const Anchor end = anchorAt(to, edge.toRow, arriving);
    const double distance = std::abs(end.point.x() - start.point.x());
    const double reach = std::clamp(distance / 2, 36.0, 160.0);
    EdgeShape shape;
    shape.start = start.point;
    shape.startControl = start.away(reach);
    shape.endControl = end.away(reach);
    shape.end = end.point;
    if (edge.isUnique) {
        shape.marks << barOf(start, barAt);
    } else {
        for (const double side : {-footWidth, footWidth}) {
            shape.marks << QLineF(start.away(footLength), start.away(0, side));
        }
    }
    shape.marks << barOf(end, barAt);
    if (edge.isOptional) {
        shape.ring = end.away(barAt + 2 + edgeRingRadius);
    }
    return shape;
}

RowTexts textsOf(const DiagramBox& box, const DiagramRow& row)
{
    constexpr double largestShareOfType = 0.45;
    constexpr double gap = 12;
    const double room = box.rect.width() - diagramMarkWidth - 2 * diagramTextLeft - gap;
    RowTexts texts;
    texts.mark =
        row.isPrimary ? (row.isForeign ? u"PF"_s : u"PK"_s) : (row.isForeign ? u"FK"_s : QString());
    const double nameWidth = textWidth(oneLine(row.name), diagramRowPixels);
    const double typeRoom = std::max(room * largestShareOfType, room - nameWidth);
    texts.type = elided(oneLine(row.type), typeRoom, diagramRowPixels);
    texts.name =
        elided(oneLine(row.name), room - textWidth(texts.type, diagramRowPixels), diagramRowPixels);
    return texts;
}

QString headerText(const DiagramBox& box)
{
    return elided(oneLine(box.table.toString()), box.rect.width() - 20, diagramHeaderPixels, true);
}

}  // namespace limbeck
