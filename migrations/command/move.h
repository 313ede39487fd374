// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::command {

/// What upgrade and downgrade have in common: open the project's database, plan, back up, run.
Result<Plan> previewMove(const Context& context, Direction direction, const QString& target);
RunReport move(const Context& context,
               Direction direction,
               const QString& target,
               RunObserver& observer,
               BackupPolicy policy);

}  // namespace limbeck::command
