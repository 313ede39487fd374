// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/pdf/pdfflow.h"

#include "migrations/report/drawing.h"
#include "migrations/report/textwidth.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr double unitsPerPoint = 10;
constexpr double margin = 48;
constexpr double footHeight = 24;
constexpr double bodyPoints = 9;
constexpr double cellPoints = 7.5;
constexpr double cellPadding = 3;
constexpr qsizetype mostLines = 40;  // of one cell: what is longer is cut, with an ellipsis

constexpr auto black = "#1b1f24";
constexpr auto faint = "#5a6470";
constexpr auto linkColor = "#0b57a4";

QFont fontOf(double points, bool isBold = false)
{
    return drawingFont(points * unitsPerPoint, isBold);
}

double widthOf(const QString& text, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(text) / unitsPerPoint;
}

double lineHeight(const QFont& font)
{
    return font.pixelSize() / unitsPerPoint * 1.3;
}

double headingPoints(int level)
{
    return level == 0 ? 18 : level == 1 ? 14 : level == 2 ? 11 : 9.5;
}

/// How much of `text` fits: up to the last good place for a break, or as many letters as go in.
qsizetype fitting(const QString& text, double width, const QFont& font)
{
    qsizetype low = 1;
    qsizetype high = text.size();
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (widthOf(text.left(middle), font) <= width) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    if (low < text.size()) {
        for (qsizetype i = low; i > low / 2; --i) {
            if (u" _,.-/:"_s.contains(text.at(i - 1))) {
                return i;
            }
        }
        if (low > 1 && text.at(low - 1).isHighSurrogate()) {
            return low - 1;
        }
    }
    return low;
}

}  // namespace

PdfFlow::PdfFlow(const QSizeF& size, QPainter* painter, PageStarter startPage, int pageCount)
    : m_upright(size)
    , m_painter(painter)
    , m_startPage(std::move(startPage))
    , m_pageCount(pageCount)
{
}

void PdfFlow::newPage(bool isLandscape)
{
    m_size = isLandscape ? m_upright.transposed() : m_upright;
    m_pages << m_size;
    m_y = margin;
    if (m_painter != nullptr) {
        m_startPage(static_cast<int>(m_pages.size()) - 1, m_size);
    }
    drawFoot();
}

void PdfFlow::drawFoot()
{
    const QFont font = fontOf(7.5);
    const QString text = u"%1 / %2"_s.arg(m_pages.size()).arg(m_pageCount);
    drawText({m_size.width() - margin - widthOf(text, font), m_size.height() - margin / 2 - 4},
             text,
             font,
             faint);
}

QRectF PdfFlow::room() const
{
    return {
        margin, m_y, m_size.width() - 2 * margin, m_size.height() - margin - footHeight / 2 - m_y};
}

void PdfFlow::require(double height)
{
    if (room().height() < height) {
        newPage(m_size.width() > m_size.height());
    }
}

void PdfFlow::space(double points)
{
    m_y += points;
}

void PdfFlow::drawText(const QPointF& baseline,
                       const QString& text,
                       const QFont& font,
                       const char* color)
{
    if (m_painter != nullptr) {
        m_painter->setFont(font);
        m_painter->setPen(QColor(QLatin1String(color)));
        m_painter->drawText(baseline * unitsPerPoint, text);
    }
}

QStringList PdfFlow::wrapped(const QString& text, double width, const QFont& font) const
{
    QStringList lines;
    for (const QString& paragraph : QString(text).replace(u"\r\n"_s, u"\n"_s).split(u'\n')) {
        QString rest = oneLine(paragraph);
        do {
            const qsizetype count = rest.isEmpty() ? 0 : fitting(rest, width, font);
            lines << rest.left(count).trimmed();
            rest.remove(0, count);
        } while (!rest.isEmpty() && lines.size() <= mostLines);
        if (lines.size() > mostLines) {
            lines = lines.first(mostLines) << u"\u2026"_s;
            break;
        }
    }
    return lines;
}

void PdfFlow::heading(int level, const QString& text, const QString& anchor, bool isBookmarked)
{
    const QFont font = fontOf(headingPoints(level), true);
    const QStringList lines = wrapped(text, room().width(), font).first(1);
    const bool isCut = widthOf(oneLine(text), font) > room().width();
    m_y += level < 2 ? 6 : 10;
    require(lineHeight(font) + 60);
    const int page = static_cast<int>(m_pages.size()) - 1;
    if (!anchor.isEmpty()) {
        m_anchors.insert(anchor, {page, m_y - 4});
    }
    if (isBookmarked) {
        m_bookmarks << PdfBookmark{oneLine(text).left(120), std::max(0, level - 1), page, m_y - 4};
    }
    m_y += lineHeight(font);
    drawText({margin, m_y - 4}, lines.first() + (isCut ? u"\u2026"_s : QString()), font, black);
    m_y += 4;
}

void PdfFlow::paragraph(const QString& text, double indent, bool isFaint)
{
    const QFont font = fontOf(bodyPoints);
    for (const QString& line : wrapped(text, room().width() - indent, font)) {
        require(lineHeight(font));
        m_y += lineHeight(font);
        drawText({margin + indent, m_y - 3}, line, font, isFaint ? faint : black);
    }
}

void PdfFlow::contents(const QList<PdfContentsLine>& lines, int columns)
{
    constexpr double gap = 24;
    const double width = (room().width() - gap * (columns - 1)) / columns;
    const double height = lineHeight(fontOf(bodyPoints, true));
    double top = m_y;
    double lowest = m_y;
    int column = 0;
    for (const PdfContentsLine& line : lines) {
        if (room().height() < height && column + 1 < columns) {
            ++column;
            m_y = top;
        } else if (room().height() < height) {
            newPage(m_size.width() > m_size.height());
            column = 0;
            lowest = top = m_y;
        }
        drawContentsLine(line, margin + column * (width + gap), width);
        lowest = std::max(lowest, m_y);
    }
    m_y = lowest;
}

void PdfFlow::drawContentsLine(const PdfContentsLine& line, double columnLeft, double columnWidth)
{
    constexpr double numberRoom = 40;
    const QFont font = fontOf(bodyPoints, line.level == 0);
    const double left = columnLeft + line.level * 14;
    const double right = columnLeft + columnWidth;
    m_y += lineHeight(font);
    const QString number = QString::number(line.page + 1);
    QString shown = oneLine(line.text);
    const double width = right - left - numberRoom;
    if (widthOf(shown, font) > width) {
        shown = shown.left(fitting(shown, width, font)) + u"\u2026"_s;
    }
    drawText({left, m_y - 3}, shown, font, linkColor);
    drawText({right - widthOf(number, font), m_y - 3}, number, font, faint);
    linkTo(line.anchor, {left, m_y - lineHeight(font), right - left, lineHeight(font)});
}

void PdfFlow::linkTo(const QString& anchor, const QRectF& rect)
{
    if (!anchor.isEmpty()) {
        m_links << WantedLink{static_cast<int>(m_pages.size()) - 1, rect, anchor};
    }
}

PdfFlow::Line PdfFlow::measured(const QStringList& texts,
                                const QList<double>& widths,
                                const QFont& font) const
{
    Line line;
    qsizetype most = 1;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        line.cells << wrapped(texts.at(i), widths.at(i) - 2 * cellPadding, font);
        most = std::max(most, line.cells.last().size());
    }
    line.height = static_cast<double>(most) * lineHeight(font) + 2 * cellPadding;
    return line;
}

void PdfFlow::drawRow(const Line& line,
                      const QList<PdfCell>& cells,
                      const QList<double>& widths,
                      bool isTitle)
{
    const QFont font = fontOf(cellPoints, isTitle);
    const double top = m_y;
    if (m_painter != nullptr) {
        const QRectF area(margin, top, room().width(), line.height);
        if (isTitle) {
            m_painter->fillRect(QRectF(area.topLeft() * unitsPerPoint, area.size() * unitsPerPoint),
                                QColor(0xE9, 0xEE, 0xF3));
        }
        m_painter->setPen(QPen(QColor(0xC4, 0xCC, 0xD4), 5));
        m_painter->drawLine(area.bottomLeft() * unitsPerPoint, area.bottomRight() * unitsPerPoint);
    }
    double x = margin;
    for (qsizetype i = 0; i < line.cells.size(); ++i) {
        const bool isLink = !isTitle && !cells.at(i).anchor.isEmpty();
        double y = top + cellPadding;
        for (const QString& text : line.cells.at(i)) {
            y += lineHeight(font);
            drawText({x + cellPadding, y - 2}, text, font, isLink ? linkColor : black);
        }
        if (isLink) {
            linkTo(cells.at(i).anchor, {x, top, widths.at(i), line.height});
        }
        x += widths.at(i);
    }
    m_y += line.height;
}

void PdfFlow::table(const PdfTable& table)
{
    double sum = 0;
    for (const double weight : table.weights) {
        sum += weight;
    }
    QList<double> widths;
    for (const double weight : table.weights) {
        widths << weight / sum * room().width();
    }
    const Line titles = measured(table.titles, widths, fontOf(cellPoints, true));
    bool hasTitles = false;
    for (const QList<PdfCell>& cells : table.rows) {
        QStringList texts;
        for (const PdfCell& cell : cells) {
            texts << cell.text;
        }
        const Line line = measured(texts, widths, fontOf(cellPoints));
        if (!hasTitles) {
            require(titles.height + line.height);
        } else if (room().height() < line.height) {
            newPage(m_size.width() > m_size.height());
            hasTitles = false;
        }
        if (!hasTitles) {
            drawRow(titles, {}, widths, true);
            hasTitles = true;
        }
        drawRow(line, cells, widths, false);
    }
    m_y += 6;
}

int PdfFlow::pageCount() const
{
    return static_cast<int>(m_pages.size());
}

const QHash<QString, PdfFlow::Place>& PdfFlow::anchors() const
{
    return m_anchors;
}

QList<double> PdfFlow::pageHeights() const
{
    QList<double> heights;
    for (const QSizeF& page : m_pages) {
        heights << page.height();
    }
    return heights;
}

const QList<PdfBookmark>& PdfFlow::bookmarks() const
{
    return m_bookmarks;
}

QList<PdfLink> PdfFlow::links() const
{
    QList<PdfLink> links;
    for (const WantedLink& wanted : m_links) {
        const auto place = m_anchors.constFind(wanted.anchor);
        if (place != m_anchors.cend()) {
            links << PdfLink{wanted.page, wanted.rect, place->page, place->top};
        }
    }
    return links;
}

}  // namespace limbeck
