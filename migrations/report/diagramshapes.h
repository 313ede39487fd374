// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/reportdiagram.h"
#include "migrations/report/reportstyle.h"

#include <QLineF>

namespace limbeck {

/// What a diagram is painted with, as "#rrggbb".
struct DiagramColors
{
    QString ground;
    QString header;
    QString headerText;
    QString body;
    QString border;
    QString edge;
    QString key;  ///< PK and FK before a name
    QString text;
    QString muted;  ///< types
};

DiagramColors diagramColors(bool isDark);

/// A foreign key as a curve from the middle of a row to the middle of another one, with a crow's
/// foot where there may be many and a bar where there is one.
struct EdgeShape
{
    QPointF start;
    QPointF startControl;
    QPointF endControl;
    QPointF end;
    QList<QLineF> marks;  ///< foot and bars
    /// Middle of a ring beside the referent's bar: there may be none. Nothing: there must be one.
    std::optional<QPointF> ring;
};

constexpr double edgeRingRadius = 3.5;

EdgeShape shapeOf(const ReportDiagram& diagram, const DiagramEdge& edge);

/// What stands in a row, short enough for its box. Where it stands: the mark from `diagramTextLeft`
/// on, the name from `diagramMarkWidth` + `diagramTextLeft` on, the type up to `diagramTextLeft`
/// before the right side.
struct RowTexts
{
    QString mark;  ///< "PK", "FK", "PF" for both, or nothing
    QString name;
    QString type;
};

constexpr double diagramTextLeft = 8;

RowTexts textsOf(const DiagramBox& box, const DiagramRow& row);
/// The table's name, short enough for its box.
QString headerText(const DiagramBox& box);

}  // namespace limbeck
