// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagramexport.h"

#include "ui/diagram/diagramscene.h"
#include "ui/diagram/legend.h"
#include "ui/language/words.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QMimeData>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double margin = 24.0;
constexpr double legendGap = 20.0;
constexpr int largestSide = 32767;  // of QImage and of what programs open

/// What is painted where: the diagram, and below it the legend.
struct Sheet
{
    QRectF tables;  ///< in the scene
    LegendContent legend;
    double legendScale = 1;  ///< letters of a legend below a huge diagram must be seen, too
    QSizeF size;             ///< of everything
};

Sheet sheetOf(const DiagramScene& scene, const DiagramExport& options)
{
    Sheet sheet;
    sheet.tables = scene.tablesArea();
    for (const QGraphicsItem* item : scene.QGraphicsScene::items()) {
        sheet.tables |= item->sceneBoundingRect();  // lines may lead around the tables
    }
    sheet.tables.adjust(-margin, -margin, margin, margin);
    sheet.size = sheet.tables.size();
    if (options.hasLegend) {
        constexpr double usualWidth = 1400;
        sheet.legend = LegendContent::of(scene);
        sheet.legendScale = std::max(1.0, sheet.size.width() / usualWidth);
        const QSizeF legend = legendSize(sheet.legend, sheet.size.width() / sheet.legendScale);
        if (!legend.isEmpty()) {
            sheet.size.rheight() += legend.height() * sheet.legendScale + legendGap;
            sheet.size.setWidth(std::max(sheet.size.width(), legend.width() * sheet.legendScale));
        }
    }
    return sheet;
}

DiagramLook lookOf(const DiagramExport& options)
{
    DiagramLook look(options.isDark ? darkPalette() : lightPalette());
    if (!options.isDark) {
        look.canvas = Qt::white;  // as the paper of what it is put into
    }
    return look;
}

/// Paints the sheet with its top left corner at the painter's origin.
void paintSheet(DiagramScene& scene,
                const DiagramExport& options,
                const Sheet& sheet,
                QPainter& painter)
{
    const DiagramLook before = scene.look();
    const DiagramLook look = lookOf(options);
    scene.setLook(look);
    painter.setLayoutDirection(Qt::LeftToRight);  // the same picture in every language
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF({}, sheet.size), look.canvas);
    scene.render(&painter, QRectF({}, sheet.tables.size()), sheet.tables);
    scene.setLook(before);
    if (options.hasLegend) {
        painter.translate(0, sheet.tables.height());
        painter.scale(sheet.legendScale, sheet.legendScale);
        paintLegend(painter, sheet.legend, sheet.size.width() / sheet.legendScale, look);
    }
}

Result<> writePdf(DiagramScene& scene, const DiagramExport& options, QIODevice& target)
{
    // A page is at most 200 inches wide; a pixel of the screen is a 96th of an inch.
    constexpr double pointsPerPixel = 0.75;
    constexpr double mostPoints = 14400;
    const Sheet sheet = sheetOf(scene, options);
    const double longest = std::max(sheet.size.width(), sheet.size.height()) * pointsPerPixel;
    const double scale = pointsPerPixel * std::min(1.0, mostPoints / longest);
    QPdfWriter writer(&target);
    constexpr int dotsPerInch = 288;
    constexpr double pointsPerInch = 72;
    writer.setResolution(dotsPerInch);
    writer.setTitle(tr("Diagram of the tables"));
    writer.setPageLayout(QPageLayout(
        QPageSize(sheet.size * scale, QPageSize::Point), QPageLayout::Portrait, QMarginsF()));
    QPainter painter(&writer);
    const double factor = scale * dotsPerInch / pointsPerInch;
    painter.scale(factor, factor);
    paintSheet(scene, options, sheet, painter);
    return {};
}

Result<> write(DiagramScene& scene, const DiagramExport& options, QIODevice& target)
{
    switch (options.format) {
    case DiagramExport::Format::Png: {
        const auto image = exportImage(scene, options);
        if (!image) {
            return fail(image.error());
        }
        if (!image->save(&target, "PNG")) {
            return fail(ErrorCode::FileUnwritable, tr("The picture cannot be written."));
        }
        return {};
    }
    case DiagramExport::Format::Svg: {
        const QByteArray text = exportSvg(scene, options);
        if (target.write(text) != text.size()) {
            return fail(ErrorCode::FileUnwritable, tr("The picture cannot be written."));
        }
        return {};
    }
    case DiagramExport::Format::Pdf:
        return writePdf(scene, options, target);
    }
    return {};
}

}  // namespace

QSize exportSize(const DiagramScene& scene, const DiagramExport& options)
{
    if (scene.items().isEmpty()) {
        return {};
    }
    const int scale = options.format == DiagramExport::Format::Png ? options.scale : 1;
    const QSizeF size = sheetOf(scene, options).size * scale;
    return {static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))};
}

Result<QImage> exportImage(DiagramScene& scene, const DiagramExport& options)
{
    const QSize size = exportSize(scene, options);
    if (std::max(size.width(), size.height()) > largestSide) {
        return fail(ErrorCode::Unsupported,
                    tr("The picture would be %1 by %2 pixels, and %3 is the most a PNG can have. "
                       "Choose a smaller scale, or SVG or PDF, which have no such limit.")
                        .arg(size.width())
                        .arg(size.height())
                        .arg(largestSide));
    }
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) {
        return fail(ErrorCode::Unsupported,
                    tr("There is not enough memory for a picture of %1 by %2 pixels.")
                        .arg(size.width())
                        .arg(size.height()));
    }
    QPainter painter(&image);
    painter.fillRect(image.rect(), lookOf(options).canvas);
    painter.scale(options.scale, options.scale);
    paintSheet(scene, options, sheetOf(scene, options), painter);
    return image;
}

QByteArray exportSvg(DiagramScene& scene, const DiagramExport& options)
{
    QByteArray text;
    QBuffer buffer(&text);
    buffer.open(QIODevice::WriteOnly);
    const Sheet sheet = sheetOf(scene, options);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // Both, since some programs show a picture without a size cropped.
    constexpr int dotsPerInch = 96;  // what a browser takes a pixel for
    generator.setResolution(dotsPerInch);
    generator.setSize(sheet.size.toSize());
    generator.setViewBox(QRectF({}, sheet.size));
    generator.setTitle(tr("Diagram of the tables"));
    generator.setDescription(LegendContent::of(scene).toText());
    QPainter painter(&generator);
    paintSheet(scene, options, sheet, painter);
    painter.end();
    return text;
}

Result<> exportDiagram(DiagramScene& scene, const DiagramExport& options, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ErrorCode::FileUnwritable,
                    tr("'%1' cannot be written: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    if (const auto written = write(scene, options, file); !written) {
        return written;
    }
    if (!file.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    tr("'%1' cannot be written: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return {};
}

void copyDiagram(DiagramScene& scene, const DiagramExport& options)
{
    auto* data = new QMimeData;  // the clipboard takes it
    data->setData(u"image/svg+xml"_s, exportSvg(scene, options));
    if (const auto image = exportImage(scene, options)) {
        data->setImageData(*image);
    }
    QGuiApplication::clipboard()->setMimeData(data);
}

}  // namespace limbeck::ui
