// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/graphdelegate.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace limbeck::ui {

namespace {

constexpr double laneWidth = 16.0;
constexpr double margin = 12.0;
constexpr double nodeRadius = 5.0;
constexpr int maxLanes = 24;

double laneX(const QRectF& area, int lane)
{
    return area.left() + margin + std::min(lane, maxLanes) * laneWidth;
}

/// What is archived is drawn thinner and dashed: another time, beside the project's lines.
void drawLine(QPainter& painter,
              const QPainterPath& path,
              const LaneLine& line,
              int colorLane,
              const HistoryRow& row,
              const QPalette& palette)
{
    const bool isPast = row.isArchived() && line.lane >= row.firstArchivedLane;
    QPen pen(laneColor(colorLane, palette), isPast ? 1.4 : 2.0);
    pen.setStyle(line.isDependency ? Qt::DotLine : isPast ? Qt::DashLine : Qt::SolidLine);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawPath(path);
}

/// From the row's edge at one lane to the node, bending once.
QPainterPath bend(const QPointF& edge, const QPointF& node)
{
    QPainterPath path(edge);
    const double middle = (edge.y() + node.y()) / 2;
    path.cubicTo(QPointF(edge.x(), middle), QPointF(node.x(), middle), node);
    return path;
}

void drawLines(QPainter& painter,
               const QRectF& area,
               const HistoryRow& history,
               const QPalette& palette)
{
    const LaneRow& row = history.lanes;
    const QPointF node(laneX(area, row.lane), area.center().y());
    for (const LaneLine& line : row.through) {
        const double x = laneX(area, line.lane);
        QPainterPath path(QPointF(x, area.top()));
        path.lineTo(x, area.bottom() + 1);
        drawLine(painter, path, line, line.lane, history, palette);
    }
    for (const LaneLine& line : row.fromAbove) {
        const QPointF top(laneX(area, line.lane), area.top());
        drawLine(painter, bend(top, node), line, line.lane, history, palette);
    }
    for (const LaneLine& line : row.toBelow) {
        const QPointF bottom(laneX(area, line.lane), area.bottom() + 1);
        drawLine(
            painter, bend(bottom, node), line, std::max(line.lane, row.lane), history, palette);
    }
}

QPainterPath nodeShape(const HistoryRow& row, const QPointF& centre)
{
    QPainterPath path;
    const double r = nodeRadius;
    if (!row.problem.isEmpty()) {
        path.addPolygon(QPolygonF({centre + QPointF(0, -r - 1.5),
                                   centre + QPointF(r + 1.5, r),
                                   centre + QPointF(-r - 1.5, r),
                                   centre + QPointF(0, -r - 1.5)}));
    } else if (row.isMerge) {
        path.addPolygon(QPolygonF({centre + QPointF(0, -r - 1),
                                   centre + QPointF(r + 1, 0),
                                   centre + QPointF(0, r + 1),
                                   centre + QPointF(-r - 1, 0),
                                   centre + QPointF(0, -r - 1)}));
    } else if (row.isBase) {
        path.addRect(QRectF(centre.x() - r + 0.5, centre.y() - r + 0.5, 2 * r - 1, 2 * r - 1));
    } else {
        path.addEllipse(centre, r, r);
    }
    return path;
}

/// Applied is full, applied in another database half of it.
double filledPart(const HistoryRow& row)
{
    if (row.state == RevisionState::Applied || row.state == RevisionState::WasApplied) {
        return 1.0;
    }
    return row.appliedIn.isEmpty() ? 0.0 : 0.5;
}

void drawNode(QPainter& painter, const QRectF& area, const HistoryRow& row, const QPalette& palette)
{
    const QPointF centre(laneX(area, row.lanes.lane), area.center().y());
    const QColor strong =
        row.problem.isEmpty() ? laneColor(row.lanes.lane, palette) : color(Role::Problem, palette);
    const QPainterPath shape = nodeShape(row, centre);
    painter.setPen(row.isArchived() ? QPen(strong, 1.4, Qt::DashLine) : QPen(strong, 2.0));
    painter.setBrush(palette.color(QPalette::Base));
    painter.drawPath(shape);
    if (const double filled = filledPart(row); filled > 0) {
        const QRectF bounds = shape.boundingRect();
        QPainterPath part;
        part.addRect(QRectF(bounds.topLeft(), QSizeF(bounds.width() * filled, bounds.height())));
        const bool isOld = row.state == RevisionState::WasApplied;
        painter.fillPath(shape.intersected(part), isOld ? color(Role::Muted, palette) : strong);
    }
    if (row.isCurrent) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(strong, 1.4));
        painter.drawEllipse(centre, nodeRadius + 3.2, nodeRadius + 3.2);
    }
}

/// The cell without text: ground, selection and focus as the style draws them.
void drawGround(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index)
{
    option.text.clear();
    option.icon = {};
    option.index = index;
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
}

constexpr double badgePadding = 6.0;
constexpr double badgeMargin = 4.0;  ///< before the first one

QRectF badgeFrame(const QFontMetricsF& metrics, const QRectF& area, double x, const Badge& badge)
{
    const double height = metrics.height() + 2;
    return {x,
            area.center().y() - height / 2,
            metrics.horizontalAdvance(badge.text) + 2 * badgePadding,
            height};
}

/// Draws one badge at `x` and returns where the next thing may start.
double drawBadge(
    QPainter& painter, const QRectF& area, double x, const Badge& badge, const QPalette& palette)
{
    const QRectF frame = badgeFrame(QFontMetricsF(painter.font()), area, x, badge);
    const double height = frame.height();
    painter.setPen(QPen(color(badge.role, palette), 1.0));
    painter.setBrush(tint(badge.role, palette));
    painter.drawRoundedRect(frame, height / 2, height / 2);
    painter.drawText(frame, Qt::AlignCenter, badge.text);
    return frame.right() + badgePadding;
}

}  // namespace

GraphDelegate::GraphDelegate(const HistoryModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void GraphDelegate::setLinesVisible(bool isVisible)
{
    m_hasLines = isVisible;
}

int GraphDelegate::widthFor(int laneCount) const
{
    return static_cast<int>(2 * margin + std::min(std::max(laneCount, 3), maxLanes) * laneWidth);
}

void GraphDelegate::paint(QPainter* painter,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    // Lanes keep their colours on a selected row: the rest of the row shows the selection.
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    QModelIndex source = index;
    if (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(index.model())) {
        source = proxy->mapToSource(index);
    }
    if (source.row() < 0 || source.row() >= m_model.rows().size()) {
        return;
    }
    const HistoryRow& row = m_model.rows().at(source.row());
    const QRectF area(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    if (m_hasLines) {
        painter->setBrush(Qt::NoBrush);
        drawLines(*painter, area, row, option.palette);
    }
    drawNode(*painter, area, row, option.palette);
    painter->restore();
}

QSize GraphDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setWidth(widthFor(m_model.laneCount()));
    return size;
}

void MessageDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    const auto badges = index.data(HistoryModel::BadgesRole).value<QList<Badge>>();
    if (badges.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QString text = styled.text;
    drawGround(painter, styled, index);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(styled.font);
    double x = option.rect.left() + badgeMargin;
    for (const Badge& badge : badges) {
        x = drawBadge(*painter, option.rect, x, badge, option.palette);
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QRectF rest(QPointF(x, option.rect.top()),
                      QPointF(option.rect.right() - 4, option.rect.bottom() + 1));
    const QString shown =
        painter->fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(rest.width()));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, shown);
    painter->restore();
}

bool MessageDelegate::editorEvent(QEvent* event,
                                  QAbstractItemModel* model,
                                  const QStyleOptionViewItem& option,
                                  const QModelIndex& index)
{
    const auto badges = index.data(HistoryModel::BadgesRole).value<QList<Badge>>();
    if (event->type() != QEvent::MouseButtonRelease || badges.isEmpty()
        || !index.data(HistoryModel::FoldsRole).toBool()) {
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    }
    const QRectF frame = badgeFrame(
        QFontMetricsF(option.font), option.rect, option.rect.left() + badgeMargin, badges.first());
    if (!frame.contains(static_cast<QMouseEvent*>(event)->position())) {
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    }
    emit foldClicked(index);
    return true;
}

}  // namespace limbeck::ui
