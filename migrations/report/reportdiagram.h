// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/graphviz.h"
#include "models/schema/schema.h"

#include <QRectF>

namespace limbeck {

/// How much of a table a diagram shows.
enum class DiagramDetail
{
    Names,
    Keys,  ///< columns of primary and foreign keys
    All,
};

/// A column in a box.
struct DiagramRow
{
    QString name;
    QString type;  ///< in words
    bool isPrimary = false;
    bool isForeign = false;
    bool isUnique = false;  ///< unique by itself
    bool isNullable = true;

    bool operator==(const DiagramRow&) const = default;
};

/// One table.
struct DiagramBox
{
    TableName table;
    QList<DiagramRow> rows;
    int hiddenRows = 0;  ///< columns that the detail leaves out
    QRectF rect;         ///< whole pixels; a header, then one line for each row

    bool operator==(const DiagramBox&) const = default;
};

/// One foreign key, from the table that has it.
struct DiagramEdge
{
    int from = 0;  ///< number of the box
    int to = 0;
    int fromRow = -1;         ///< number of the row; -1: the header
    int toRow = -1;           ///< of the column that is referred to
    int key = 0;              ///< which of the table's foreign keys
    bool isOptional = false;  ///< a column of it may be NULL
    bool isUnique = false;    ///< at most one row refers to each

    bool operator==(const DiagramEdge&) const = default;
};

/// The tables of a schema as boxes with positions. Sizes come from a table of letter widths of
/// our own, not from installed fonts, so that every machine draws the same. Lengths are pixels.
struct ReportDiagram
{
    DiagramDetail detail = DiagramDetail::All;
    QList<DiagramBox> boxes;  ///< one for each of the schema's tables, in order
    QList<DiagramEdge> edges;
    QSizeF size;   ///< of everything, with a margin around it; empty before layOut()
    QString note;  ///< why this is only a grid; empty if it is a real layout

    bool operator==(const ReportDiagram&) const = default;
};

// How a box is drawn.
constexpr double diagramMargin = 24;
constexpr double diagramHeaderHeight = 28;
constexpr double diagramRowHeight = 20;
constexpr double diagramHeaderPixels = 13;  ///< size of the letters
constexpr double diagramRowPixels = 12;
constexpr double diagramMarkWidth = 26;  ///< left of a row's name, for PK and FK

/// All columns up to fifty tables, only keys above: more cannot be read anyway.
DiagramDetail usualDetail(const Schema& schema);

/// Boxes and edges without positions. Keys to tables that are not in `schema` have no edge. Pure.
ReportDiagram diagramOf(const Schema& schema, DiagramDetail detail);

/// Gives the boxes their places by Graphviz, or in a grid with a note, see layoutDiagram().
/// Blocks. Thread: any but the window's.
void layOut(ReportDiagram& diagram, const GraphvizOptions& options = {});

/// Where the row's middle is, or the header's for -1.
double rowMiddle(const DiagramBox& box, int row);

}  // namespace limbeck
