// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportdiagram.h"

#include "migrations/report/relations.h"
#include "migrations/report/textwidth.h"

#include <algorithm>
#include <cmath>

namespace limbeck {

namespace {

constexpr qsizetype maxTablesInFull = 50;
constexpr double minWidth = 140;
constexpr double maxWidth = 340;
constexpr double bodyPadding = 6;  // three pixels above the rows and below

DiagramRow rowOf(const Table& table, const Column& column)
{
    DiagramRow row;
    row.name = column.name;
    row.type = describe(column.type);
    row.isPrimary = table.primaryKey && table.primaryKey->columns.contains(column.name);
    row.isForeign = std::ranges::any_of(table.foreignKeys, [&column](const ForeignKey& key) {
        return key.columns.contains(column.name);
    });
    row.isUnique = isUnique(table, {column.name});
    row.isNullable = column.nullable;
    return row;
}

/// The box with its size; its place comes later.
DiagramBox boxOf(const Table& table, DiagramDetail detail)
{
    DiagramBox box;
    box.table = table.name;
    for (const Column& column : table.columns) {
        const DiagramRow row = rowOf(table, column);
        const bool isKey = row.isPrimary || row.isForeign;
        if (detail == DiagramDetail::All || (detail == DiagramDetail::Keys && isKey)) {
            box.rows << row;
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

int rowNumber(const DiagramBox& box, const QStringList& columns)
{
    if (columns.isEmpty()) {
        return -1;
    }
    for (int i = 0; i < box.rows.size(); ++i) {
        if (box.rows.at(i).name == columns.first()) {
            return i;
        }
    }
    return -1;
}

QList<DiagramEdge> edgesOf(const Schema& schema, const QList<DiagramBox>& boxes)
{
    const TableNumbers numbers(schema);
    QList<DiagramEdge> edges;
    for (int from = 0; from < schema.tables.size(); ++from) {
        const Table& table = schema.tables.at(from);
        for (int i = 0; i < table.foreignKeys.size(); ++i) {
            const ForeignKey& key = table.foreignKeys.at(i);
            const int to = numbers.of(key.referent);
            if (to < 0) {
                continue;
            }
            DiagramEdge edge;
            edge.from = from;
            edge.to = to;
            edge.fromRow = rowNumber(boxes.at(from), key.columns);
            edge.toRow = rowNumber(boxes.at(to), referentColumnsOf(schema, key));
            edge.key = i;
            edge.isOptional = isOptional(table, key);
            edge.isUnique = isUnique(table, key.columns);
            edges << edge;
        }
    }
    return edges;
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
    ReportDiagram diagram;
    diagram.detail = detail;
    for (const Table& table : schema.tables) {
        diagram.boxes << boxOf(table, detail);
    }
    diagram.edges = edgesOf(schema, diagram.boxes);
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
