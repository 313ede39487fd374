// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/session.h"

#include <QFileInfo>

namespace limbeck::command {

using namespace Qt::StringLiterals;

bool databaseExists(const ConnectionSettings& database)
{
    if (database.engine != Engine::Sqlite) {
        return true;
    }
    return !database.isInMemory() && QFileInfo::exists(database.database);
}

Result<std::unique_ptr<Database>> openForReading(const Context& context)
{
    if (databaseExists(context.database)) {
        return Database::open(context.database, Database::Mode::ReadOnly);
    }
    ConnectionSettings empty;
    empty.engine = Engine::Sqlite;
    return Database::open(empty, Database::Mode::ReadWrite);
}

Result<std::unique_ptr<Database>> openForWriting(const Context& context, bool isToBeEmptied)
{
    const std::optional<EmptyingNote> note = EmptyingNote::read(context.database);
    if (note && !isToBeEmptied) {
        return fail(ErrorCode::VerificationFailed, note->toText(context.database));
    }
    if (context.database.engine == Engine::Sqlite && !context.database.isInMemory()) {
        if (Result<bool> recovered = recoverSwap(context.database); !recovered) {
            return fail(recovered.error());
        }
    }
    return context.lockTimeout ? Database::open(
               context.database, Database::Mode::ReadWrite, *context.lockTimeout * 1000)
                               : Database::open(context.database, Database::Mode::ReadWrite);
}

RunRequest requestFor(const Context& context, Direction direction, const QString& target)
{
    RunRequest request;
    request.direction = direction;
    request.target = target;
    request.scripts = &context.project->scripts;
    request.versionTable = context.project->file.versionTable;
    request.lockTimeout = context.lockTimeout.value_or(request.lockTimeout);
    request.verifies = context.verifies;
    request.options = context.options;
    request.commitsEachStep = context.project->file.context.commitsEachStep();
    return request;
}

bool needsBackup(const Plan& plan, BackupPolicy policy)
{
    return !plan.isEmpty() && (policy == BackupPolicy::Always || plan.isDestructive());
}

Result<QString> backUpBefore(const Context& context, const Plan& plan, BackupPolicy policy)
{
    if (!needsBackup(plan, policy) || !databaseExists(context.database)) {
        return QString();
    }
    return backup(context).map([](const Backup& made) { return made.path; });
}

RunReport failedReport(const Error& error)
{
    RunReport report;
    report.error = error;
    return report;
}

}  // namespace limbeck::command
