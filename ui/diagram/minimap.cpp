// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/minimap.h"

#include "ui/diagram/diagramview.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize mapSize(200, 140);
constexpr int frame = 6;

}  // namespace

Minimap::Minimap(DiagramView& view)
    : QWidget(&view)
    , m_view(view)
{
    setObjectName(u"diagram.minimap"_s);
    setAccessibleName(tr("Map of the diagram"));
    setAccessibleDescription(tr("Shows where the view is. Press or drag to look elsewhere."));
    setToolTip(tr("Press or drag to look elsewhere"));
    setFixedSize(mapSize);
    setCursor(Qt::ArrowCursor);
    hide();
    connect(&view, &DiagramView::viewChanged, this, &Minimap::follow);
}

void Minimap::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    follow();
}

void Minimap::redraw()
{
    m_picture = {};
    follow();
}

void Minimap::follow()
{
    const QRectF seen = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    const QRectF area = m_view.diagram().tablesArea();
    setVisible(m_isWanted && !area.isEmpty() && !seen.contains(area));
    update();
}

void Minimap::draw()
{
    const DiagramScene& scene = m_view.diagram();
    m_area = scene.tablesArea();
    const QSizeF room(width() - 2 * frame, height() - 2 * frame);
    m_scale = std::min(room.width() / m_area.width(), room.height() / m_area.height());
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    const QSizeF least(1.5, 1.5);  // a table must be seen, however small
    for (const TableItem* table : scene.items()) {
        const QRectF box = mapped(table->box());
        const QColor colour =
            scene.look().headerOf(scene.clusters().clusterOf.value(table->number(), -1));
        painter.fillRect(QRectF(box.topLeft(), box.size().expandedTo(least)), colour);
    }
}

QRectF Minimap::mapped(const QRectF& scene) const
{
    const QPointF corner((width() - m_area.width() * m_scale) / 2,
                         (height() - m_area.height() * m_scale) / 2);
    return {(scene.topLeft() - m_area.topLeft()) * m_scale + corner, scene.size() * m_scale};
}

void Minimap::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull()) {
        draw();
    }
    const DiagramLook& look = m_view.diagram().look();
    QPainter painter(this);
    QColor ground = look.body;
    ground.setAlphaF(0.92F);
    painter.setPen(look.border);
    painter.setBrush(ground);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.drawPixmap(0, 0, m_picture);
    const QRectF seen = mapped(m_view.mapToScene(m_view.viewport()->rect()).boundingRect())
                            .intersected(QRectF(rect()).adjusted(1, 1, -2, -2));
    QColor inside = look.edgeOut;
    inside.setAlphaF(0.15F);
    painter.setBrush(inside);
    painter.setPen(QPen(look.edgeOut, 2));
    painter.drawRect(seen);
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    lookAt(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        lookAt(event->position());
    }
}

void Minimap::lookAt(const QPointF& position)
{
    if (m_scale > 0) {
        const QPointF corner = mapped(m_area).topLeft();
        m_view.centerOn((position - corner) / m_scale + m_area.topLeft());
    }
}

}  // namespace limbeck::ui
