// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/png.h"

#include "migrations/report/drawing.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

double pngScale(const ReportDiagram& diagram, double wanted)
{
    constexpr double longestSide = 32767;
    constexpr double mostPixels = 1e8;
    const double width = std::max(diagram.size.width(), 1.0);
    const double height = std::max(diagram.size.height(), 1.0);
    return std::min({wanted,
                     longestSide / width,
                     longestSide / height,
                     std::sqrt(mostPixels / (width * height))});
}

Result<QByteArray> pngBytes(const Report& report, const ReportStyle& style)
{
    if (const Result<> ready = requireDrawing(); !ready) {
        return fail(ready.error());
    }
    // Half the time that the usual one takes, for a twentieth more bytes.
    constexpr int quality = 80;
    const DiagramColors colors = diagramColors(style.theme == ReportTheme::Dark);
    const double scale = pngScale(report.diagram, style.scale);
    const QSizeF size = report.diagram.size * scale;
    QImage image(std::max(1, static_cast<int>(size.width())),
                 std::max(1, static_cast<int>(size.height())),
                 style.isTransparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull()) {
        return fail(ErrorCode::Unsupported,
                    u"The picture needs more memory than there is. Use --scale 1, or fewer tables "
                    "with --tables."_s);
    }
    image.fill(style.isTransparent ? QColor(Qt::transparent) : QColor(colors.ground));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintDiagram(painter, report.diagram, colors);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG", quality)) {
        return fail(ErrorCode::Unsupported, u"The picture could not be written as PNG."_s);
    }
    return bytes;
}

}  // namespace limbeck
