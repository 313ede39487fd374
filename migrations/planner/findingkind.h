// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"

namespace limbeck {

/// A stable, lower-case word for `kind`, as JSON has it ("will-fail").
QString findingKindName(Finding::Kind kind);
std::optional<Finding::Kind> findingKindNamed(const QString& name);

}  // namespace limbeck
