// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/drawing.h"

#include <QFont>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QColor colorOf(const QString& name)
{
    return QColor(name);
}

/// Everything that a curve can touch.
QRectF boundsOf(const EdgeShape& shape)
{
    constexpr double room = 12;  // for its marks
    QPolygonF corners;
    corners << shape.start << shape.startControl << shape.endControl << shape.end;
    return corners.boundingRect().adjusted(-room, -room, room, room);
}

void paintEdges(QPainter& painter,
                const ReportDiagram& diagram,
                const DiagramColors& colors,
                const QRectF& part)
{
    painter.setPen(QPen(colorOf(colors.edge), 1.2));
    for (const DiagramEdge& edge : diagram.edges) {
        const EdgeShape shape = shapeOf(diagram, edge);
        if (!part.isEmpty() && !part.intersects(boundsOf(shape))) {
            continue;
        }
        QPainterPath path(shape.start);
        path.cubicTo(shape.startControl, shape.endControl, shape.end);
        for (const QLineF& mark : shape.marks) {
            path.moveTo(mark.p1());
            path.lineTo(mark.p2());
        }
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        if (shape.ring) {
            painter.setBrush(colorOf(colors.ground));
            painter.drawEllipse(*shape.ring, edgeRingRadius, edgeRingRadius);
        }
    }
}

void paintRow(QPainter& painter, const DiagramBox& box, int index, const DiagramColors& colors)
{
    const RowTexts texts = textsOf(box, box.rows.at(index));
    const double middle = rowMiddle(box, index);
    const QRectF line(box.rect.left() + diagramTextLeft,
                      middle - diagramRowHeight / 2,
                      box.rect.width() - 2 * diagramTextLeft,
                      diagramRowHeight);
    constexpr int left = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip | Qt::TextSingleLine;
    painter.setPen(colorOf(colors.key));
    painter.drawText(line, left, texts.mark);
    painter.setPen(colorOf(colors.text));
    painter.drawText(line.adjusted(diagramMarkWidth, 0, 0, 0), left, texts.name);
    painter.setPen(colorOf(colors.muted));
    painter.drawText(line,
                     Qt::AlignVCenter | Qt::AlignRight | Qt::TextDontClip | Qt::TextSingleLine,
                     texts.type);
}

void paintBox(QPainter& painter, const DiagramBox& box, const DiagramColors& colors)
{
    painter.fillRect(box.rect, colorOf(colors.body));
    const QRectF header(box.rect.topLeft(), QSizeF(box.rect.width(), diagramHeaderHeight));
    painter.fillRect(header, colorOf(colors.header));
    painter.setPen(colorOf(colors.headerText));
    painter.setFont(drawingFont(diagramHeaderPixels, true));
    painter.drawText(header.adjusted(10, 0, -10, 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip | Qt::TextSingleLine,
                     headerText(box));
    painter.setFont(drawingFont(diagramRowPixels));
    for (int i = 0; i < box.rows.size(); ++i) {
        paintRow(painter, box, i, colors);
    }
    painter.setPen(QPen(colorOf(colors.border), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.rect);
}

}  // namespace

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, bool draws)
{
    if (!draws) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    // Without a session, on a server, Qt complains of a folder that only windows would need.
    const QtMessageHandler handler =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    auto application = std::make_unique<QGuiApplication>(argc, argv);
    qInstallMessageHandler(handler);
    return application;
}

Result<> requireDrawing()
{
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr) {
        return fail(ErrorCode::Unsupported, u"This program was started without means to draw."_s);
    }
    return {};
}

QFont drawingFont(double pixels, bool isBold)
{
    QFont font(QStringList{u"DejaVu Sans"_s, u"Noto Sans"_s, u"sans-serif"_s});
    font.setPixelSize(static_cast<int>(pixels));
    font.setBold(isBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(
        QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return font;
}

void paintDiagram(QPainter& painter,
                  const ReportDiagram& diagram,
                  const DiagramColors& colors,
                  const QRectF& part)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintEdges(painter, diagram, colors, part);
    for (const DiagramBox& box : diagram.boxes) {
        if (part.isEmpty() || part.intersects(box.rect)) {
            paintBox(painter, box, colors);
        }
    }
}

}  // namespace limbeck
