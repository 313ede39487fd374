// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"

#include <optional>

namespace limbeck {

/// What is known of a box from an earlier arrangement.
struct KnownPlace
{
    QPointF corner;
    bool isByHand = false;  ///< somebody put it there: it is never moved

    bool operator==(const KnownPlace&) const = default;
};

/// Goes on with an arrangement after boxes were added, changed or taken away. Known boxes stay
/// where they are. New ones come beside the neighbour that they have most edges with, as near as
/// there is room; those without neighbours below the rest. A known box that has grown onto
/// another one, and was not put there by hand, moves to the nearest free place.
///
/// `known` has one entry for each box. Boxes do not overlap, unless somebody's hand made them.
/// Pure.
DiagramPositions placeMissing(const DiagramInput& input,
                              const QList<std::optional<KnownPlace>>& known);

}  // namespace limbeck
