// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/diagramlayout.h"

#include "models/base/enginetext.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr double pixelsPerInch = 72.0;
constexpr double gap = 48.0;
constexpr double windowAspect = 1.6;

double gridWidth(const DiagramInput& input)
{
    double area = 0;
    double widest = 0;
    for (const QSizeF& box : input.boxes) {
        area += (box.width() + gap) * (box.height() + gap);
        widest = std::max(widest, box.width());
    }
    return std::max(widest, std::sqrt(area * windowAspect));
}

/// One "node n3 x y …" line; nothing if it is another line or cannot be read.
bool readNode(const QString& line, qsizetype count, int& number, QPointF& centre)
{
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 4 || words.at(0) != "node"_L1 || !words.at(1).startsWith(u'n')) {
        return false;
    }
    bool isNumber = false;
    bool isX = false;
    bool isY = false;
    number = words.at(1).mid(1).toInt(&isNumber);
    centre = {words.at(2).toDouble(&isX), words.at(3).toDouble(&isY)};
    return isNumber && isX && isY && number >= 0 && number < count && std::isfinite(centre.x())
           && std::isfinite(centre.y());
}

/// A point for each cluster with an edge to each of its boxes, which pulls them together. Points
/// are called c0, c1, …: whoever reads the answer passes over them.
QStringList clusterLines(const DiagramInput& input)
{
    QStringList lines;
    QSet<int> seen;
    for (qsizetype i = 0; i < input.clusters.size(); ++i) {
        const int cluster = input.clusters.at(i);
        if (cluster >= 0) {
            if (!seen.contains(cluster)) {
                seen.insert(cluster);
                lines << u"c%1 [width=0.01, height=0.01];"_s.arg(cluster);
            }
            lines << u"n%1 -> c%2;"_s.arg(i).arg(cluster);
        }
    }
    return lines;
}

}  // namespace

DiagramStyle styleFor(qsizetype boxes)
{
    return boxes <= layeredAtFirst ? DiagramStyle::Layered : DiagramStyle::Overview;
}

DiagramPositions gridLayout(const DiagramInput& input)
{
    DiagramPositions positions;
    const double width = gridWidth(input);
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (const QSizeF& box : input.boxes) {
        if (x > 0 && x + box.width() > width) {
            x = 0;
            y += rowHeight + gap;
            rowHeight = 0;
        }
        positions.corners << QPointF(x, y);
        x += box.width() + gap;
        rowHeight = std::max(rowHeight, box.height());
    }
    return positions;
}

QString graphvizSource(const DiagramInput& input)
{
    QStringList lines;
    lines << u"digraph {"_s;
    // Few tables show their columns, and lines with signs at both ends run between them.
    const QString room = input.boxes.size() <= maxLayeredBoxes ? u"+44,24"_s : u"+14"_s;
    lines << u"graph [rankdir=LR, overlap=prism, overlap_scaling=0, K=1, sep=\"%1\", nodesep=0.4, "
             u"ranksep=1.2, start=7, splines=false];"_s.arg(room);
    lines << u"node [shape=box, fixedsize=true, label=\"\"];"_s;
    for (int i = 0; i < input.boxes.size(); ++i) {
        const QSizeF& box = input.boxes.at(i);
        lines << u"n%1 [width=%2, height=%3];"_s.arg(i)
                     .arg(box.width() / pixelsPerInch, 0, 'f', 3)
                     .arg(box.height() / pixelsPerInch, 0, 'f', 3);
    }
    for (const DiagramInput::Edge& edge : input.edges) {
        lines << u"n%1 -> n%2;"_s.arg(edge.from).arg(edge.to);
    }
    lines += clusterLines(input);
    lines << u"}"_s;
    return lines.join(u'\n');
}

Result<DiagramPositions> readGraphvizPlain(const QString& text, const DiagramInput& input)
{
    DiagramPositions positions;
    positions.corners.fill({}, input.boxes.size());
    QList<bool> found(input.boxes.size(), false);
    for (const QString& line : text.split(u'\n')) {
        int number = 0;
        QPointF centre;
        if (!readNode(line, input.boxes.size(), number, centre)) {
            continue;
        }
        const QSizeF& box = input.boxes.at(number);
        // Graphviz counts upwards, screens downwards.
        positions.corners[number] = QPointF(centre.x() * pixelsPerInch - box.width() / 2,
                                            -centre.y() * pixelsPerInch - box.height() / 2);
        found[number] = true;
    }
    if (found.contains(false)) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("Graphviz did not say where every table of the diagram goes."));
    }
    return positions;
}

}  // namespace limbeck
