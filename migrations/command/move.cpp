// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/move.h"

#include "migrations/command/session.h"

#include <QFile>
#include <QFileInfo>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// A failed first run must not leave an empty database file behind.
void removeIfNothingWasMade(const ConnectionSettings& database,
                            bool existed,
                            const RunReport& report)
{
    const bool isFile = database.engine == Engine::Sqlite && !database.isInMemory();
    if (!existed && isFile && !report.isOk() && QFileInfo(database.database).size() == 0) {
        QFile::remove(database.database);
    }
}

}  // namespace

Result<Plan> previewMove(const Context& context, Direction direction, const QString& target)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return preview(requestFor(context, direction, target), *database);
    });
}

RunReport move(const Context& context,
               Direction direction,
               const QString& target,
               RunObserver& observer,
               BackupPolicy policy)
{
    // A first look, without a lock: it decides whether a backup is needed, and what cannot run
    // is refused before anything is created. The run plans again under its lock.
    const Result<Plan> plan = previewMove(context, direction, target);
    if (!plan) {
        return failedReport(plan.error());
    }
    if (const Result<> runnable = plan->runnable(); !runnable) {
        return failedReport(runnable.error());
    }

    const Result<QString> backupPath = backUpBefore(context, *plan, policy);
    if (!backupPath) {
        return failedReport(
            backupPath.error().in(u"No backup could be made, so nothing was run"_s));
    }

    const bool existed = databaseExists(context.database);
    RunReport report;
    {
        const Result<std::unique_ptr<Database>> database = openForWriting(context);
        if (!database) {
            return failedReport(database.error());
        }
        RunRequest request = requestFor(context, direction, target);
        request.backup = *backupPath;
        report = run(request, **database, observer);
    }
    report.backup = *backupPath;
    removeIfNothingWasMade(context.database, existed, report);
    return report;
}

}  // namespace limbeck::command
