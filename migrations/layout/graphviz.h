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
    int timeout = 20000;  ///< milliseconds after which the program is ended
    /// Asked several times a second; true ends the program. May be empty.
    std::function<bool()> isCancelled;
};

/// Positions by Graphviz, run as a program of its own: a crash or a hang of it harms nothing.
/// Never fails: without the program, or when it errs, the answer is a grid whose note says
/// what is missing. Blocks until done. Thread: any but the window's.
DiagramPositions layoutDiagram(const DiagramInput& input, const GraphvizOptions& options = {});

}  // namespace limbeck
