// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/lanelayout.h"
#include "migrations/report/html/html.h"

namespace limbeck {

/// The part of the history's graph that stands beside one revision: its node and the lines that
/// pass. The lines reach to the bottom of whatever height the revision's text takes, since only
/// their ends depend on it. Nothing for readers that do not see: the text says the parents.
Html htmlLanes(const LaneRow& row, int laneCount, bool isMerge);

}  // namespace limbeck
