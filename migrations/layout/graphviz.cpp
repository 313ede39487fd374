// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/graphviz.h"

#include "migrations/layout/packing.h"
#include "migrations/layout/spread.h"
#include "models/base/enginetext.h"

#include <QElapsedTimer>
#include <QProcess>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

enum class End
{
    Good,
    Failed,
    TooLate,
    Cancelled,
};

/// Waits for the end in short slices, so that a cancel is heard.
End waitForEnd(QProcess& process, const GraphvizOptions& options)
{
    constexpr int slice = 30;
    QElapsedTimer clock;
    clock.start();
    while (!process.waitForFinished(slice)) {
        const bool isCancelled = options.isCancelled && options.isCancelled();
        if (process.state() == QProcess::NotRunning) {
            break;
        }
        if (isCancelled || clock.elapsed() > options.timeout) {
            process.kill();
            process.waitForFinished();
            return isCancelled ? End::Cancelled : End::TooLate;
        }
    }
    const bool isGood = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return isGood ? End::Good : End::Failed;
}

QString whyGrid(End end, const GraphvizOptions& options)
{
    switch (end) {
    case End::Good:
        return {};
    case End::Failed:
        return EngineText::tr("Tables are shown in a grid, because Graphviz did not finish.");
    case End::TooLate:
        return EngineText::tr(
                   "Tables are shown in a grid, because Graphviz took longer than %1 seconds.")
            .arg(options.timeout / 1000);
    case End::Cancelled:
        return EngineText::tr("Tables are shown in a grid, because the layout was cancelled.");
    }
    return {};
}

DiagramPositions gridBecause(const DiagramInput& input, const QString& note)
{
    DiagramPositions positions = gridLayout(input);
    positions.note = note;
    return positions;
}

/// The boxes that an edge touches, as a diagram of their own.
struct Linked
{
    DiagramInput input;
    QList<int> boxes;  ///< their numbers in the whole diagram
};

Linked linkedPart(const DiagramInput& whole)
{
    QList<bool> isLinked(whole.boxes.size(), false);
    for (const DiagramInput::Edge& edge : whole.edges) {
        isLinked[edge.from] = true;
        isLinked[edge.to] = true;
    }
    Linked linked;
    QList<int> numbers(whole.boxes.size(), -1);
    for (int i = 0; i < whole.boxes.size(); ++i) {
        if (isLinked.at(i)) {
            numbers[i] = static_cast<int>(linked.boxes.size());
            linked.boxes << i;
            linked.input.boxes << whole.boxes.at(i);
            if (!whole.clusters.isEmpty()) {
                linked.input.clusters << whole.clusters.at(i);
            }
        }
    }
    for (const DiagramInput::Edge& edge : whole.edges) {
        linked.input.edges << DiagramInput::Edge{.from = numbers.at(edge.from),
                                                 .to = numbers.at(edge.to)};
    }
    return linked;
}

/// The whole diagram: its connected parts as Graphviz drew them, packed with all other boxes.
DiagramPositions joined(const DiagramInput& whole,
                        const Linked& linked,
                        const DiagramPositions& positions)
{
    DiagramPositions all;
    all.corners.fill({}, whole.boxes.size());
    for (qsizetype i = 0; i < linked.boxes.size(); ++i) {
        all.corners[linked.boxes.at(i)] = positions.corners.at(i);
    }
    return withinAspect(whole, packParts(whole, all));
}

DiagramPositions runGraphviz(const DiagramInput& input,
                             DiagramStyle style,
                             const GraphvizOptions& options)
{
    const QString program =
        style == DiagramStyle::Layered ? options.layeredProgram : options.overviewProgram;
    QProcess process;
    process.start(program, {u"-Tplain"_s});
    if (!process.waitForStarted()) {
        return gridBecause(
            input,
            EngineText::tr("Tables are shown in a grid, because the program '%1' of Graphviz "
                           "was not found. Install the package 'graphviz' for a real layout.")
                .arg(program));
    }
    process.write(graphvizSource(input).toUtf8());
    process.closeWriteChannel();
    if (const End end = waitForEnd(process, options); end != End::Good) {
        return gridBecause(input, whyGrid(end, options));
    }
    const auto positions =
        readGraphvizPlain(QString::fromUtf8(process.readAllStandardOutput()), input);
    return positions ? *positions : gridBecause(input, positions.error().message);
}

}  // namespace

DiagramPositions layoutDiagram(const DiagramInput& input,
                               DiagramStyle style,
                               const GraphvizOptions& options)
{
    if (input.edges.isEmpty() || style == DiagramStyle::Grid) {
        return gridLayout(input);  // nothing to lay out: a grid is the answer, not a way out
    }
    if (style == DiagramStyle::Layered && input.boxes.size() > maxLayeredBoxes) {
        return gridBecause(
            input,
            EngineText::tr("Tables are shown in a grid, because layers of more than %1 tables "
                           "cannot be read. The overview shows any number.")
                .arg(maxLayeredBoxes));
    }
    // Boxes without edges cost Graphviz most of its time and tell it nothing.
    const Linked linked = linkedPart(input);
    const DiagramPositions positions = runGraphviz(linked.input, style, options);
    return positions.note.isEmpty() ? joined(input, linked, withinAspect(linked.input, positions))
                                    : gridBecause(input, positions.note);
}

DiagramPositions layoutDiagram(const DiagramInput& input, const GraphvizOptions& options)
{
    return layoutDiagram(input, styleFor(input.boxes.size()), options);
}

}  // namespace limbeck
