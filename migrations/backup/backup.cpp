// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/backup.h"

#include "migrations/backup/backupfolder.h"
#include "migrations/backup/sqlitecopy.h"
#include "migrations/backup/swapmarker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

QList<Backup> listBackups(const ConnectionSettings& database)
{
    QList<Backup> backups;
    if (!backupfolder::requireFile(database)) {
        return backups;
    }
    const QDir folder(backupfolder::pathOf(database));
    for (const QString& name : folder.entryList({u"*.sqlite"_s}, QDir::Files)) {
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
    const QString stem = QFileInfo(database.database).completeBaseName();
    const QString time = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    const QString base = u"%1/%2-%3-%4"_s.arg(
        backupfolder::pathOf(database), stem, time, backupfolder::revisionText(rows));
    QString path = base + u".sqlite"_s;
    for (int count = 2; QFile::exists(path); ++count) {
        path = u"%1~%2.sqlite"_s.arg(base, QString::number(count));
    }
    return path;
}

Result<Backup> createBackup(const ConnectionSettings& database, const QStringList& rows)
{
    if (const Result<> isFile = backupfolder::requireFile(database); !isFile) {
        return fail(isFile.error());
    }
    if (!QFile::exists(database.database)) {
        return fail(ErrorCode::DatabaseUnavailable,
                    u"The database file '%1' does not exist, so that there is nothing to back "
                    "up."_s.arg(database.database));
    }
    if (const Result<> created = backupfolder::create(database); !created) {
        return fail(created.error());
    }
    const QString path = newBackupPath(database, rows);
    const QString unfinished = path + u".unfinished"_s;
    QFile::remove(unfinished);
    Result<> done = sqlitecopy::copy(database, unfinished);
    if (done) {
        done = sqlitecopy::verify(unfinished);
    }
    if (!done) {
        QFile::remove(unfinished);
        return fail(done.error().in(u"The backup of '%1' failed"_s.arg(database.displayName())));
    }
    backupfolder::syncToDisk(unfinished);
    if (!QFile::rename(unfinished, path)) {
        QFile::remove(unfinished);
        return fail(ErrorCode::FileUnwritable,
                    u"The backup could not get its name '%1'."_s.arg(path));
    }
    backupfolder::syncToDisk(backupfolder::pathOf(database));
    return *backupfolder::read(database, path);
}

Result<QString> restoreBackup(const ConnectionSettings& database,
                              const QString& backup,
                              const QStringList& rows)
{
    if (const Result<> isFile = backupfolder::requireFile(database); !isFile) {
        return fail(isFile.error());
    }
    if (!QFileInfo(backup).isFile()) {
        return fail(ErrorCode::FileUnreadable, u"The backup '%1' does not exist."_s.arg(backup));
    }
    if (const Result<> sound = sqlitecopy::verify(backup); !sound) {
        return fail(sound.error().in(u"The backup cannot be restored"_s));
    }
    if (const Result<> created = backupfolder::create(database); !created) {
        return fail(created.error());
    }
    // A copy takes the place, so that the backup itself stays.
    const QString fresh = database.database + u".limbeck-restore"_s;
    QFile::remove(fresh);
    ConnectionSettings source;
    source.database = backup;
    if (const Result<> copied = sqlitecopy::copy(source, fresh); !copied) {
        return fail(copied.error());
    }
    const Result<QString> swapped = swapIn(database, fresh, rows);
    if (!swapped) {
        QFile::remove(fresh);
    }
    return swapped;
}

}  // namespace limbeck
