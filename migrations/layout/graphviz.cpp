// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/graphviz.h"

#include "migrations/layout/packing.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("limbeck", text);
}

/// Waits for the end in short slices, so that a cancel is heard. True if it ended by itself.
bool waitForEnd(QProcess& process, const GraphvizOptions& options)
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
            return false;
        }
    }
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
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
    return packParts(whole, all);
}

DiagramPositions runGraphviz(const DiagramInput& input, const GraphvizOptions& options)
{
    const bool isSmall = input.boxes.size() <= maxLayeredBoxes;
    const QString program = isSmall ? options.layeredProgram : options.overviewProgram;
    QProcess process;
    process.start(program, {u"-Tplain"_s});
    if (!process.waitForStarted()) {
        return gridBecause(input,
                           tr("Tables are shown in a grid, because the program '%1' of Graphviz "
                              "was not found. Install the package 'graphviz' for a real layout.")
                               .arg(program));
    }
    process.write(graphvizSource(input).toUtf8());
    process.closeWriteChannel();
    if (!waitForEnd(process, options)) {
        return gridBecause(input,
                           tr("Tables are shown in a grid, because Graphviz did not finish."));
    }
    const auto positions =
        readGraphvizPlain(QString::fromUtf8(process.readAllStandardOutput()), input);
    return positions ? *positions : gridBecause(input, positions.error().message);
}

}  // namespace

DiagramPositions layoutDiagram(const DiagramInput& input, const GraphvizOptions& options)
{
    if (input.edges.isEmpty()) {
        return gridLayout(input);  // nothing to lay out: a grid is the answer, not a way out
    }
    // Boxes without edges cost Graphviz most of its time and tell it nothing.
    const Linked linked = linkedPart(input);
    const DiagramPositions positions = runGraphviz(linked.input, options);
    return positions.note.isEmpty() ? joined(input, linked, positions)
                                    : gridBecause(input, positions.note);
}

}  // namespace limbeck
