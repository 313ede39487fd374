// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/graphdata.h"

namespace limbeck {

/// What is wrong with a linked history as a whole: ids that cannot be used, cycles, dependencies
/// on something that the revision stands on anyway.
QList<GraphProblem> checkGraph(const GraphData& data);

}  // namespace limbeck
