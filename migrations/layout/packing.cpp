// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/packing.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace limbeck {

namespace {

constexpr double gap = 56.0;
constexpr double windowAspect = 1.5;

/// Boxes that edges connect, and the rectangle that they take.
struct Part
{
    QList<int> boxes;
    QRectF area;
};

/// For every box the smallest number of a box that it is connected with.
QList<int> representatives(const DiagramInput& input)
{
    QList<int> parent(input.boxes.size());
    std::iota(parent.begin(), parent.end(), 0);
    const auto root = [&parent](int box) {
        while (parent.at(box) != box) {
            parent[box] = parent.at(parent.at(box));
            box = parent.at(box);
        }
        return box;
    };
    for (const DiagramInput::Edge& edge : input.edges) {
        const auto [low, high] = std::minmax({root(edge.from), root(edge.to)});
        parent[high] = low;
    }
    for (int box = 0; box < parent.size(); ++box) {
        parent[box] = root(box);
    }
    return parent;
}

/// The parts, tallest first; of equal ones, in the order of their boxes.
QList<Part> partsOf(const DiagramInput& input, const DiagramPositions& positions)
{
    const QList<int> representative = representatives(input);
    QList<int> number(input.boxes.size(), -1);
    QList<Part> parts;
    for (int box = 0; box < representative.size(); ++box) {
        int& part = number[representative.at(box)];
        if (part < 0) {
            part = static_cast<int>(parts.size());
            parts << Part();
        }
        parts[part].boxes << box;
        parts[part].area |= QRectF(positions.corners.at(box), input.boxes.at(box));
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return a.area.height() > b.area.height();
    });
    return parts;
}

/// Where the parts go when nothing may be wider than `width`: shelves from top to bottom, on
/// each shelf columns from left to right, in each column parts from top to bottom.
struct Packed
{
    QList<QPointF> corners;
    QSizeF size;
};

Packed pack(const QList<Part>& parts, double width)
{
    Packed packed;
    QRectF column;  // what is taken of the column that is being filled
    double shelfBottom = 0;
    for (const Part& part : parts) {
        const QSizeF size = part.area.size();
        const double below = column.bottom() + gap;
        const double beside = column.right() + gap;
        if (!packed.corners.isEmpty() && below + size.height() <= shelfBottom
            && size.width() <= column.width()) {
            column.setBottom(below + size.height());
            packed.corners << QPointF(column.left(), below);
        } else if (!packed.corners.isEmpty() && beside + size.width() <= width) {
            column = QRectF(QPointF(beside, column.top()), size);
            // A column starts where its shelf does, which the tallest part, the first, tells.
            packed.corners << column.topLeft();
        } else {
            const double top = packed.corners.isEmpty() ? 0 : shelfBottom + gap;
            column = QRectF(QPointF(0, top), size);
            shelfBottom = top + size.height();
            packed.corners << column.topLeft();
        }
        packed.size = {std::max(packed.size.width(), column.right()), shelfBottom};
    }
    return packed;
}

/// The less, the larger all of it can be shown in a window.
double cost(const Packed& packed)
{
    return std::max(packed.size.width() / windowAspect, packed.size.height());
}

Packed bestPacked(const QList<Part>& parts)
{
    double widest = 0;
    double total = 0;
    for (const Part& part : parts) {
        widest = std::max(widest, part.area.width());
        total += part.area.width() + gap;
    }
    Packed best = pack(parts, widest);
    constexpr int tries = 24;
    for (int i = 1; i <= tries; ++i) {
        // More of the narrow ones: wide ones differ less from each other.
        const double share = static_cast<double>(i) / tries;
        const Packed next = pack(parts, widest + (total - widest) * share * share);
        if (cost(next) < cost(best)) {
            best = next;
        }
    }
    return best;
}

}  // namespace

DiagramPositions packParts(const DiagramInput& input, const DiagramPositions& positions)
{
    const QList<Part> parts = partsOf(input, positions);
    const Packed packed = bestPacked(parts);
    DiagramPositions result = positions;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const Part& part = parts.at(i);
        for (const int box : part.boxes) {
            result.corners[box] += packed.corners.at(i) - part.area.topLeft();
        }
    }
    return result;
}

}  // namespace limbeck
