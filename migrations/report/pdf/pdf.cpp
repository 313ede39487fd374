// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/pdf/pdf.h"

#include "migrations/report/drawing.h"
#include "migrations/report/pdf/pdfbook.h"

#include <QBuffer>
#include <QHashFunctions>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int unitsPerInch = 720;  // tenths of a point, as PdfFlow draws

QPageSize pageSizeOf(ReportPaper paper)
{
    switch (paper) {
    case ReportPaper::A4:
        return QPageSize(QPageSize::A4);
    case ReportPaper::A3:
        return QPageSize(QPageSize::A3);
    case ReportPaper::Letter:
        return QPageSize(QPageSize::Letter);
    }
    Q_UNREACHABLE();
}

/// While it lives, hashes that are made have one order: QPdfWriter writes fonts in that of a hash.
class OneHashOrder final
{
public:
    OneHashOrder()
    {
        QHashSeed::setDeterministicGlobalSeed();
    }
    ~OneHashOrder()
    {
        QHashSeed::resetRandomGlobalSeed();
    }
    Q_DISABLE_COPY_MOVE(OneHashOrder)
};

void turn(QPdfWriter& writer, const QSizeF& size)
{
    writer.setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape
                                                           : QPageLayout::Portrait);
}

}  // namespace

Result<QByteArray> pdfBytes(const Report& report, const ReportStyle& style)
{
    if (const Result<> ready = requireDrawing(); !ready) {
        return fail(ready.error());
    }
    const QPageSize paper = pageSizeOf(style.paper);
    const QSizeF size = paper.sizePoints();
    PdfFlow measured(size, nullptr, {}, 0);
    PdfBook(report, style, {}).write(measured, nullptr);

    const OneHashOrder order;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(unitsPerInch);
    writer.setPageSize(paper);
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(report.title);
    writer.setCreator(u"Limbeck"_s);
    QPainter painter(&writer);
    const auto startPage = [&](int page, const QSizeF& pageSize) {
        turn(writer, pageSize);
        if (page > 0) {
            writer.newPage();
        }
    };
    PdfFlow flow(size, &painter, startPage, measured.pageCount());
    PdfBook(report, style, measured.anchors()).write(flow, &painter);
    painter.end();
    return withNavigation(bytes, flow.pageHeights(), flow.bookmarks(), flow.links());
}

}  // namespace limbeck
