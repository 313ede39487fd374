// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/edgeitem.h"

#include "ui/diagram/tableitem.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include <cmath>

namespace limbeck::ui {

namespace {

constexpr double straightBelow = 0.3;
constexpr double footLength = 11.0;
constexpr double footWidth = 5.0;

/// Where a curve touches a table: the point, and which way it leaves (1 right, -1 left).
struct Anchor
{
    QPointF point;
    double direction = 1;
};

Anchor anchorAt(const TableItem& table, const QString& column, double direction)
{
    const QRectF box = table.box();
    return {.point = {direction > 0 ? box.right() : box.left(), table.anchorY(column)},
            .direction = direction};
}

void addCrowsFoot(QPainterPath& path, const Anchor& anchor)
{
    const QPointF tip = anchor.point + QPointF(anchor.direction * footLength, 0);
    for (const double side : {-footWidth, footWidth}) {
        path.moveTo(tip);
        path.lineTo(anchor.point + QPointF(0, side));
    }
}

void addBar(QPainterPath& path, const Anchor& anchor)
{
    const QPointF middle = anchor.point + QPointF(anchor.direction * 7, 0);
    path.moveTo(middle + QPointF(0, -footWidth));
    path.lineTo(middle + QPointF(0, footWidth));
}

QPainterPath curveBetween(const Anchor& from, const Anchor& to)
{
    const double distance = std::abs(to.point.x() - from.point.x());
    const double reach = std::clamp(distance / 2, 36.0, 160.0);
    QPainterPath path(from.point);
    path.cubicTo(from.point + QPointF(from.direction * reach, 0),
                 to.point + QPointF(to.direction * reach, 0),
                 to.point);
    addCrowsFoot(path, from);
    addBar(path, to);
    return path;
}

}  // namespace

EdgeItem::EdgeItem()
{
    setZValue(-1);
    setFlag(ItemUsesExtendedStyleOption);
    setAcceptedMouseButtons(Qt::NoButton);
}

void EdgeItem::setEdges(QList<Edge> edges)
{
    m_edges = std::move(edges);
    m_highlight = nullptr;
    updateShapes();
}

const QList<EdgeItem::Edge>& EdgeItem::edges() const
{
    return m_edges;
}

void EdgeItem::updateShapes()
{
    prepareGeometryChange();
    m_shapes.clear();
    m_bounds = {};
    for (const Edge& edge : m_edges) {
        m_shapes << shapeOf(edge);
        m_bounds |= m_shapes.last().bounds;
    }
    update();
}

void EdgeItem::setHighlight(const TableItem* table)
{
    if (table != m_highlight) {
        m_highlight = table;
        update();
    }
}

EdgeItem::Shape EdgeItem::shapeOf(const Edge& edge)
{
    const QRectF from = edge.from->box();
    const QRectF to = edge.to->box();
    double leaving = 1;
    double arriving = 1;  // side of the referred table that the curve ends at
    if (edge.from != edge.to) {
        constexpr double room = 30;
        if (from.right() + room < to.left()) {
            arriving = -1;
        } else if (to.right() + room < from.left()) {
            leaving = -1;
        } else if (from.center().x() > to.center().x()) {
            leaving = arriving = -1;
        }
    }
    Shape shape;
    shape.straight = {from.center(), to.center()};
    shape.curve = curveBetween(anchorAt(*edge.from, edge.fromColumn, leaving),
                               anchorAt(*edge.to, edge.toColumn, arriving));
    shape.bounds = shape.curve.controlPointRect()
                   | QRectF(shape.straight.p1(), shape.straight.p2()).normalized();
    shape.bounds.adjust(-3, -3, 3, 3);
    return shape;
}

QRectF EdgeItem::boundingRect() const
{
    return m_bounds;
}

QPainterPath EdgeItem::shape() const
{
    return {};  // never under the mouse: tables are
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget)
{
    const QPalette palette = widget != nullptr ? widget->palette() : QGuiApplication::palette();
    const double lod =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const auto draw = [&](qsizetype i, Role role, double width, double opacity) {
        const Shape& shape = m_shapes.at(i);
        if (!shape.bounds.intersects(option->exposedRect)) {
            return;
        }
        QPen pen(color(role, palette), width);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->setOpacity(opacity);
        lod < straightBelow ? painter->drawLine(shape.straight) : painter->drawPath(shape.curve);
    };
    painter->setBrush(Qt::NoBrush);
    const auto isStrong = [this](const Edge& edge) {
        return edge.from == m_highlight || edge.to == m_highlight;
    };
    for (qsizetype i = 0; i < m_edges.size(); ++i) {
        if (m_highlight == nullptr || !isStrong(m_edges.at(i))) {
            draw(i, Role::Edge, 1.2, m_highlight == nullptr ? 1.0 : 0.3);
        }
    }
    for (qsizetype i = 0; m_highlight != nullptr && i < m_edges.size(); ++i) {
        if (isStrong(m_edges.at(i))) {
            const bool isOut = m_edges.at(i).from == m_highlight;
            draw(i, isOut ? Role::EdgeOut : Role::EdgeIn, 2.2, 1.0);
        }
    }
    painter->setOpacity(1.0);
}

}  // namespace limbeck::ui
