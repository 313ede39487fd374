// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/graphviz.h"

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

}  // namespace

DiagramPositions layoutDiagram(const DiagramInput& input, const GraphvizOptions& options)
{
    if (input.edges.isEmpty()) {
        return gridLayout(input);  // nothing to lay out: a grid is the answer, not a way out
    }
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

}  // namespace limbeck
