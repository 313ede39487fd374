// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/tableitem.h"

#include "ui/diagram/diagramscene.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double headerHeight = 28.0;
constexpr double rowHeight = 20.0;
constexpr double markWidth = 26.0;
constexpr double minWidth = 140.0;
constexpr double maxWidth = 340.0;
constexpr double headerPixels = 13.0;
constexpr double nameOnlyBelow = 0.55;
constexpr double blockBelow = 0.12;

QFont rowFont()
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(12);
    return font;
}

QFont headerFont(double pixels = headerPixels)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(1, static_cast<int>(pixels)));
    font.setBold(true);
    return font;
}

bool isForeignColumn(const Table& table, const QString& column)
{
    for (const ForeignKey& key : table.foreignKeys) {
        if (key.columns.contains(column)) {
            return true;
        }
    }
    return false;
}

}  // namespace

TableItem::TableItem(const Table& table, DiagramDetail detail)
    : m_name(table.name)
{
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges
             | ItemUsesExtendedStyleOption);
    setAcceptHoverEvents(true);
    setCursor(Qt::ArrowCursor);
    for (const Column& column : table.columns) {
        Line line;
        line.name = column.name;
        line.type = describe(column.type);
        line.isPrimary = table.primaryKey && table.primaryKey->columns.contains(column.name);
        line.isForeign = isForeignColumn(table, column.name);
        const bool isKey = line.isPrimary || line.isForeign;
        if (detail == DiagramDetail::All || (detail == DiagramDetail::Keys && isKey)) {
            m_lines << line;
        } else {
            ++m_hidden;
        }
    }
    measure();
}

void TableItem::measure()
{
    const QFontMetricsF header(headerFont());
    const QFontMetricsF row(rowFont());
    double width = header.horizontalAdvance(m_name.toString()) + 24;
    for (const Line& line : m_lines) {
        width = std::max(width, markWidth + row.horizontalAdvance(line.name + line.type) + 40);
    }
    m_ways = waysToBreak(m_name.toString(), header);
    const auto rows = static_cast<double>(m_lines.size());
    const double body = m_lines.isEmpty() ? 0 : rows * rowHeight + 6;
    m_size = {std::ceil(std::clamp(width, minWidth, maxWidth)), headerHeight + body};
}

const TableName& TableItem::name() const
{
    return m_name;
}

QSizeF TableItem::size() const
{
    return m_size;
}

double TableItem::anchorY(const QString& column) const
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i).name == column) {
            return pos().y() + headerHeight + 3 + (static_cast<double>(i) + 0.5) * rowHeight;
        }
    }
    return pos().y() + headerHeight / 2;
}

QRectF TableItem::box() const
{
    return {pos(), m_size};
}

void TableItem::setEmphasis(Emphasis emphasis)
{
    if (emphasis != m_emphasis) {
        m_emphasis = emphasis;
        setOpacity(emphasis == Emphasis::Faded ? 0.35 : 1.0);
        update();
    }
}

void TableItem::setDescription(const QString& text)
{
    setToolTip(text);
}

QRectF TableItem::boundingRect() const
{
    return QRectF(QPointF(), m_size).adjusted(-2, -2, 2, 2);
}

void TableItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget)
{
    const QPalette palette = widget != nullptr ? widget->palette() : QGuiApplication::palette();
    const double lod =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const QRectF box({}, m_size);
    if (lod < blockBelow) {
        painter->fillRect(box, color(Role::TableHeader, palette));
        return;
    }
    const bool isStrong = isSelected() || m_emphasis == Emphasis::Strong;
    QPen border(isStrong ? color(Role::EdgeOut, palette) : color(Role::TableBorder, palette));
    border.setCosmetic(true);
    border.setWidthF(isSelected() ? 3.0 : (isStrong ? 2.0 : 1.0));
    painter->fillRect(box, color(Role::TableBody, palette));
    if (lod < nameOnlyBelow) {
        paintName(*painter, palette, lod);
    } else {
        paintHeader(*painter, palette);
        paintLines(*painter, palette, option->exposedRect);
    }
    painter->setPen(border);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(box);
}

void TableItem::paintHeader(QPainter& painter, const QPalette& palette) const
{
    const QRectF area(0, 0, m_size.width(), headerHeight);
    painter.fillRect(area, color(Role::TableHeader, palette));
    painter.setPen(color(Role::TableHeaderText, palette));
    painter.setFont(headerFont());
    const QRectF text = area.adjusted(10, 0, -10, 0);
    const QString shown = painter.fontMetrics().elidedText(
        m_name.toString(), Qt::ElideRight, static_cast<int>(text.width()) + 2);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, shown);
}

void TableItem::paintName(QPainter& painter, const QPalette& palette, double lod) const
{
    constexpr double largestOnScreen = 14.0;
    constexpr double lineSpacing = 1.2;
    const QRectF area({}, m_size);
    painter.fillRect(area, color(Role::TableHeader, palette));
    painter.setPen(color(Role::TableHeaderText, palette));
    const QRectF text = area.adjusted(8, 4, -8, -4);
    double factor = 1;
    const NameLines& way = bestFor(m_ways, headerPixels * lineSpacing, text.size(), factor);
    const double pixels = std::min(headerPixels * factor, std::max(largestOnScreen / lod, 1.0));
    painter.setFont(headerFont(pixels));
    painter.drawText(text, Qt::AlignCenter | Qt::TextDontClip, way.lines.join(u'\n'));
}

void TableItem::paintLines(QPainter& painter, const QPalette& palette, const QRectF& exposed) const
{
    painter.setFont(rowFont());
    const QFontMetricsF metrics(rowFont());
    double y = headerHeight + 3;
    for (const Line& line : m_lines) {
        const QRectF row(0, y, m_size.width(), rowHeight);
        y += rowHeight;
        if (!row.intersects(exposed)) {
            continue;
        }
        painter.setPen(color(Role::KeyMark, palette));
        const QString mark = line.isPrimary ? (line.isForeign ? u"PF"_s : u"PK"_s)
                                            : (line.isForeign ? u"FK"_s : QString());
        painter.drawText(QRectF(8, row.top(), markWidth, rowHeight), Qt::AlignVCenter, mark);
        const double typeWidth = std::min(metrics.horizontalAdvance(line.type), 120.0);
        const QRectF name(
            markWidth + 8, row.top(), m_size.width() - markWidth - typeWidth - 28, rowHeight);
        painter.setPen(color(Role::Text, palette));
        painter.drawText(name,
                         Qt::AlignVCenter,
                         metrics.elidedText(line.name, Qt::ElideRight, name.width() + 1));
        painter.setPen(color(Role::Muted, palette));
        painter.drawText(
            QRectF(m_size.width() - typeWidth - 9, row.top(), typeWidth + 1, rowHeight),
            Qt::AlignVCenter | Qt::AlignRight,
            metrics.elidedText(line.type, Qt::ElideRight, typeWidth + 1));
    }
}

QVariant TableItem::itemChange(GraphicsItemChange change, const QVariant& value)
{
    if (change == ItemPositionHasChanged) {
        if (auto* diagram = qobject_cast<DiagramScene*>(scene())) {
            diagram->tableMoved();
        }
    }
    return QGraphicsItem::itemChange(change, value);
}

}  // namespace limbeck::ui
