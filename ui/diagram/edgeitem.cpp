// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/edgeitem.h"

#include "ui/diagram/diagramscene.h"

#include <QPainter>
#include <QSet>
#include <QStyleOptionGraphicsItem>

#include <array>

namespace limbeck::ui {

namespace {

/// Below this scale a curve looks no different from a line, and costs ten times as much.
constexpr double curvesFrom = 0.3;
/// Up to how many tables curves look for a way that does not lead behind one.
constexpr int mostObstacles = 150;

EdgeShape shapeOf(const EdgeItem::Edge& edge, const QList<QRectF>& obstacles)
{
    const EdgeEnds ends{.from = edge.from->box(),
                        .to = edge.to->box(),
                        .fromY = edge.from->anchorY(edge.key.fromColumn),
                        .toY = edge.to->anchorY(edge.key.toColumn),
                        .isLoop = edge.from == edge.to};
    return edgeShape(ends, edge.key, obstacles);
}

QPen penOf(const QColor& colour, double width, ChangeMark mark, bool isImplied)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    if (isImplied) {
        pen.setDashPattern(impliedDashes());
    } else if (mark == ChangeMark::Removed) {
        pen.setStyle(Qt::DashLine);
    }
    return pen;
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
    m_isFading = false;
    m_shapes = QList<EdgeShape>(m_edges.size());
    prepareGeometryChange();
    m_bounds = {};
}

const QList<EdgeItem::Edge>& EdgeItem::edges() const
{
    return m_edges;
}

QList<QRectF> EdgeItem::obstacles() const
{
    QSet<const TableItem*> seen;
    QList<QRectF> boxes;
    for (const Edge& edge : m_edges) {
        for (const TableItem* table : {edge.from, edge.to}) {
            if (!seen.contains(table)) {
                seen.insert(table);
                boxes << table->box();
            }
        }
    }
    return boxes.size() <= mostObstacles ? boxes : QList<QRectF>();
}

void EdgeItem::updateShapes(const TableItem* moved)
{
    const QList<QRectF> boxes = obstacles();
    QRectF bounds;
    for (qsizetype i = 0; i < m_edges.size(); ++i) {
        const Edge& edge = m_edges.at(i);
        if (moved == nullptr || edge.from == moved || edge.to == moved) {
            m_shapes[i] = shapeOf(edge, boxes);
        }
        bounds |= m_shapes.at(i).bounds;
    }
    if (bounds != m_bounds) {
        prepareGeometryChange();
        m_bounds = bounds;
    }
    update();
}

void EdgeItem::setHighlight(const TableItem* table, bool othersFade)
{
    m_highlight = table;
    m_isFading = othersFade;
}

bool EdgeItem::isStrong(const Edge& edge) const
{
    return m_highlight != nullptr && (edge.from == m_highlight || edge.to == m_highlight);
}

QRectF EdgeItem::boundingRect() const
{
    return m_bounds;
}

QPainterPath EdgeItem::shape() const
{
    return {};  // never under the mouse: tables are
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const DiagramLook& look = qobject_cast<const DiagramScene*>(scene())->look();
    const double scale =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const bool isNear = scale >= curvesFrom;
    painter->setBrush(Qt::NoBrush);
    if (isNear) {
        paintNear(*painter, look, option->exposedRect);
    } else {
        paintFar(*painter, look, option->exposedRect);
    }
    paintStrong(*painter, look, option->exposedRect, isNear);
}

void EdgeItem::paintFar(QPainter& painter, const DiagramLook& look, const QRectF& exposed) const
{
    // Thousands of lines: smoothed, they take twice the time of the whole picture.
    constexpr qsizetype few = 400;
    painter.setRenderHint(QPainter::Antialiasing, m_edges.size() <= few);
    constexpr std::array<std::pair<ChangeMark, bool>, 5> kinds = {{{ChangeMark::None, true},
                                                                   {ChangeMark::None, false},
                                                                   {ChangeMark::Changed, false},
                                                                   {ChangeMark::Removed, false},
                                                                   {ChangeMark::Added, false}}};
    for (const auto& [mark, isImplied] : kinds) {
        QList<QLineF> lines;
        for (qsizetype i = 0; i < m_edges.size(); ++i) {
            const Edge& edge = m_edges.at(i);
            if (!edge.isFolded && !isStrong(edge) && edge.key.change == mark
                && edge.key.isImplied == isImplied && lineMayTouch(m_shapes.at(i), exposed)) {
                lines << m_shapes.at(i).straight;
            }
        }
        QColor colour = look.colorOf(mark);
        if (m_isFading) {
            colour = look.faded(colour);
        } else if (mark == ChangeMark::None && m_edges.size() > few) {
            colour.setAlphaF(0.45F);
        }
        painter.setPen(penOf(colour, mark == ChangeMark::None ? 0 : 2, mark, isImplied));
        painter.drawLines(lines);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void EdgeItem::paintNear(QPainter& painter, const DiagramLook& look, const QRectF& exposed) const
{
    for (qsizetype i = 0; i < m_edges.size(); ++i) {
        const Edge& edge = m_edges.at(i);
        if (edge.isFolded || isStrong(edge)) {
            continue;
        }
        const QPainterPath curve = curveIn(m_shapes.at(i), exposed);
        if (curve.isEmpty()) {
            continue;
        }
        const ChangeMark mark = edge.key.change;
        const QColor colour = look.colorOf(mark);
        painter.setPen(penOf(m_isFading ? look.faded(colour) : colour,
                             mark == ChangeMark::None ? 1.2 : 2.2,
                             mark,
                             edge.key.isImplied));
        painter.drawPath(curve);
    }
}

void EdgeItem::paintStrong(QPainter& painter,
                           const DiagramLook& look,
                           const QRectF& exposed,
                           bool isNear) const
{
    if (m_highlight == nullptr) {
        return;
    }
    for (qsizetype i = 0; i < m_edges.size(); ++i) {
        const Edge& edge = m_edges.at(i);
        if (!isStrong(edge) || !m_shapes.at(i).bounds.intersects(exposed)) {
            continue;
        }
        const ChangeMark mark = edge.key.change;
        const QColor own = edge.from == m_highlight ? look.edgeOut : look.edgeIn;
        painter.setPen(penOf(
            mark == ChangeMark::None ? own : look.colorOf(mark), 2.2, mark, edge.key.isImplied));
        if (isNear) {
            painter.drawPath(m_shapes.at(i).curve);
        } else {
            painter.drawLine(m_shapes.at(i).straight);
        }
    }
}

}  // namespace limbeck::ui
