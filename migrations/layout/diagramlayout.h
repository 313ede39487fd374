// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QList>
#include <QPointF>
#include <QSizeF>
#include <QString>

namespace limbeck {

/// A diagram without positions: boxes by number and who refers to whom. Lengths are pixels.
struct DiagramInput
{
    struct Edge
    {
        int from = 0;
        int to = 0;

        bool operator==(const Edge&) const = default;
    };

    QList<QSizeF> boxes;
    QList<Edge> edges;
    /// For each box the number of its cluster (Clusters), which then lies close together, or -1;
    /// empty if nobody asked for clusters.
    QList<int> clusters = {};

    bool operator==(const DiagramInput&) const = default;
};

/// Where the boxes go: their top left corners, in the order of DiagramInput::boxes.
struct DiagramPositions
{
    QList<QPointF> corners;
    /// Why this is only a grid, for people; empty if the layout is a real one.
    QString note;

    bool operator==(const DiagramPositions&) const = default;
};

/// Ways to lay a diagram out.
enum class DiagramStyle
{
    Overview,  ///< what is connected lies close together (sfdp, overlaps removed)
    Layered,   ///< foreign keys point from left to right (dot)
    Grid,      ///< in rows, in order
};

/// Up to how many boxes the layered layout is the better one to begin with.
constexpr int layeredAtFirst = 12;
/// Up to how many boxes it is possible; above, it takes minutes and is too tall to be read.
constexpr int maxLayeredBoxes = 150;

/// Layered up to layeredAtFirst boxes, else Overview.
DiagramStyle styleFor(qsizetype boxes);

/// Boxes in rows, in order, as wide as a window: what is drawn without Graphviz. Pure, and
/// boxes never overlap.
DiagramPositions gridLayout(const DiagramInput& input);

/// `input` in Graphviz's language, for the program of either style. Boxes are called n0, n1, …: no
/// name of a table is quoted.
QString graphvizSource(const DiagramInput& input);

/// The positions in Graphviz's answer (`-Tplain`). Fails with Unsupported if a box is missing
/// or a number cannot be read.
Result<DiagramPositions> readGraphvizPlain(const QString& text, const DiagramInput& input);

}  // namespace limbeck
