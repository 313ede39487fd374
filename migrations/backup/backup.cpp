// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/backup.h"

#include "migrations/backup/backupfolder.h"
#include "migrations/backup/emptyingnote.h"
#include "migrations/backup/serverdump.h"
#include "migrations/backup/sqlitecopy.h"
#include "migrations/backup/swapmarker.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Result<> fillFile(const ConnectionSettings& database, const QString& file)
{
    return database.engine == Engine::Sqlite
               ? sqlitecopy::copy(database, file).and_then([&] { return sqlitecopy::verify(file); })
               : serverdump::dump(database, file).and_then([&] {
                     return serverdump::verify(database, file);
                 });
}

/// A backup has its name only when it is whole and on disk.
Result<> writeBackup(const ConnectionSettings& database, const QString& path)
{
    const QString unfinished = path + u".unfinished"_s;
    serverdump::remove(unfinished);
    if (const Result<> filled = fillFile(database, unfinished); !filled) {
        serverdump::remove(unfinished);
        return filled;
    }
    backupfolder::syncToDisk(unfinished);
    if (!serverdump::rename(unfinished, path)) {
        serverdump::remove(unfinished);
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("The backup could not get its name '%1'.").arg(path));
    }
    backupfolder::syncToDisk(backupfolder::pathOf(database));
    return {};
}

/// A server's database stays where it is and gets the backup's content; what it held before
/// becomes a backup itself.
Result<Restored> restoreOnServer(const ConnectionSettings& database,
                                 const QString& backup,
                                 const QStringList& rows)
{
    if (const Result<> sound = serverdump::verify(database, backup); !sound) {
        return fail(sound.error().in(EngineText::tr("The backup cannot be restored")));
    }
    const Result<Backup> replaced = createBackup(database, rows);
    if (!replaced) {
        return fail(replaced.error().in(EngineText::tr("Nothing was restored")));
    }
    return EmptyingNote{u"restore"_s, backup}
        .write(database)
        .and_then([&] { return serverdump::load(database, backup); })
        .map([&](Restored restored) {
            EmptyingNote::remove(database);
            restored.replaced = replaced->path;
            return restored;
        });
}

}  // namespace

qint64 Restored::totalRows() const
{
    return std::accumulate(rows.cbegin(), rows.cend(), qint64(0));
}

QList<Backup> listBackups(const ConnectionSettings& database)
{
    QList<Backup> backups;
    if (!backupfolder::requireStored(database)) {
        return backups;
    }
    const QDir folder(backupfolder::pathOf(database));
    for (const QString& name :
         folder.entryList({u"*."_s + backupfolder::suffixOf(database)}, QDir::Files)) {
        if (const auto backup = backupfolder::read(database, folder.filePath(name))) {
            backups << *backup;
        }
    }
    std::ranges::sort(backups, [](const Backup& one, const Backup& other) {
        // Those of the same second: the one with the higher count is newer.
        return std::tuple(one.created, one.path.size(), one.path)
               > std::tuple(other.created, other.path.size(), other.path);
    });
    return backups;
}

QString newBackupPath(const ConnectionSettings& database, const QStringList& rows)
{
    const QString time = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    const QString base = u"%1/%2-%3-%4"_s.arg(backupfolder::pathOf(database),
                                              backupfolder::stemOf(database),
                                              time,
                                              backupfolder::revisionText(rows));
    const QString suffix = backupfolder::suffixOf(database);
    QString path = base + u'.' + suffix;
    for (int count = 2; QFile::exists(path); ++count) {
        path = u"%1~%2.%3"_s.arg(base, QString::number(count), suffix);
    }
    return path;
}

Result<Backup> createBackup(const ConnectionSettings& database, const QStringList& rows)
{
    Result<> ready = backupfolder::requireStored(database);
    if (ready && database.engine == Engine::Sqlite && !QFile::exists(database.database)) {
        ready = fail(ErrorCode::DatabaseUnavailable,
                     EngineText::tr(
                         "The database file '%1' does not exist, so that there is nothing to back "
                         "up.")
                         .arg(database.database));
    }
    if (ready) {
        ready = backupfolder::create(database);
    }
    if (!ready) {
        return fail(ready.error());
    }
    const QString path = newBackupPath(database, rows);
    if (const Result<> made = writeBackup(database, path); !made) {
        return fail(made.error().in(
            EngineText::tr("The backup of '%1' failed").arg(database.displayName())));
    }
    return *backupfolder::read(database, path);
}

Result<Restored> restoreBackup(const ConnectionSettings& database,
                               const QString& backup,
                               const QStringList& rows)
{
    if (!QFileInfo(backup).isFile()) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("The backup '%1' does not exist.").arg(backup));
    }
    if (database.engine != Engine::Sqlite) {
        return restoreOnServer(database, backup, rows);
    }
    if (const Result<> isFile = backupfolder::requireFile(database); !isFile) {
        return fail(isFile.error());
    }
    if (const Result<> sound = sqlitecopy::verify(backup); !sound) {
        return fail(sound.error().in(EngineText::tr("The backup cannot be restored")));
    }
    if (const Result<> created = backupfolder::create(database); !created) {
        return fail(created.error());
    }
    // A copy takes the place, so that the backup itself stays.
    const QString fresh = database.database + u".limbeck-restore"_s;
    QFile::remove(fresh);
    ConnectionSettings source;
    source.database = backup;
    const Result<Restored> restored =
        sqlitecopy::copy(source, fresh)
            .and_then([&] { return sqlitecopy::requireSameRows(backup, fresh); })
            .and_then([&](const QMap<QString, qint64>& counted) {
                return swapIn(database, fresh, rows).map([&counted](const QString& replaced) {
                    return Restored{replaced, counted, counted.size()};
                });
            });
    if (!restored) {
        QFile::remove(fresh);
    }
    return restored;
}

}  // namespace limbeck
