// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"

namespace limbeck {

/// Shapes of a whole diagram, width by height, that a window shows well.
constexpr double minAspect = 0.6;
constexpr double maxAspect = 1.8;

/// Width by height of all boxes together; 0 without boxes.
double aspectOf(const DiagramInput& input, const DiagramPositions& positions);

/// Pulls the boxes apart along one axis until the whole is neither wider nor taller than the two
/// bounds say. Boxes that did not overlap do not overlap then, and their order along both axes
/// stays. Nothing happens to what cannot be pulled apart (all boxes in one row). Pure.
DiagramPositions withinAspect(const DiagramInput& input, const DiagramPositions& positions);

}  // namespace limbeck
