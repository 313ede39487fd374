// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/pdf/pdfnavigation.h"

#include <QHash>
#include <QStringList>

#include <functional>

class QFont;
class QPainter;

namespace limbeck {

/// Text of a table's cell, and the anchor that it leads to, if any.
struct PdfCell
{
    QString text;
    QString anchor;
};

struct PdfTable
{
    QStringList titles;
    QList<double> weights;  ///< shares of the width, one for each title
    QList<QList<PdfCell>> rows;
};

/// A line of the contents: a text that leads to `anchor`, and its page, from 0.
struct PdfContentsLine
{
    int level = 0;
    QString text;
    QString anchor;
    int page = 0;
};

/// Puts headings, paragraphs and tables one below the other on as many pages as they take: the
/// titles of a table again on each page, no heading alone at the foot of one. Lengths are points.
///
/// Without a painter nothing is drawn: the same calls then tell on which page everything comes to
/// be, which the contents at the front must know beforehand.
class PdfFlow final
{
public:
    struct Place
    {
        int page = 0;
        double top = 0;
    };

    /// What a page begins with. Told the page's number and size before anything is on it.
    using PageStarter = std::function<void(int page, const QSizeF& size)>;

    /// `size` is that of upright pages. `painter` outlives the flow; its unit is a tenth of a
    /// point. `pageCount` is for the foot of the pages: 0 if it is not known yet.
    PdfFlow(const QSizeF& size, QPainter* painter, PageStarter startPage, int pageCount);

    /// Begins a page; the first must be begun before anything else.
    void newPage(bool isLandscape = false);
    void heading(int level, const QString& text, const QString& anchor, bool isBookmarked = true);
    void paragraph(const QString& text, double indent = 0, bool isFaint = false);
    /// The contents in columns, each filled to the foot of the page before the next.
    void contents(const QList<PdfContentsLine>& lines, int columns);
    void table(const PdfTable& table);
    void space(double points);
    /// Where something can be drawn down to the foot of the page.
    QRectF room() const;

    int pageCount() const;
    const QHash<QString, Place>& anchors() const;
    QList<double> pageHeights() const;
    const QList<PdfBookmark>& bookmarks() const;
    /// The links whose anchors are known.
    QList<PdfLink> links() const;

private:
    struct WantedLink
    {
        int page = 0;
        QRectF rect;
        QString anchor;
    };
    struct Line
    {
        QList<QStringList> cells;  ///< lines of each cell
        double height = 0;
    };

    void require(double height);
    void drawContentsLine(const PdfContentsLine& line, double columnLeft, double columnWidth);
    void drawFoot();
    void drawText(const QPointF& baseline,
                  const QString& text,
                  const QFont& font,
                  const char* color);
    QStringList wrapped(const QString& text, double width, const QFont& font) const;
    Line measured(const QStringList& texts, const QList<double>& widths, const QFont& font) const;
    void drawRow(const Line& line,
                 const QList<PdfCell>& cells,
                 const QList<double>& widths,
                 bool isTitle);
    void linkTo(const QString& anchor, const QRectF& rect);

    QSizeF m_upright;
    QPainter* m_painter;
    PageStarter m_startPage;
    int m_pageCount;
    QSizeF m_size;  ///< of the page that is being filled
    double m_y = 0;
    QList<QSizeF> m_pages;
    QHash<QString, Place> m_anchors;
    QList<PdfBookmark> m_bookmarks;
    QList<WantedLink> m_links;
};

}  // namespace limbeck
