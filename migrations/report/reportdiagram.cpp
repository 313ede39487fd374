// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportdiagram.h"

#include "migrations/layout/diagramcontent.h"
#include "migrations/report/textwidth.h"
#include "models/schema/relations.h"

#include <algorithm>
#include <cmath>

namespace limbeck {

namespace {

constexpr qsizetype maxTablesInFull = 50;
constexpr double minWidth = 140;
constexpr double maxWidth = 340;
constexpr double bodyPadding = 6;  // three pixels above the rows and below

/// The box with its size; its place comes later.
DiagramBox boxOf(const Table& table, const DiagramTable& content, DiagramDetail detail)
{
    DiagramBox box;
    box.table = table.name;
    for (const DiagramColumn& column : content.rows) {
        const bool isKey = column.isPrimary || column.isForeign;
        if (detail == DiagramDetail::All || (detail == DiagramDetail::Keys && isKey)) {
            box.rows << DiagramRow{.name = column.name,
                                   .type = column.type,
                                   .isPrimary = column.isPrimary,
                                   .isForeign = column.isForeign,
                                   .isUnique = isUnique(table, {column.name}),
                                   .isNullable = column.isNullable};
        } else {
            ++box.hiddenRows;
        }
    }
    double width = textWidth(oneLine(table.name.toString()), diagramHeaderPixels, true) + 24;
    for (const DiagramRow& row : box.rows) {
        const double text = textWidth(oneLine(row.name), diagramRowPixels)
                            + textWidth(oneLine(row.type), diagramRowPixels);
        width = std::max(width, diagramMarkWidth + text + 28);
    }
    const double body = box.rows.isEmpty()
                            ? 0
                            : static_cast<double>(box.rows.size()) * diagramRowHeight + bodyPadding;
    box.rect =
        QRectF(0, 0, std::ceil(std::clamp(width, minWidth, maxWidth)), diagramHeaderHeight + body);
    return box;
}

int rowNumber(const DiagramBox& box, const QString& column)
{
    const auto found = std::ranges::find(box.rows, column, &DiagramRow::name);
    return found == box.rows.end() ? -1 : static_cast<int>(found - box.rows.begin());
}

/// Moves the boxes to `corners`, so that all of them together begin at the margin.
void place(ReportDiagram& diagram, const QList<QPointF>& corners)
{
    double left = 0;
    double top = 0;
    for (qsizetype i = 0; i < corners.size(); ++i) {
        left = i == 0 ? corners.at(i).x() : std::min(left, corners.at(i).x());
        top = i == 0 ? corners.at(i).y() : std::min(top, corners.at(i).y());
    }
    double right = 0;
    double bottom = 0;
    for (qsizetype i = 0; i < corners.size(); ++i) {
        QRectF& rect = diagram.boxes[i].rect;
        rect.moveTo(std::round(corners.at(i).x() - left) + diagramMargin,
                    std::round(corners.at(i).y() - top) + diagramMargin);
        right = std::max(right, rect.right());
        bottom = std::max(bottom, rect.bottom());
    }
    diagram.size = {right + diagramMargin, bottom + diagramMargin};
}

}  // namespace

DiagramDetail usualDetail(const Schema& schema)
{
    return schema.tables.size() > maxTablesInFull ? DiagramDetail::Keys : DiagramDetail::All;
}

ReportDiagram diagramOf(const Schema& schema, DiagramDetail detail)
{
    const DiagramContent content = diagramContent(schema);
    ReportDiagram diagram;
    diagram.detail = detail;
    for (qsizetype i = 0; i < schema.tables.size(); ++i) {
        diagram.boxes << boxOf(schema.tables.at(i), content.tables.at(i), detail);
    }
    for (const DiagramKey& key : content.keys) {
        diagram.edges << DiagramEdge{
            .from = key.from,
            .to = key.to,
            .fromRow = rowNumber(diagram.boxes.at(key.from), key.fromColumn),
            .toRow = rowNumber(diagram.boxes.at(key.to), key.toColumn),
            .key = key.key,
            .isOptional = key.isOptional,
            .isUnique = key.isSingle};
    }
    return diagram;
}

void layOut(ReportDiagram& diagram, const GraphvizOptions& options)
{
    DiagramInput input;
    for (const DiagramBox& box : std::as_const(diagram.boxes)) {
        input.boxes << box.rect.size();
    }
    for (const DiagramEdge& edge : std::as_const(diagram.edges)) {
        if (edge.from != edge.to) {
            input.edges << DiagramInput::Edge{.from = edge.from, .to = edge.to};
        }
    }
    const DiagramPositions positions = layoutDiagram(input, options);
    diagram.note = positions.note;
    place(diagram, positions.corners);
}

double rowMiddle(const DiagramBox& box, int row)
{
    return row < 0 ? box.rect.top() + diagramHeaderHeight / 2
                   : box.rect.top() + diagramHeaderHeight + bodyPadding / 2
                         + (row + 0.5) * diagramRowHeight;
}

}  // namespace limbeck
