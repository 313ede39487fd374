// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"

namespace limbeck {

/// Why a script whose work rows decide cannot be followed while it runs on `dialect`; nothing if it
/// can. Requires: lowered.isByRows().
std::optional<QString> reasonNotToFollow(const Lowered& lowered, const Dialect& dialect);

/// Findings about a script as a whole in one direction: what of it cannot be read, and what it
/// refuses to do. Empty if `lowered` is full.
/// `whyNot`: see reasonNotToFollow().
QList<Finding> scriptFindings(const Lowered& lowered,
                              const RevisionId& revision,
                              Direction direction,
                              const QString& file,
                              const std::optional<QString>& whyNot);

}  // namespace limbeck
