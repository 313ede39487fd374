// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"

#include <functional>

namespace limbeck {

struct GraphvizOptions
{
    QString overviewProgram = QStringLiteral("sfdp");
    QString layeredProgram = QStringLiteral("dot");
    int timeout = 60000;  ///< milliseconds after which the program is ended
    /// Asked several times a second; true ends the program. May be empty.
    std::function<bool()> isCancelled;
};

/// Positions by Graphviz, run as a program of its own: a crash or a hang of it harms nothing.
/// Never fails: without the program, when it errs, and for more than maxLayeredBoxes boxes in
/// layers, the answer is a grid whose note says why. Boxes never overlap; the whole is of a shape
/// that a window shows well (withinAspect()), as far as there are boxes enough. The same input
/// gives the same positions. Blocks until done. Thread: any but the window's.
DiagramPositions layoutDiagram(const DiagramInput& input,
                               DiagramStyle style,
                               const GraphvizOptions& options = {});

/// The same in styleFor() the number of boxes.
DiagramPositions layoutDiagram(const DiagramInput& input, const GraphvizOptions& options = {});

}  // namespace limbeck
