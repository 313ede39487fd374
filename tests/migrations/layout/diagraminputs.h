// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"

#include <QRandomGenerator>
#include <QRectF>

/// Diagrams for tests of layouts, and what makes one good.
namespace limbeck {

/// Boxes of different sizes, each with `edgesPerBox` edges to earlier ones: a tree and more.
inline DiagramInput treeOf(int boxes, int edgesPerBox = 1)
{
    DiagramInput input;
    for (int i = 0; i < boxes; ++i) {
        input.boxes << QSizeF(140 + i % 5 * 30, 40 + i % 7 * 40);
        for (int edge = 1; edge <= edgesPerBox && i > 0; ++edge) {
            input.edges << DiagramInput::Edge{.from = i, .to = (i - 1) / (edge + 1)};
        }
    }
    return input;
}

/// Like the tables of a real project: some without edges, many parts, some edges far away.
inline DiagramInput randomInput(int boxes, quint32 seed)
{
    QRandomGenerator random(seed);
    DiagramInput input;
    for (int i = 0; i < boxes; ++i) {
        input.boxes << QSizeF(random.bounded(90, 280), random.bounded(28, 400));
        for (int edge = random.bounded(4); edge > 0 && i > 0; --edge) {
            const int nearest = std::max(0, i - 20);
            const bool isNear = random.bounded(10) < 8;
            input.edges << DiagramInput::Edge{
                .from = i, .to = isNear ? random.bounded(nearest, i) : random.bounded(i)};
        }
    }
    return input;
}

/// Pairs of boxes that share more than a pixel of rounding.
inline int overlaps(const DiagramInput& input, const DiagramPositions& positions)
{
    QList<QRectF> rects;
    for (qsizetype i = 0; i < input.boxes.size(); ++i) {
        rects << QRectF(positions.corners.at(i), input.boxes.at(i)).adjusted(1, 1, -1, -1);
    }
    int count = 0;
    for (qsizetype i = 0; i < rects.size(); ++i) {
        for (qsizetype j = i + 1; j < rects.size(); ++j) {
            count += rects.at(i).intersects(rects.at(j)) ? 1 : 0;
        }
    }
    return count;
}

}  // namespace limbeck
