// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/edgeshape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace limbeck::ui {

namespace {

constexpr double footLength = 11.0;
constexpr double footWidth = 5.0;
constexpr double ring = 3.2;  // radius
constexpr double margin = 3;  // of what is painted around a line

/// Where a curve touches a table: the point, and which way it leaves (1 right, -1 left).
struct Anchor
{
    QPointF point;
    double direction = 1;
};

Anchor anchorOn(const QRectF& box, double y, double direction)
{
    return {.point = {direction > 0 ? box.right() : box.left(), y}, .direction = direction};
}

/// The four points of the curve between two anchors.
std::array<QPointF, 4> controlPoints(const Anchor& from, const Anchor& to)
{
    const double distance = std::abs(to.point.x() - from.point.x());
    const double reach = std::clamp(distance / 2, 36.0, 160.0);
    return {from.point,
            from.point + QPointF(from.direction * reach, 0),
            to.point + QPointF(to.direction * reach, 0),
            to.point};
}

QPointF pointOn(const std::array<QPointF, 4>& points, double t)
{
    const double s = 1 - t;
    return points[0] * (s * s * s) + points[1] * (3 * s * s * t) + points[2] * (3 * s * t * t)
           + points[3] * (t * t * t);
}

/// `points` and what is left of them, cut in two (de Casteljau). A curve lies within the rectangle
/// of its four points, which gets smaller with every cut.
void addPieces(const std::array<QPointF, 4>& points, int cuts, QList<EdgeShape::Piece>& pieces)
{
    if (cuts == 0) {
        const auto [left, right] = std::ranges::minmax(points, {}, &QPointF::x);
        const auto [top, bottom] = std::ranges::minmax(points, {}, &QPointF::y);
        pieces << EdgeShape::Piece{
            .points = points,
            .bounds = QRectF(QPointF(left.x(), top.y()), QPointF(right.x(), bottom.y()))
                          .adjusted(-margin, -margin, margin, margin)};
        return;
    }
    const auto half = [](const QPointF& a, const QPointF& b) { return (a + b) / 2; };
    const QPointF a = half(points[0], points[1]);
    const QPointF b = half(points[1], points[2]);
    const QPointF c = half(points[2], points[3]);
    const QPointF ab = half(a, b);
    const QPointF bc = half(b, c);
    const QPointF middle = half(ab, bc);
    addPieces({points[0], a, ab, middle}, cuts - 1, pieces);
    addPieces({middle, bc, c, points[3]}, cuts - 1, pieces);
}

/// How bad a curve is: its length, and much for every step of it behind a table.
double cost(const std::array<QPointF, 4>& points,
            const QRectF& from,
            const QRectF& to,
            const QList<QRectF>& near)
{
    constexpr int steps = 16;
    constexpr double behind = 120;
    double sum = 0;
    QPointF last = points[0];
    for (int i = 1; i <= steps; ++i) {
        const QPointF next = pointOn(points, static_cast<double>(i) / steps);
        sum += std::hypot(next.x() - last.x(), next.y() - last.y());
        last = next;
        const bool isOwn = i < steps && (from.contains(next) || to.contains(next));
        sum += isOwn ? 3 * behind : 0;
        for (const QRectF& box : near) {
            sum += box.contains(next) ? behind : 0;
        }
    }
    return sum;
}

/// The sides of the two tables that the curve joins.
std::pair<double, double> facingSides(const QRectF& from, const QRectF& to)
{
    constexpr double room = 30;
    if (from.right() + room < to.left()) {
        return {1, -1};
    }
    if (to.right() + room < from.left()) {
        return {-1, 1};
    }
    const double side = from.center().x() > to.center().x() ? -1 : 1;
    return {side, side};
}

std::pair<double, double> bestSides(const EdgeEnds& ends, const QList<QRectF>& obstacles)
{
    const auto [leaving, arriving] = facingSides(ends.from, ends.to);
    if (obstacles.isEmpty()) {
        return {leaving, arriving};
    }
    constexpr double widest = 170;
    const QRectF area = (ends.from | ends.to).adjusted(-widest, -widest, widest, widest);
    QList<QRectF> near;
    for (const QRectF& box : obstacles) {
        if (box.intersects(area) && box != ends.from && box != ends.to) {
            near << box;
        }
    }
    std::pair<double, double> best = {leaving, arriving};
    double least = std::numeric_limits<double>::max();
    // The facing sides first: another pair must be better, not only as good.
    for (const auto& [out, in] : {std::pair(leaving, arriving),
                                  std::pair(leaving, -arriving),
                                  std::pair(-leaving, arriving),
                                  std::pair(-leaving, -arriving)}) {
        const auto points =
            controlPoints(anchorOn(ends.from, ends.fromY, out), anchorOn(ends.to, ends.toY, in));
        const double next = cost(points, ends.from, ends.to, near);
        if (next < least) {
            least = next;
            best = {out, in};
        }
    }
    return best;
}

/// Out on the right and back on the right, or over the corner where both are on one height.
QPainterPath loop(const EdgeEnds& ends, const DiagramKey& key)
{
    constexpr double reach = 42;
    const Anchor out = anchorOn(ends.from, ends.fromY, 1);
    QPainterPath path(out.point);
    const EndSign many = key.isSingle ? EndSign::NoneOrOne : EndSign::Many;
    const EndSign one = key.isOptional ? EndSign::NoneOrOne : EndSign::ExactlyOne;
    if (std::abs(ends.fromY - ends.toY) > 2 * footWidth) {
        const QPointF back(ends.to.right(), ends.toY);
        path.cubicTo(out.point + QPointF(reach, 0), back + QPointF(reach, 0), back);
        addEndSign(path, out.point, 1, many);
        addEndSign(path, back, 1, one);
        return path;
    }
    const QPointF back(ends.to.right() - 30, ends.to.top());
    path.cubicTo(out.point + QPointF(reach, 0), back + QPointF(reach + 20, -reach), back);
    addEndSign(path, out.point, 1, many);
    return path;
}

}  // namespace

void addEndSign(QPainterPath& path, const QPointF& point, double direction, EndSign sign)
{
    const auto along = [&](double distance, double aside) {
        return point + QPointF(direction * distance, aside);
    };
    const auto bar = [&](double distance) {
        path.moveTo(along(distance, -footWidth));
        path.lineTo(along(distance, footWidth));
    };
    switch (sign) {
    case EndSign::Many:
        for (const double side : {-footWidth, footWidth}) {
            path.moveTo(along(footLength, 0));
            path.lineTo(along(0, side));
        }
        path.addEllipse(along(footLength + ring, 0), ring, ring);
        return;
    case EndSign::NoneOrOne:
        bar(6);
        path.addEllipse(along(6 + ring + 3, 0), ring, ring);
        return;
    case EndSign::ExactlyOne:
        bar(6);
        bar(10);
        return;
    }
}

namespace {

EdgeShape::Sign signAt(const Anchor& anchor, EndSign sign)
{
    EdgeShape::Sign result;
    addEndSign(result.path, anchor.point, anchor.direction, sign);
    result.bounds = result.path.controlPointRect().adjusted(-margin, -margin, margin, margin);
    return result;
}

}  // namespace

QList<qreal> impliedDashes()
{
    return {2, 3};
}

EdgeShape edgeShape(const EdgeEnds& ends, const DiagramKey& key, const QList<QRectF>& obstacles)
{
    EdgeShape shape;
    shape.straight = {ends.from.center(), ends.to.center()};
    if (ends.isLoop) {
        shape.curve = loop(ends, key);
    } else {
        const auto [leaving, arriving] = bestSides(ends, obstacles);
        const Anchor from = anchorOn(ends.from, ends.fromY, leaving);
        const Anchor to = anchorOn(ends.to, ends.toY, arriving);
        const auto points = controlPoints(from, to);
        shape.curve.moveTo(points[0]);
        shape.curve.cubicTo(points[1], points[2], points[3]);
        constexpr int cuts = 3;
        addPieces(points, cuts, shape.pieces);
        if (!key.isImplied) {
            shape.signs << signAt(from, key.isSingle ? EndSign::NoneOrOne : EndSign::Many)
                        << signAt(to, key.isOptional ? EndSign::NoneOrOne : EndSign::ExactlyOne);
        }
        for (const EdgeShape::Sign& sign : std::as_const(shape.signs)) {
            shape.curve.addPath(sign.path);
        }
    }
    shape.bounds = (shape.curve.controlPointRect()
                    | QRectF(shape.straight.p1(), shape.straight.p2()).normalized())
                       .adjusted(-margin, -margin, margin, margin);
    return shape;
}

QPainterPath curveIn(const EdgeShape& shape, const QRectF& area)
{
    if (!shape.bounds.intersects(area)) {
        return {};
    }
    if (shape.pieces.isEmpty() || area.contains(shape.bounds)) {
        return shape.curve;
    }
    QPainterPath path;
    bool isOpen = false;  // the piece before is there
    for (const EdgeShape::Piece& piece : shape.pieces) {
        const bool isThere = piece.bounds.intersects(area);
        if (isThere && !isOpen) {
            path.moveTo(piece.points[0]);
        }
        if (isThere) {
            path.cubicTo(piece.points[1], piece.points[2], piece.points[3]);
        }
        isOpen = isThere;
    }
    for (const EdgeShape::Sign& sign : shape.signs) {
        if (sign.bounds.intersects(area)) {
            path.addPath(sign.path);
        }
    }
    return path;
}

bool lineMayTouch(const EdgeShape& shape, const QRectF& area)
{
    if (!shape.bounds.intersects(area)) {
        return false;
    }
    if (area.contains(shape.straight.p1()) || area.contains(shape.straight.p2())) {
        return true;
    }
    // A line that touches a rectangle without ending in it has corners on both of its sides.
    const QPointF along = shape.straight.p2() - shape.straight.p1();
    bool isLeft = false;
    bool isRight = false;
    for (const QPointF& corner :
         {area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()}) {
        const QPointF out = corner - shape.straight.p1();
        const double side = along.x() * out.y() - along.y() * out.x();
        isLeft = isLeft || side <= 0;
        isRight = isRight || side >= 0;
    }
    return isLeft && isRight;
}

}  // namespace limbeck::ui
