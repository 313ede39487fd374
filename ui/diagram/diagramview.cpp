// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagramview.h"

#include "ui/diagram/accessiblediagram.h"
#include "ui/diagram/minimap.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QWheelEvent>

#include <cmath>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double minScale = 0.01;
constexpr double maxScale = 3.0;
constexpr double maxFitScale = 1.1;
constexpr int overlayMargin = 12;

}  // namespace

DiagramView::DiagramView(DiagramScene& scene, QWidget* parent)
    : QGraphicsView(&scene, parent)
    , m_scene(scene)
    , m_minimap(new Minimap(*this))
{
    installDiagramAccessibility();
    setObjectName(u"diagram.view"_s);
    setAccessibleName(tr("Diagram of the tables and their foreign keys"));
    setAccessibleDescription(
        tr("Arrow keys walk from table to table, F and Shift+F along a foreign key, Return opens "
           "one. The page Tables lists the same tables."));
    viewport()->setAccessibleName(accessibleName());
    setFrameShape(NoFrame);
    // Fitting the picture into a view whose scroll bars come and go would never settle.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragMode(ScrollHandDrag);
    viewport()->setCursor(Qt::ArrowCursor);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(AnchorUnderMouse);
    setViewportUpdateMode(SmartViewportUpdate);
    setOptimizationFlag(DontAdjustForAntialiasing);
    setOptimizationFlag(DontSavePainterState);
    takeLook();
    connect(&scene, &DiagramScene::arrangementChanged, this, [this] {
        m_minimap->redraw();
        if (!m_scene.items().contains(m_pressed)) {
            m_pressed = nullptr;  // it went while it was being dragged
        }
    });
}

DiagramScene& DiagramView::diagram() const
{
    return m_scene;
}

void DiagramView::takeLook()
{
    const DiagramLook look(palette());
    m_scene.setLook(look);
    setBackgroundBrush(look.canvas);
}

void DiagramView::zoomBy(double factor)
{
    const double current = transform().m11();
    const double wanted = std::clamp(current * factor, minScale, maxScale);
    m_isFitting = false;
    scale(wanted / current, wanted / current);
    emit viewChanged();
}

void DiagramView::zoomToFit()
{
    const QRectF area = m_scene.tablesArea();
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
    emit viewChanged();
}

void DiagramView::fitOnce(const QString& what)
{
    if (what != m_fitted) {
        m_fitted = what;
        zoomToFit();
    }
}

void DiagramView::centerOnTable(TableItem* table)
{
    constexpr double readable = 0.7;
    m_isFitting = false;
    if (transform().m11() < readable) {
        setTransform(QTransform::fromScale(readable, readable));
    }
    centerOn(table->box().center());
    emit viewChanged();
}

void DiagramView::choose(TableItem* table)
{
    m_scene.select(table);
    m_scene.highlight(m_scene.pinned());
    if (table != nullptr) {
        constexpr int margin = 40;
        ensureVisible(table->box(), margin, margin);
        tellFocus(*this, table);
    }
}

void DiagramView::setMinimapShown(bool isShown)
{
    m_minimap->setWanted(isShown);
}

void DiagramView::placeMinimap()
{
    const QRect area = viewport()->geometry().adjusted(
        overlayMargin, overlayMargin, -overlayMargin, -overlayMargin);
    m_minimap->move(area.bottomRight() - QPoint(m_minimap->width(), m_minimap->height()));
}

bool DiagramView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Here Ctrl+Z takes back the last move, not the last change of the database.
        auto* key = static_cast<QKeyEvent*>(event);  // Qt: the type says so
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->accept();
            return true;
        }
    }
    return QGraphicsView::event(event);
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    constexpr double perStep = 1.2;
    constexpr double unitsPerStep = 120.0;
    zoomBy(std::pow(perStep, event->angleDelta().y() / unitsPerStep));
    event->accept();
}

void DiagramView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->position().toPoint();
    m_pressed = event->button() == Qt::LeftButton ? tableAt(m_pressedAt) : nullptr;
    m_pressedPos = m_pressed != nullptr ? m_pressed->pos() : QPointF();
    QGraphicsView::mousePressEvent(event);
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) {
        TableItem* under = tableAt(event->position().toPoint());
        m_scene.highlight(under != nullptr ? under : m_scene.pinned());
        viewport()->setCursor(under != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    TableItem* table = m_pressed;
    m_pressed = nullptr;
    if (event->button() != Qt::LeftButton) {
        return;
    }
    const bool isClick = (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (table != nullptr && table->pos() != m_pressedPos) {
        table->setPos(table->pos().toPoint());  // files keep whole numbers
        emit tableMoved(table->number(), m_pressedPos, table->pos());
    }
    if (table != nullptr && isClick) {
        m_scene.highlight(table);
        emit tableSelected(table->name());
    } else if (table == nullptr && isClick) {
        choose(nullptr);
    }
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (TableItem* table = tableAt(event->position().toPoint())) {
        choose(table);
        emit tableActivated(table->name());
    }
}

void DiagramView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    TableItem* table = isByMouse ? tableAt(event->pos()) : m_scene.selected();
    if (table != nullptr) {
        const QPoint at = isByMouse ? event->globalPos()
                                    : viewport()->mapToGlobal(mapFromScene(table->box().center()));
        emit menuWanted(table->number(), at);
    }
}

bool DiagramView::pressUndo(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Undo)) {
        emit undoWanted();
        return true;
    }
    if (event.matches(QKeySequence::Redo)) {
        emit redoWanted();
        return true;
    }
    return false;
}

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    constexpr double perKey = 1.25;
    if (pressUndo(*event)) {
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(perKey);
    case Qt::Key_Minus:
        return zoomBy(1 / perKey);
    case Qt::Key_0:
        return zoomToFit();
    case Qt::Key_Period:
        return emit hopsWanted(1);
    case Qt::Key_Comma:
        return emit hopsWanted(-1);
    case Qt::Key_Escape:
        return choose(nullptr);
    case Qt::Key_F:
        return follow(!event->modifiers().testFlag(Qt::ShiftModifier));
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
    m_scene.highlight(m_scene.pinned());
}

void DiagramView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        takeLook();
        m_minimap->redraw();
    }
}

void DiagramView::showEvent(QShowEvent* event)
{
    QGraphicsView::showEvent(event);
    if (m_isFitting) {
        zoomToFit();
    }
    placeMinimap();
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_isFitting) {
        zoomToFit();
    }
    placeMinimap();
    emit viewChanged();
}

void DiagramView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    emit viewChanged();
}

TableItem* DiagramView::tableAt(const QPoint& position) const
{
    const QPointF point = mapToScene(position);
    const QList<TableItem*>& tables = m_scene.items();
    for (qsizetype i = tables.size() - 1; i >= 0; --i) {  // what is painted last is on top
        if (tables.at(i)->box().contains(point)) {
            return tables.at(i);
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
    if (!directions.contains(key) || m_scene.items().isEmpty()) {
        return false;
    }
    const TableItem* from = m_scene.selected();
    TableItem* to =
        from == nullptr ? m_scene.items().first() : nearest(*from, directions.value(key));
    if (to != nullptr) {
        choose(to);
        emit tableSelected(to->name());
    }
    return true;
}

void DiagramView::follow(bool isOut)
{
    const TableItem* from = m_scene.selected();
    const QList<TableItem*> ends = isOut ? m_scene.referents(from) : m_scene.referrers(from);
    const auto go = [this](TableItem* to) {
        choose(to);
        emit tableSelected(to->name());
    };
    if (ends.size() == 1) {
        return go(ends.first());
    }
    if (ends.isEmpty()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(u"diagram.follow"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (TableItem* end : ends) {
        // By name: the tables may be others by the time somebody chooses.
        menu->addAction(end->name().toString(), this, [this, go, name = end->name()] {
            if (TableItem* to = m_scene.item(name)) {
                go(to);
            }
        });
    }
    menu->setActiveAction(menu->actions().first());
    menu->popup(viewport()->mapToGlobal(mapFromScene(from->box().center())));
}

}  // namespace limbeck::ui
