// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/spread.h"

#include <QRectF>

#include <algorithm>

namespace limbeck {

namespace {

QPointF middleOf(const DiagramInput& input, const DiagramPositions& positions, qsizetype box)
{
    const QSizeF& size = input.boxes.at(box);
    return positions.corners.at(box) + QPointF(size.width() / 2, size.height() / 2);
}

QRectF areaOf(const DiagramInput& input, const DiagramPositions& positions)
{
    QRectF area;
    for (qsizetype i = 0; i < input.boxes.size(); ++i) {
        area |= QRectF(positions.corners.at(i), input.boxes.at(i));
    }
    return area;
}

DiagramPositions stretched(const DiagramInput& input,
                           const DiagramPositions& positions,
                           double across,
                           double down)
{
    DiagramPositions result = positions;
    for (qsizetype i = 0; i < input.boxes.size(); ++i) {
        const QPointF middle = middleOf(input, positions, i);
        const QPointF moved(middle.x() * across, middle.y() * down);
        result.corners[i] += moved - middle;
    }
    return result;
}

}  // namespace

double aspectOf(const DiagramInput& input, const DiagramPositions& positions)
{
    const QRectF area = areaOf(input, positions);
    return area.height() > 0 ? area.width() / area.height() : 0;
}

DiagramPositions withinAspect(const DiagramInput& input, const DiagramPositions& positions)
{
    const double aspect = aspectOf(input, positions);
    if (aspect == 0 || (aspect >= minAspect && aspect <= maxAspect)) {
        return positions;
    }
    const bool isWide = aspect > maxAspect;
    const auto at = [&](double factor) {
        return stretched(input, positions, isWide ? 1 : factor, isWide ? factor : 1);
    };
    const auto isEnough = [&](const DiagramPositions& tried) {
        const double now = aspectOf(input, tried);
        return isWide ? now <= maxAspect : now >= minAspect;
    };
    // The size grows with the factor: double it until it is enough, then halve the way back.
    double low = 1;
    double high = 2;
    constexpr double mostFactor = 4096;
    while (high < mostFactor && !isEnough(at(high))) {
        low = high;
        high *= 2;
    }
    if (high >= mostFactor) {
        return positions;
    }
    constexpr int halvings = 24;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (isEnough(at(middle)) ? high : low) = middle;
    }
    return at(high);
}

}  // namespace limbeck
