// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"

#include <QSet>

namespace limbeck {

/// Which foreign keys a walk away from a table follows.
enum class FocusDirection
{
    Both,
    Out,  ///< from a table to what it refers to
    In,   ///< from a table to what refers to it
};

/// The neighbourhood of one box that somebody wants to see.
struct FocusRequest
{
    int centre = 0;
    int hops = 1;  ///< how many foreign keys away; 0 is the box alone
    FocusDirection direction = FocusDirection::Both;
    /// Boxes that are shown when they are reached, but not walked on from: everything is near to
    /// everything else by way of a hub.
    QSet<int> stops = {};
};

/// The boxes of a neighbourhood, in ascending order, and for each its column: 0 is the centre,
/// negative ones stand left of it (what refers to it and so on), positive ones right (what it
/// refers to and so on). Pure; O(boxes + edges).
struct FocusPart
{
    QList<int> boxes;
    QList<int> columns;

    bool operator==(const FocusPart&) const = default;
};

FocusPart focusPart(qsizetype boxCount,
                    const QList<DiagramInput::Edge>& edges,
                    const FocusRequest& request);

/// Places a neighbourhood: columns from left to right, within each the boxes by the middle of
/// their neighbours nearer to the centre, so that few lines cross. Long columns are folded into
/// several beside each other. `input` holds the boxes of the part only, `columns` one number for
/// each of them. Boxes never overlap. Pure.
DiagramPositions focusLayout(const DiagramInput& input, const QList<int>& columns);

}  // namespace limbeck
