// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/logentry.h"
#include "migrations/command/session.h"
#include "migrations/runner/runlock.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// `wanted` as a path, as the file name of a backup, or the newest where nothing is said.
Result<QString> findBackup(const Context& context, const QString& wanted)
{
    const QList<Backup> known = backups(context);
    if (const auto note = EmptyingNote::read(context.database); note && wanted.isEmpty()) {
        return note->dump;  // whatever else was copied since lacks something
    }
    if (wanted.isEmpty()) {
        if (known.isEmpty()) {
            return fail(ErrorCode::InvalidArgument,
                        EngineText::tr("There is no backup of '%1' to restore.")
                            .arg(context.database.displayName()));
        }
        return known.first().path;
    }
    const auto named = std::ranges::find_if(
        known, [&wanted](const Backup& each) { return QFileInfo(each.path).fileName() == wanted; });
    if (named != known.end()) {
        return named->path;
    }
    if (QFileInfo(wanted).isFile()) {
        return QFileInfo(wanted).absoluteFilePath();
    }
    return fail(
        ErrorCode::InvalidArgument,
        EngineText::tr("There is no backup '%1'. `limbeck restore --list` shows those of '%2'.")
            .arg(wanted, context.database.displayName()));
}

class SilentObserver final : public RunObserver
{
};

/// On a server nobody may be at work on the database meanwhile; a file is swapped in one step.
Result<Restored> restoreAlone(const Context& context, const QString& path, const QStringList& rows)
{
    SilentObserver observer;
    const VersionTable& versionTable = context.project->file.versionTable;
    const Result<RunLock> lock =
        RunLock::take(context.database, versionTable, context.lockTimeout.value_or(60), observer);
    if (!lock) {
        return fail(lock.error());
    }
    return restoreBackup(context.database, path, rows).map([&](const Restored& restored) {
        // A step that was left half done is gone with what it did.
        StepJournal(context.database, versionTable).remove();
        return restored;
    });
}

}  // namespace

Result<Backup> backup(const Context& context)
{
    if (!databaseExists(context.database)) {
        return fail(ErrorCode::DatabaseUnavailable,
                    EngineText::tr("There is nothing to back up: '%1' does not exist.")
                        .arg(context.database.database));
    }
    const Result<QStringList> rows = currentRows(context);
    if (!rows) {
        return fail(rows.error());
    }
    return createBackup(context.database, *rows);
}

QList<Backup> backups(const Context& context)
{
    return listBackups(context.database);
}

Result<Restored> putBack(const Context& context, const QString& backup)
{
    const Result<QString> path = findBackup(context, backup);
    if (!path) {
        return fail(path.error());
    }
    QStringList rows;  // only for the name under which the replaced state is kept
    if (databaseExists(context.database)) {
        const Result<QStringList> current = currentRows(context);
        if (!current) {
            return fail(current.error());
        }
        rows = *current;
    }
    return restoreAlone(context, *path, rows);
}

Result<Restored> restore(const Context& context, const QString& backup)
{
    LogEntry entry(context, u"restore"_s);
    if (databaseExists(context.database)) {
        entry.record().from = currentRows(context).value_or(QStringList());
    }
    return entry.keep(putBack(context, backup).map([&](const Restored& restored) {
        entry.record().to = currentRows(context).value_or(QStringList());
        entry.record().backup = restored.replaced;
        return restored;
    }));
}

}  // namespace limbeck::command
