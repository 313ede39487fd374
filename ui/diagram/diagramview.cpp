// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagramview.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include <cmath>

namespace limbeck::ui {

namespace {

constexpr double minScale = 0.02;
constexpr double maxScale = 3.0;
constexpr double maxFitScale = 1.1;

}  // namespace

DiagramView::DiagramView(DiagramScene& scene, QWidget* parent)
    : QGraphicsView(&scene, parent)
    , m_scene(scene)
{
    setObjectName(QStringLiteral("diagram.view"));
    setAccessibleName(tr("Diagram of the tables and their foreign keys"));
    setAccessibleDescription(
        tr("Arrow keys walk from table to table, Return opens one. The page "
           "Tables lists the same tables."));
    viewport()->setAccessibleName(accessibleName());
    setFrameShape(NoFrame);
    // Fitting the picture into a view whose scroll bars come and go would never settle.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragMode(ScrollHandDrag);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(AnchorUnderMouse);
    setViewportUpdateMode(SmartViewportUpdate);
    setOptimizationFlag(DontAdjustForAntialiasing);
    setBackgroundBrush(color(Role::Canvas, palette()));
}

void DiagramView::zoomBy(double factor)
{
    const double current = transform().m11();
    const double wanted = std::clamp(current * factor, minScale, maxScale);
    m_isFitting = false;
    scale(wanted / current, wanted / current);
}

void DiagramView::zoomToFit()
{
    QRectF area;
    for (const TableItem* table : m_scene.items()) {
        area |= table->box();
    }
    if (area.isEmpty()) {
        return;
    }
    constexpr double margin = 30;
    fitInView(area.adjusted(-margin, -margin, margin, margin), Qt::KeepAspectRatio);
    if (transform().m11() > maxFitScale) {
        setTransform(QTransform::fromScale(maxFitScale, maxFitScale));
        centerOn(area.center());
    }
    m_isFitting = true;
}

void DiagramView::centerOnTable(TableItem* table)
{
    constexpr double readable = 0.7;
    m_isFitting = false;
    if (transform().m11() < readable) {
        setTransform(QTransform::fromScale(readable, readable));
    }
    centerOn(table->box().center());
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    constexpr double perStep = 1.2;
    constexpr double unitsPerStep = 120.0;
    zoomBy(std::pow(perStep, event->angleDelta().y() / unitsPerStep));
    event->accept();
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) {
        TableItem* under = tableAt(event->position().toPoint());
        m_scene.highlight(under != nullptr ? under : m_scene.selected());
    }
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    if (TableItem* table = tableAt(event->position().toPoint())) {
        emit tableSelected(table->name());
    }
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (TableItem* table = tableAt(event->position().toPoint())) {
        choose(table);
        emit tableActivated(table->name());
    }
}

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    constexpr double perKey = 1.25;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(perKey);
    case Qt::Key_Minus:
        return zoomBy(1 / perKey);
    case Qt::Key_0:
        return zoomToFit();
    case Qt::Key_Escape:
        m_scene.select(nullptr);
        return m_scene.highlight(nullptr);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (TableItem* table = m_scene.selected()) {
            emit tableActivated(table->name());
        }
        return;
    default:
        if (!walk(event->key())) {
            QGraphicsView::keyPressEvent(event);
        }
    }
}

void DiagramView::leaveEvent(QEvent* event)
{
    QGraphicsView::leaveEvent(event);
    m_scene.highlight(m_scene.selected());
}

void DiagramView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        setBackgroundBrush(color(Role::Canvas, palette()));
    }
}

void DiagramView::showEvent(QShowEvent* event)
{
    QGraphicsView::showEvent(event);
    if (m_isFitting) {
        zoomToFit();
    }
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_isFitting) {
        zoomToFit();
    }
}

TableItem* DiagramView::tableAt(const QPoint& position) const
{
    const QPointF point = mapToScene(position);
    for (TableItem* table : m_scene.items()) {
        if (table->box().contains(point)) {
            return table;
        }
    }
    return nullptr;
}

TableItem* DiagramView::nearest(const TableItem& from, const QPointF& direction) const
{
    TableItem* best = nullptr;
    double bestCost = 0;
    for (TableItem* table : m_scene.items()) {
        const QPointF way = table->box().center() - from.box().center();
        const double ahead = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        const double cost = ahead + 2 * aside;
        if (table != &from && ahead > 0 && (best == nullptr || cost < bestCost)) {
            best = table;
            bestCost = cost;
        }
    }
    return best;
}

bool DiagramView::walk(int key)
{
    const QHash<int, QPointF> directions = {{Qt::Key_Left, {-1, 0}},
                                            {Qt::Key_Right, {1, 0}},
                                            {Qt::Key_Up, {0, -1}},
                                            {Qt::Key_Down, {0, 1}}};
    if (!directions.contains(key) || m_scene.tableCount() == 0) {
        return false;
    }
    const TableItem* from = m_scene.selected();
    TableItem* to =
        from == nullptr ? m_scene.items().first() : nearest(*from, directions.value(key));
    if (to != nullptr) {
        choose(to);
        ensureVisible(to);
        emit tableSelected(to->name());
    }
    return true;
}

void DiagramView::choose(TableItem* table)
{
    m_scene.select(table);
    m_scene.highlight(table);
}

}  // namespace limbeck::ui
