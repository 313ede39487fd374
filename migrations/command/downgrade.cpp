// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/logentry.h"
#include "migrations/command/move.h"

namespace limbeck::command {

Result<Plan> previewDowngrade(const Context& context, const QString& target)
{
    return previewMove(context, Direction::Down, target);
}

RunReport downgrade(const Context& context,
                    const QString& target,
                    RunObserver& observer,
                    BackupPolicy policy)
{
    LogEntry entry(context, QStringLiteral("downgrade"));
    return entry.keep(move(context, Direction::Down, target, observer, policy));
}

}  // namespace limbeck::command
