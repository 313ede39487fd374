// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/move.h"

#include "migrations/command/rowchecks.h"
#include "migrations/command/session.h"
#include "models/base/enginetext.h"

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

/// A backup of a SQLite file is made before the run has its lock, since another connection of the
/// same process would lose that; so it counts only if nobody has written since.
struct FileBackup
{
    QString path;
    QString dataVersion;  ///< changes when another connection commits
};

Result<QString> dataVersion(Database& database)
{
    return database.query(u"PRAGMA data_version"_s).map([](const QueryResult& found) {
        return found.rows.value(0).value(0).toString();
    });
}

Result<FileBackup> backUpFile(const Context& context,
                              Database& database,
                              const Plan& plan,
                              BackupPolicy policy)
{
    const Result<QString> version = dataVersion(database);
    if (!version) {
        return fail(version.error());
    }
    return backUpBefore(context, plan, policy).map([&version](const QString& path) {
        return FileBackup{path, *version};
    });
}

Result<QString> stillGood(const FileBackup& backup,
                          Database& database,
                          const Plan& plan,
                          bool existed,
                          BackupPolicy policy)
{
    if (!existed || !needsBackup(plan, policy)) {
        return backup.path;
    }
    const Result<QString> version = dataVersion(database);
    if (!version) {
        return version;
    }
    if (!backup.path.isEmpty() && *version == backup.dataVersion) {
        return backup.path;
    }
    return fail(ErrorCode::DatabaseLocked,
                EngineText::tr("somebody else changed '%1' at the same moment. Try again.")
                    .arg(database.settings().displayName()));
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
    // What is missing in the database would make any plan for it a riddle.
    if (const auto note = EmptyingNote::read(context.database)) {
        return failedReport(
            Error{ErrorCode::VerificationFailed, note->toText(context.database), {}, {}, {}});
    }
    // A first look, without a lock: what cannot run is refused before anything is created. The
    // run plans again under its lock, and then backs up what that plan may lose.
    const Result<Plan> plan = previewMove(context, direction, target);
    if (!plan) {
        return failedReport(plan.error());
    }
    if (const Result<> runnable = plan->runnable(); !runnable) {
        return failedReport(runnable.error());
    }
    if (const Result<> fits = requireRowsFit(context, *plan, observer); !fits) {
        return failedReport(fits.error());
    }

    const bool existed = databaseExists(context.database);
    RunReport report;
    {
        const Result<std::unique_ptr<Database>> database = openForWriting(context);
        if (!database) {
            return failedReport(database.error());
        }
        RunRequest request = requestFor(context, direction, target);
        FileBackup early;
        if (context.database.engine == Engine::Sqlite && existed) {
            const Result<FileBackup> made = backUpFile(context, **database, *plan, policy);
            if (!made) {
                return failedReport(
                    made.error().in(EngineText::tr("No backup could be made, so nothing was run")));
            }
            early = *made;
        }
        request.backUp = [&](const Plan& now, Database& own) {
            return context.database.engine == Engine::Sqlite
                       ? stillGood(early, own, now, existed, policy)
                       : backUpBefore(context, now, policy);
        };
        report = run(request, **database, observer);
    }
    removeIfNothingWasMade(context.database, existed, report);
    return report;
}

}  // namespace limbeck::command
