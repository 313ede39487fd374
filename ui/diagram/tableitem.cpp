// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/tableitem.h"

#include "ui/diagram/diagramscene.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double markWidth = 26.0;
constexpr double minWidth = 120.0;
constexpr double maxWidth = 340.0;
constexpr double typeWidthLimit = 130.0;

bool isShown(const DiagramColumn& row, DiagramDetail detail)
{
    switch (detail) {
    case DiagramDetail::Names:
        return false;
    case DiagramDetail::Keys:
        return row.isPrimary || row.isForeign || row.change != ChangeMark::None;
    case DiagramDetail::All:
        return true;
    }
    return true;
}

QString keyMark(const DiagramColumn& row)
{
    if (row.isPrimary) {
        return row.isForeign ? u"PF"_s : u"PK"_s;
    }
    return row.isForeign ? u"FK"_s : QString();
}

QString hubText(const QString& hub)
{
    return u"→ "_s + hub;
}

/// A short text in a round frame, at the right end of an area.
void drawPill(QPainter& painter, const QRectF& area, const QString& text, const QColor& colour)
{
    const double width = painter.fontMetrics().horizontalAdvance(text) + 12.0;
    const QRectF pill(area.right() - std::min(width, area.width()),
                      area.center().y() - 8,
                      std::min(width, area.width()),
                      16);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(pill, 8, 8);
    painter.drawText(pill, Qt::AlignCenter, text);
}

}  // namespace

TableItem::TableItem(int number, const DiagramTable& table, DiagramDetail detail, int cluster)
    : m_number(number)
    , m_name(table.name)
    , m_change(table.change)
    , m_cluster(cluster)
{
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges
             | ItemUsesExtendedStyleOption);
    setCursor(Qt::ArrowCursor);
    for (const DiagramColumn& row : table.rows) {
        if (isShown(row, detail)) {
            m_rows << row;
        }
    }
    measure();
}

void TableItem::measure()
{
    const QFontMetricsF header(diagramFont(headerPixels, true));
    const QFontMetricsF row(diagramFont(rowPixels, false));
    const double badgeRoom = m_change == ChangeMark::None ? 24 : 44;
    double width = header.horizontalAdvance(m_name.toString()) + badgeRoom;
    for (const DiagramColumn& line : m_rows) {
        const double type = std::min(row.horizontalAdvance(line.type), typeWidthLimit);
        width = std::max(width, markWidth + row.horizontalAdvance(line.name) + type + 40);
    }
    const auto rows = static_cast<double>(m_rows.size());
    const double height =
        m_rows.isEmpty() ? nameOnlyHeight : headerHeight + rows * rowHeight + 2 * rowMargin;
    m_size = {std::ceil(std::clamp(width, minWidth, maxWidth)), height};
}

int TableItem::number() const
{
    return m_number;
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
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).name == column) {
            return pos().y() + headerHeight + rowMargin
                   + (static_cast<double>(i) + 0.5) * rowHeight;
        }
    }
    return pos().y() + (m_rows.isEmpty() ? nameOnlyHeight : headerHeight) / 2;
}

QRectF TableItem::box() const
{
    return {pos(), m_size};
}

void TableItem::setEmphasis(Emphasis emphasis)
{
    m_emphasis = emphasis;  // the scene paints all of itself anew afterwards
}

TableItem::Emphasis TableItem::emphasis() const
{
    return m_emphasis;
}

void TableItem::setFolded(const QHash<QString, QString>& hubs)
{
    m_folded = hubs;
    m_rowTexts.clear();
}

void TableItem::setFoldedIn(int keys)
{
    m_foldedIn = keys;
}

QRectF TableItem::boundingRect() const
{
    return QRectF(QPointF(), m_size).adjusted(-3, -3, 3, 3);
}

TableItem::Colours TableItem::coloursFrom(const DiagramLook& look) const
{
    Colours colours{.header = look.headerOf(m_cluster),
                    .headerText = look.headerText,
                    .body = look.body,
                    .border = look.border,
                    .text = look.text,
                    .muted = look.muted,
                    .keyMark = look.keyMark,
                    .out = look.edgeOut};
    if (m_emphasis == Emphasis::Faded) {
        for (QColor* colour : {&colours.header,
                               &colours.body,
                               &colours.border,
                               &colours.text,
                               &colours.muted,
                               &colours.keyMark,
                               &colours.out}) {
            *colour = look.faded(*colour);
        }
        colours.headerText = look.isDark ? look.muted : look.text;
    }
    return colours;
}

void TableItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    // Diagrams are not mirrored: names are written from left to right in every language, and places
    // are kept in files. A painter takes the program's direction.
    painter->setLayoutDirection(Qt::LeftToRight);
    const auto* diagram = qobject_cast<const DiagramScene*>(scene());
    const DiagramLook& look = diagram->look();
    const Colours colours = coloursFrom(look);
    const double scale =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const QRectF box({}, m_size);
    if (scale < namesFrom) {
        painter->fillRect(box, colours.header);
        if (m_change != ChangeMark::None || isSelected() || m_emphasis == Emphasis::Strong) {
            paintBorder(*painter, colours, look);
        }
        return;
    }
    painter->fillRect(box, colours.body);
    if (scale < rowsFrom || m_rows.isEmpty()) {
        paintName(*painter, colours, scale);
    } else {
        paintHeader(*painter, colours, look);
        paintRows(*painter, colours, look, option->exposedRect);
    }
    paintBorder(*painter, colours, look);
}

void TableItem::paintBorder(QPainter& painter,
                            const Colours& colours,
                            const DiagramLook& look) const
{
    const bool isStrong = m_emphasis == Emphasis::Strong;
    QPen border(isStrong || isSelected() ? look.edgeOut : colours.border);
    border.setWidthF(isSelected() ? 3.0 : (isStrong ? 2.0 : 1.0));
    if (m_change != ChangeMark::None && !isSelected()) {
        border.setColor(look.colorOf(m_change));
        border.setWidthF(2.5);
        border.setStyle(m_change == ChangeMark::Removed ? Qt::DashLine : Qt::SolidLine);
    }
    border.setCosmetic(true);
    painter.setPen(border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF({}, m_size));
}

QString TableItem::badge() const
{
    if (m_foldedIn > 0) {
        return u"← %1"_s.arg(m_foldedIn);
    }
    const qsizetype hidden = m_rows.isEmpty() ? m_folded.size() : 0;
    return hidden > 0 ? u"→ %1"_s.arg(hidden) : QString();
}

void TableItem::paintHeader(QPainter& painter,
                            const Colours& colours,
                            const DiagramLook& look) const
{
    const QRectF area(0, 0, m_size.width(), headerHeight);
    painter.fillRect(area, colours.header);
    QRectF text = area.adjusted(10, 0, -8, 0);
    if (m_change != ChangeMark::None) {
        // A square of the mark's colour with its glyph: it must not be told by colour alone.
        const QRectF mark(area.right() - 22, 6, 16, 16);
        painter.fillRect(mark, look.body);
        painter.setFont(diagramFont(14, true));
        painter.setPen(look.colorOf(m_change));
        painter.drawText(mark, Qt::AlignCenter, markGlyph(m_change));
        text.setRight(mark.left() - 4);
    }
    painter.setPen(colours.headerText);
    if (const QString shown = badge(); !shown.isEmpty()) {
        painter.setFont(diagramFont(rowPixels - 1, false));
        drawPill(painter, text, shown, colours.headerText);
        text.setRight(text.right() - painter.fontMetrics().horizontalAdvance(shown) - 16);
    }
    painter.setFont(diagramFont(headerPixels, true));
    const QString name = painter.fontMetrics().elidedText(
        m_name.toString(), Qt::ElideRight, static_cast<int>(text.width()) + 2);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, name);
}

void TableItem::paintName(QPainter& painter, const Colours& colours, double scale) const
{
    constexpr double largestOnScreen = 13.0;
    constexpr double legibleOnScreen = 8.0;
    constexpr double lineSpacing = 1.2;
    const QRectF area({}, m_size);
    painter.fillRect(area, colours.header);
    painter.setPen(colours.headerText);
    QRectF text = area.adjusted(6, 3, -6, -3);
    if (m_ways.isEmpty()) {
        const QString prefix =
            m_change == ChangeMark::None ? QString() : markGlyph(m_change) + QChar(QChar::Nbsp);
        m_ways =
            waysToBreak(prefix + m_name.toString(), QFontMetricsF(diagramFont(headerPixels, true)));
    }
    double factor = 1;
    const NameLines& way = bestFor(m_ways,
                                   headerPixels * lineSpacing,
                                   text.size(),
                                   legibleOnScreen / (headerPixels * scale),
                                   factor);
    const double pixels = std::min(headerPixels * factor, std::max(largestOnScreen / scale, 1.0));
    painter.setFont(diagramFont(pixels, true));
    painter.drawText(text, Qt::AlignCenter | Qt::TextDontClip, way.lines.join(u'\n'));
    const QString shown = badge();
    if (!shown.isEmpty() && scale >= rowsFrom) {
        painter.setFont(diagramFont(rowPixels - 2, false));
        painter.drawText(area.adjusted(4, 1, -4, -1), Qt::AlignRight | Qt::AlignTop, shown);
    }
}

void TableItem::paintRows(QPainter& painter,
                          const Colours& colours,
                          const DiagramLook& look,
                          const QRectF& exposed) const
{
    QRectF area(0, headerHeight + rowMargin, m_size.width(), rowHeight);
    const QList<RowText>& texts = rowTexts();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (area.intersects(exposed)) {
            paintRow(painter, colours, look, m_rows.at(i), texts.at(i), area);
        }
        area.translate(0, rowHeight);
    }
}

const QList<TableItem::RowText>& TableItem::rowTexts() const
{
    if (m_rowTexts.size() == m_rows.size()) {
        return m_rowTexts;
    }
    const QFontMetricsF metrics(diagramFont(rowPixels, false));
    const QFontMetricsF pill(diagramFont(rowPixels - 1, false));
    m_rowTexts.clear();
    for (const DiagramColumn& row : m_rows) {
        const QString hub = m_folded.value(row.name);
        const QString type = hub.isEmpty() ? row.type : hubText(hub);
        const double room = hub.isEmpty() ? 0 : 12;
        RowText text;
        text.isHub = !hub.isEmpty();
        text.typeWidth = std::min(metrics.horizontalAdvance(type) + room, typeWidthLimit + room);
        const double nameWidth = m_size.width() - markWidth - text.typeWidth - 24;
        text.name = metrics.elidedText(row.name, Qt::ElideRight, nameWidth + 1);
        text.type = text.isHub ? pill.elidedText(type, Qt::ElideRight, text.typeWidth - 8)
                               : metrics.elidedText(type, Qt::ElideRight, text.typeWidth + 1);
        m_rowTexts << text;
    }
    return m_rowTexts;
}

void TableItem::paintRow(QPainter& painter,
                         const Colours& colours,
                         const DiagramLook& look,
                         const DiagramColumn& row,
                         const RowText& shown,
                         const QRectF& area) const
{
    QFont font = diagramFont(rowPixels, false);
    QColor text = colours.text;
    if (row.change != ChangeMark::None) {
        QColor ground = look.colorOf(row.change);
        text = m_emphasis == Emphasis::Faded ? text : ground;
        ground.setAlphaF(0.13F);
        painter.fillRect(area.adjusted(1, 0, -1, 0), ground);
        font.setStrikeOut(row.change == ChangeMark::Removed);
    }
    const QString mark = row.change == ChangeMark::None ? keyMark(row) : markGlyph(row.change);
    if (!mark.isEmpty()) {
        painter.setFont(diagramFont(rowPixels - 1, true));
        painter.setPen(row.change == ChangeMark::None ? colours.keyMark : text);
        painter.drawText(QRectF(8, area.top(), markWidth, rowHeight), Qt::AlignVCenter, mark);
    }
    painter.setFont(font);
    painter.setPen(text);
    const QRectF name(
        markWidth + 8, area.top(), m_size.width() - markWidth - shown.typeWidth - 24, rowHeight);
    painter.drawText(name, Qt::AlignVCenter, shown.name);
    const QRectF right(
        m_size.width() - shown.typeWidth - 9, area.top(), shown.typeWidth + 1, rowHeight);
    if (shown.isHub) {
        painter.setFont(diagramFont(rowPixels - 1, false));
        drawPill(painter, right, shown.type, colours.out);
    } else {
        painter.setPen(colours.muted);
        painter.drawText(right, Qt::AlignVCenter | Qt::AlignRight, shown.type);
    }
}

QVariant TableItem::itemChange(GraphicsItemChange change, const QVariant& value)
{
    if (change == ItemPositionHasChanged) {
        if (auto* diagram = qobject_cast<DiagramScene*>(scene())) {
            diagram->tableMoved(*this);
        }
    }
    return QGraphicsItem::itemChange(change, value);
}

}  // namespace limbeck::ui
