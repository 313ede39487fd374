// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/legend.h"

#include "ui/diagram/diagramscene.h"
#include "ui/diagram/edgeshape.h"
#include "ui/language/words.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double lineHeight = 20.0;
constexpr double signWidth = 54.0;
constexpr double margin = 10.0;

struct Entry
{
    enum class Kind
    {
        Line,
        Badge,
        Mark,
        Guess,
    };

    QString text;
    Kind kind = Kind::Line;
    EndSign sign = EndSign::Many;
    ChangeMark mark = ChangeMark::None;
    QString badge = {};
};

QList<Entry> entriesOf(const LegendContent& legend)
{
    QList<Entry> entries;
    if (legend.hasKeys) {
        entries << Entry{.text = tr("none or many rows refer"), .sign = EndSign::Many};
        entries << Entry{.text = tr("exactly one"), .sign = EndSign::ExactlyOne};
        entries << Entry{.text = tr("none or one"), .sign = EndSign::NoneOrOne};
    }
    if (legend.hasHubs) {
        entries << Entry{.text = tr("key to a hub, drawn when pointed at"),
                         .kind = Entry::Kind::Badge,
                         .badge = u"→ hub"_s};
    }
    if (legend.hasGuesses) {
        entries << Entry{.text = tr("looks like a reference: a guess"), .kind = Entry::Kind::Guess};
    }
    if (legend.hasChanges) {
        for (const ChangeMark mark :
             {ChangeMark::Added, ChangeMark::Removed, ChangeMark::Changed}) {
            entries << Entry{.text = markWord(mark), .kind = Entry::Kind::Mark, .mark = mark};
        }
    }
    return entries;
}

void paintSign(QPainter& painter, const QRectF& area, const Entry& entry, const DiagramLook& look)
{
    painter.setBrush(Qt::NoBrush);
    switch (entry.kind) {
    case Entry::Kind::Line: {
        const QPointF left(area.left(), area.center().y());
        QPainterPath path(left);
        path.lineTo(area.right() - 8, left.y());
        addEndSign(path, left, 1, entry.sign);
        painter.setPen(QPen(look.text, 1.3));
        painter.drawLine(QLineF(left.x(), area.top() + 3, left.x(), area.bottom() - 3));
        painter.drawPath(path);
        return;
    }
    case Entry::Kind::Badge:
        painter.setPen(QPen(look.edgeOut, 1));
        painter.drawRoundedRect(area.adjusted(0, 2, -8, -2), 8, 8);
        painter.drawText(area.adjusted(0, 0, -8, 0), Qt::AlignCenter, entry.badge);
        return;
    case Entry::Kind::Guess: {
        QPen pen(look.text, 1.3);
        pen.setDashPattern(impliedDashes());
        painter.setPen(pen);
        painter.drawLine(
            QLineF(area.left(), area.center().y(), area.right() - 8, area.center().y()));
        return;
    }
    case Entry::Kind::Mark: {
        QPen pen(look.colorOf(entry.mark), 2.5);
        if (entry.mark == ChangeMark::Removed) {
            pen.setStyle(Qt::DashLine);
        }
        painter.setPen(pen);
        const QRectF box = area.adjusted(1, 3, -9, -3);
        painter.drawRect(box);
        painter.drawText(box, Qt::AlignCenter, markGlyph(entry.mark));
        return;
    }
    }
}

}  // namespace

LegendContent LegendContent::of(const DiagramScene& scene)
{
    LegendContent legend;
    for (const DiagramKey& key : scene.content().keys) {
        (key.isImplied ? legend.hasGuesses : legend.hasKeys) = true;
    }
    legend.hasChanges = scene.content().hasChanges();
    for (const TableItem* table : scene.items()) {
        legend.hasHubs = legend.hasHubs || scene.isFolded(table->number());
    }
    return legend;
}

QString LegendContent::toText() const
{
    QStringList lines;
    for (const Entry& entry : entriesOf(*this)) {
        lines << (entry.kind == Entry::Kind::Mark ? markGlyph(entry.mark) + u' ' + entry.text
                                                  : entry.text);
    }
    return lines.join(u"; "_s);
}

namespace {

struct PlacedEntry
{
    Entry entry;
    QRectF area;
};

QList<PlacedEntry> placed(const LegendContent& legend, double width)
{
    const QFontMetricsF metrics(diagramFont(rowPixels, false));
    QList<PlacedEntry> result;
    QPointF at(margin, margin / 2);
    for (const Entry& entry : entriesOf(legend)) {
        const double wide = signWidth + metrics.horizontalAdvance(entry.text) + 4;
        if (at.x() > margin && at.x() + wide + margin > width) {
            at = {margin, at.y() + lineHeight};
        }
        result << PlacedEntry{.entry = entry, .area = QRectF(at, QSizeF(wide, lineHeight))};
        at.rx() += wide + 2 * margin;
    }
    return result;
}

}  // namespace

QSizeF legendSize(const LegendContent& legend, double width)
{
    QRectF area;
    for (const PlacedEntry& entry : placed(legend, width)) {
        area |= entry.area;
    }
    return area.isEmpty() ? QSizeF(0, 0)
                          : QSizeF(area.right() + margin, area.bottom() + margin / 2);
}

void paintLegend(QPainter& painter,
                 const LegendContent& legend,
                 double width,
                 const DiagramLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(diagramFont(rowPixels, false));
    for (const PlacedEntry& entry : placed(legend, width)) {
        paintSign(painter,
                  QRectF(entry.area.topLeft(), QSizeF(signWidth, lineHeight)),
                  entry.entry,
                  look);
        painter.setPen(look.text);
        painter.drawText(entry.area.adjusted(signWidth, 0, 2, 0),
                         Qt::AlignVCenter | Qt::AlignLeft,
                         entry.entry.text);
    }
}

LegendWidget::LegendWidget(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"diagram.legend"_s);
    setAccessibleName(tr("Legend of the diagram"));
}

void LegendWidget::setContent(const LegendContent& content)
{
    m_content = content;
    setAccessibleDescription(content.toText());
    setToolTip(content.toText());
    updateHeight();
    update();
}

void LegendWidget::updateHeight()
{
    setFixedHeight(static_cast<int>(std::ceil(legendSize(m_content, width()).height())));
}

void LegendWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateHeight();
}

void LegendWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const DiagramLook look(palette());
    painter.fillRect(rect(), look.canvas);
    paintLegend(painter, m_content, width(), look);
}

}  // namespace limbeck::ui
