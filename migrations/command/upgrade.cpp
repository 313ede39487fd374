// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/logentry.h"
#include "migrations/command/move.h"

namespace limbeck::command {

Result<Plan> previewUpgrade(const Context& context, const QString& target)
{
    return previewMove(context, Direction::Up, target);
}

RunReport upgrade(const Context& context,
                  const QString& target,
                  RunObserver& observer,
                  BackupPolicy policy)
{
    LogEntry entry(context, QStringLiteral("upgrade"));
    return entry.keep(move(context, Direction::Up, target, observer, policy));
}

}  // namespace limbeck::command
