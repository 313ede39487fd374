// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"

namespace limbeck {

/// Moves the connected parts of a diagram, each as it is in itself, beside and below each other,
/// so that all of them together fill a window well. `positions` gives one corner per box; boxes
/// of one part must not overlap, and then no two boxes of the answer do. Pure.
DiagramPositions packParts(const DiagramInput& input, const DiagramPositions& positions);

}  // namespace limbeck
