// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/emptying.h"
#include "migrations/command/resetsteps.h"
#include "migrations/command/session.h"
#include "models/base/enginetext.h"

#include <QFileInfo>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// What was dropped where nothing can be taken back comes from the dump.
void bringBack(const Context& context, RunReport& report, RunObserver& observer)
{
    observer.phaseStarted(EngineText::tr("Bringing back what was dropped"));
    const Result<Restored> restored = putBack(context, report.backup);
    report.applied.clear();
    report.rowsAfter = report.rowsBefore;
    report.error->message += restored
                                 ? u'\n' + EngineText::tr("What was dropped has been brought back.")
                                 : u'\n'
                                       + EngineText::tr(
                                             "What was dropped could not be brought back: %1 The "
                                             "backup is '%2'.")
                                             .arg(restored.error().message, report.backup);
}

/// Nothing is dropped before it is known that something can be built in its place.
Result<QStringList> readyForReset(const Context& context, const QString& target)
{
    return planFromNothing(context, target)
        .and_then([](const Plan& plan) { return plan.runnable(); })
        .and_then([&context] { return currentRows(context); });
}

/// What an interrupted reset has built holds nothing but what a revision wrote, if anything.
Result<bool> isWithoutRows(const Context& context)
{
    return Database::open(context.database, Database::Mode::ReadOnly)
        .and_then(
            [](const std::unique_ptr<Database>& database) { return countServerRows(*database); })
        .map([&context](const QMap<QString, qint64>& counts) {
            qint64 rows = -counts.value(context.project->file.versionTable.name.toString());
            for (const qint64 count : counts) {
                rows += count;
            }
            return rows == 0;
        });
}

/// The path of the backup that holds everything, made now unless a reset that was interrupted
/// made it: then what it left is copied too, but only if there is anything in it.
Result<QString> keepForReset(const Context& context, RunObserver& observer)
{
    const std::optional<EmptyingNote> interrupted = EmptyingNote::read(context.database);
    const bool isKept = interrupted && QFileInfo::exists(interrupted->dump);
    if (isKept) {
        const Result<bool> isWithout = isWithoutRows(context);
        if (!isWithout || *isWithout) {
            return isWithout.map([&interrupted](bool) { return interrupted->dump; });
        }
    }
    observer.phaseStarted(EngineText::tr("Backing up %1").arg(context.database.displayName()));
    return backup(context).map(
        [&](const Backup& made) { return isKept ? interrupted->dump : made.path; });
}

}  // namespace

RunReport resetOnServer(const Context& context, RunObserver& observer, const QString& target)
{
    const Result<QStringList> rows = readyForReset(context, target);
    if (!rows) {
        return failedReport(rows.error());
    }
    RunRequest request = requestFor(context, Direction::Up, target);
    request.emptiesFirst = true;
    request.backUp = [&](const Plan& /*plan*/, Database& /*own*/) {
        return keepForReset(context, observer);
    };
    RunReport report;
    {
        const Result<std::unique_ptr<Database>> database = openForWriting(context, true);
        if (!database) {
            return failedReport(database.error());
        }
        report = run(request, **database, observer);
    }
    report.rowsBefore = *rows;
    // PostgreSQL takes back all that was not committed; a server of the others cannot.
    const bool hasLost = context.database.engine != Engine::Postgresql || report.hasCommitted;
    if (!report.isOk() && report.hasDropped && hasLost) {
        bringBack(context, report, observer);
    } else if (!report.isOk()) {
        report.rowsAfter = *rows;
    } else {
        EmptyingNote::remove(context.database);
    }
    return report;
}

}  // namespace limbeck::command
