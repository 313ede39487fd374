// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/backup.h"
#include "migrations/backup/backupfolder.h"
#include "migrations/backup/sqlitecopy.h"
#include "migrations/backup/swapmarker.h"
#include "models/base/enginetext.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

/// The place of a database is never empty: the old file first gets a second name (a hard link, its
/// backup), then the new one is renamed over it, which is one step for everybody who looks.
namespace limbeck {

using namespace Qt::StringLiterals;
using backupfolder::SwapMarker;

namespace {

tl::unexpected<Error> systemError(const QString& what)
{
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.message = what;
    error.detail = QString::fromLocal8Bit(std::strerror(errno));
    return fail(error);
}

/// A second name for the old file; a copy where the file system has no hard links.
Result<> keepOld(const ConnectionSettings& database, const QString& backup)
{
    const QByteArray from = QFile::encodeName(database.database);
    const QByteArray to = QFile::encodeName(backup);
    if (::link(from.constData(), to.constData()) == 0) {
        return {};
    }
    if (errno == EEXIST) {
        return systemError(EngineText::tr("A backup named '%1' is there already.").arg(backup));
    }
    return sqlitecopy::copy(database, backup);
}

/// SQLite would take up a journal or WAL of the old file for one of the new.
Result<> requireNoLeftovers(const ConnectionSettings& database)
{
    for (const QString& suffix : {u"-journal"_s, u"-wal"_s}) {
        const QFileInfo leftover(database.database + suffix);
        if (leftover.exists() && leftover.size() > 0) {
            return fail(
                ErrorCode::DatabaseLocked,
                EngineText::tr(
                    "'%1' is there: another program is using the database, or it crashed and "
                    "SQLite must repair it first. Open and close it once, then try again.")
                    .arg(leftover.filePath()));
        }
    }
    for (const QString& suffix : {u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        QFile::remove(database.database + suffix);
    }
    return {};
}

Result<> replace(const ConnectionSettings& database, const QString& fresh)
{
    struct ::stat old = {};
    const QByteArray path = QFile::encodeName(database.database);
    const QByteArray freshPath = QFile::encodeName(fresh);
    if (::stat(path.constData(), &old) == 0) {
        // The new file is for the same people. Being another owner's is not an error.
        ::chmod(freshPath.constData(), old.st_mode & 07777U);
    }
    backupfolder::syncToDisk(fresh);
    if (std::rename(freshPath.constData(), path.constData()) != 0) {
        return systemError(
            EngineText::tr(
                "The new database '%1' could not take the place of '%2'. The old one is untouched.")
                .arg(fresh, database.database));
    }
    backupfolder::syncToDisk(QFileInfo(database.database).path());
    return {};
}

}  // namespace

Result<QString> swapIn(const ConnectionSettings& database,
                       const QString& fresh,
                       const QStringList& rows)
{
    if (const Result<> isFile = backupfolder::requireFile(database); !isFile) {
        return fail(isFile.error());
    }
    if (!QFileInfo(fresh).isFile()) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("The new database '%1' is not there.").arg(fresh));
    }
    ConnectionSettings freshSettings;
    freshSettings.database = fresh;
    const bool isReplacement = QFile::exists(database.database);
    Result<> ready = sqlitecopy::settle(freshSettings);
    if (ready && isReplacement) {
        ready = sqlitecopy::settle(database);
    }
    if (ready) {
        ready = requireNoLeftovers(database);
    }
    if (ready) {
        ready = backupfolder::create(database);
    }
    SwapMarker marker;
    marker.fresh = fresh;
    marker.backup = isReplacement ? newBackupPath(database, rows) : QString();
    if (ready) {
        ready = marker.write(database);
    }
    if (ready && isReplacement) {
        ready = keepOld(database, marker.backup);
    }
    if (ready) {
        ready = replace(database, fresh);
        if (!ready && isReplacement) {
            QFile::remove(marker.backup);  // only a second name of the file that is still there
        }
    }
    SwapMarker::remove(database);
    if (!ready) {
        return fail(ready.error());
    }
    return marker.backup;
}

Result<bool> recoverSwap(const ConnectionSettings& database)
{
    if (!backupfolder::requireFile(database)) {
        return false;
    }
    const std::optional<SwapMarker> marker = SwapMarker::read(database);
    if (!marker) {
        return false;
    }
    // The rename is one step: the new file is still under its own name (it did not happen, so
    // the swap is taken back), or it is the database (it happened, and all is done).
    const bool isDatabaseThere = QFile::exists(database.database);
    const bool isFreshThere = !marker->fresh.isEmpty() && QFile::exists(marker->fresh);
    if (isFreshThere && isDatabaseThere) {
        if (!marker->backup.isEmpty()) {
            // Only a second name of the database: without it nothing is lost.
            struct ::stat old = {};
            const bool isSecondName =
                ::stat(QFile::encodeName(marker->backup).constData(), &old) == 0
                && old.st_nlink > 1;
            if (isSecondName) {
                QFile::remove(marker->backup);
            }
        }
        QFile::remove(marker->fresh);
    } else if (!isDatabaseThere && !marker->backup.isEmpty() && QFile::exists(marker->backup)) {
        if (!QFile::copy(marker->backup, database.database)) {
            return systemError(
                EngineText::tr("The database '%1' is gone; its last state is '%2', which could not "
                               "be copied back.")
                    .arg(database.database, marker->backup));
        }
    }
    SwapMarker::remove(database);
    return true;
}

}  // namespace limbeck
