// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"

namespace limbeck {

/// Findings about a script as a whole in one direction: what of it cannot be read, and what it
/// refuses to do. Empty if `lowered` is full.
QList<Finding> scriptFindings(const Lowered& lowered,
                              const RevisionId& revision,
                              Direction direction,
                              const QString& file);

}  // namespace limbeck
