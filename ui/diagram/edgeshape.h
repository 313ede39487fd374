// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramcontent.h"

#include <QLineF>
#include <QList>
#include <QPainterPath>
#include <QRectF>

#include <array>

namespace limbeck::ui {

/// Where a foreign key starts and ends: the boxes of its two tables and the heights of its columns.
struct EdgeEnds
{
    QRectF from;
    QRectF to;
    double fromY = 0;
    double toY = 0;
    bool isLoop = false;  ///< a table that refers to itself
};

/// The line of one foreign key. Pure values: no item knows of it.
struct EdgeShape
{
    QLineF straight;     ///< between the middles: from far away
    QPainterPath curve;  ///< from column to column, with the signs of crow's foot notation
    QRectF bounds;

    /// A part of the line between the signs, as the four points of a Bézier curve.
    struct Piece
    {
        std::array<QPointF, 4> points;
        QRectF bounds;
    };
    struct Sign
    {
        QPainterPath path;
        QRectF bounds;
    };
    /// What `curve` is made of, from one end to the other; empty for a loop. The bounds of a long
    /// line cover half of a picture, most of which it never comes near, and its signs are dear.
    QList<Piece> pieces;
    QList<Sign> signs;
};

/// What of the curve may lie in `area`, as few of its parts as that takes; empty if none.
QPainterPath curveIn(const EdgeShape& shape, const QRectF& area);

/// True if some of the straight line may lie in `area`.
bool lineMayTouch(const EdgeShape& shape, const QRectF& area);

/// The shape between two tables. With `obstacles`, the boxes of all tables, the curve leaves and
/// arrives on the sides that lead behind the fewest of them; without, on the sides that face each
/// other. Signs: a crow's foot where many rows may refer, a ring where none need to, bars for one;
/// none at a guess, of which nobody knows how many.
EdgeShape edgeShape(const EdgeEnds& ends, const DiagramKey& key, const QList<QRectF>& obstacles);

/// The dashes of a line that is only guessed, in widths of the pen.
QList<qreal> impliedDashes();

/// The sign at one end of a line: `point` is on the table's border, `direction` 1 to the right.
enum class EndSign
{
    Many,  ///< none or many
    NoneOrOne,
    ExactlyOne,
};
void addEndSign(QPainterPath& path, const QPointF& point, double direction, EndSign sign);

}  // namespace limbeck::ui
