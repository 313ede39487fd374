// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"

/// Alembic's words for a step, as its log and its SQL scripts have them. Source: Alembic 1.19
/// runtime/migration.py, MigrationStep.short_log.
namespace limbeck {

/// "Running upgrade a1, b2 -> c3", without the message.
QString runningText(const RevisionGraph& graph, Direction direction, const RevisionId& revision);

/// The same with ", message" after it.
QString runningTextWithMessage(const RevisionGraph& graph, const PlanStep& step);

/// "Running stamp_revision a1, b2 -> c3".
QString runningText(const StampStep& step);

}  // namespace limbeck
