// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/sqlerror.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Error makeError(ErrorCode code,
                const QString& message,
                const QString& detail,
                const ConnectionSettings& settings)
{
    Error error;
    error.code = code;
    error.message = message;
    error.detail = detail;
    error.subjects = QStringList{settings.displayName()};
    return error;
}

QString fileOf(const ConnectionSettings& settings)
{
    return settings.isInMemory() ? u"in memory"_s : u'\'' + settings.database + u'\'';
}

}  // namespace

Error sqliteError(int sqliteCode, const QString& driverText, const ConnectionSettings& settings)
{
    const QString file = fileOf(settings);
    const auto error = [&](ErrorCode code, const QString& message) {
        return makeError(code, message.arg(file), driverText, settings);
    };
    switch (sqliteCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(ErrorCode::DatabaseLocked,
                     u"The database %1 is locked: another program is writing to it or keeps a "
                     "transaction open. Close that program, or wait until it has finished, and "
                     "try again."_s);
    case SQLITE_READONLY:
        return error(ErrorCode::DatabaseReadOnly,
                     u"The database %1 can be read but not written. Check the permissions of the "
                     "file and of its folder: SQLite also writes a journal beside the file."_s);
    case SQLITE_NOTADB:
        return error(ErrorCode::DatabaseNotOurs,
                     u"The file %1 is not a SQLite database, or it is encrypted. Check the path "
                     "in the database URL."_s);
    case SQLITE_FULL:
        return error(ErrorCode::FileUnwritable,
                     u"There is no space left on the disk that holds %1. The statement was taken "
                     "back; make room and try again."_s);
    case SQLITE_CORRUPT:
        return error(ErrorCode::DatabaseError,
                     u"The database %1 is damaged. Restore a backup ('limbeck restore'), or try "
                     "the program sqlite3 with its command '.recover'."_s);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error(ErrorCode::DatabaseUnavailable,
                     u"The database %1 cannot be opened. Check that the folder exists and that "
                     "you may read and write in it."_s);
    case SQLITE_IOERR:
        return error(ErrorCode::DatabaseError,
                     u"Reading or writing the file %1 failed. Check the disk and, for a network "
                     "drive, the connection."_s);
    default:
        return makeError(ErrorCode::DatabaseError,
                         u"SQLite refused: %1"_s.arg(driverText),
                         driverText,
                         settings);
    }
}

Error serverError(const QString& nativeCode,
                  const QString& driverText,
                  const ConnectionSettings& settings)
{
    const QString place = settings.toDisplay();
    // PostgreSQL speaks SQLSTATE, MariaDB and MySQL their own numbers.
    static const QStringList locked{u"55P03"_s, u"40P01"_s, u"1205"_s, u"1213"_s};
    static const QStringList readOnly{u"25006"_s, u"1290"_s, u"1836"_s};
    static const QStringList full{u"53100"_s, u"1021"_s, u"1114"_s};
    static const QStringList lost{
        u"08006"_s, u"08003"_s, u"57P01"_s, u"2002"_s, u"2003"_s, u"2006"_s, u"2013"_s};
    if (locked.contains(nativeCode)) {
        return makeError(ErrorCode::DatabaseLocked,
                         u"Somebody else holds a lock that is needed in %1. Wait until their "
                         "transaction has ended, and try again."_s.arg(place),
                         driverText,
                         settings);
    }
    if (readOnly.contains(nativeCode)) {
        return makeError(
            ErrorCode::DatabaseReadOnly,
            u"The server of %1 accepts no changes at present; it may be a replica."_s.arg(place),
            driverText,
            settings);
    }
    if (full.contains(nativeCode)) {
        return makeError(ErrorCode::FileUnwritable,
                         u"The server of %1 has no space left on its disk."_s.arg(place),
                         driverText,
                         settings);
    }
    if (lost.contains(nativeCode)) {
        return makeError(ErrorCode::DatabaseUnavailable,
                         u"The connection to %1 was lost."_s.arg(place),
                         driverText,
                         settings);
    }
    return makeError(ErrorCode::DatabaseError,
                     u"The database server refused: %1"_s.arg(driverText),
                     driverText,
                     settings);
}

std::optional<Error> fileProblem(const ConnectionSettings& settings, bool mayCreate)
{
    const auto error = [&](const QString& message) {
        return makeError(ErrorCode::DatabaseUnavailable, message, {}, settings);
    };
    const QFileInfo file(settings.database);
    if (file.isDir()) {
        return error(
            u"'%1' is a folder, not a database file. The database URL must name a file, "
            "for instance '%1/app.db'."_s.arg(settings.database));
    }
    if (!file.exists()) {
        const QFileInfo folder(file.path());
        if (!folder.isDir()) {
            return error(
                u"The folder '%1' of the database '%2' does not exist. Create it, or "
                "correct the path in the database URL."_s.arg(folder.filePath(), file.fileName()));
        }
        if (!mayCreate) {
            return error(
                u"The database file '%1' does not exist. An upgrade creates it; if it "
                "should be there, correct the path in the database URL."_s.arg(settings.database));
        }
        if (!folder.isWritable()) {
            return error(
                u"The database '%1' cannot be created: you may not write in the folder "
                "'%2'."_s.arg(file.fileName(), folder.filePath()));
        }
        return {};
    }
    if (!file.isFile()) {
        return error(
            u"'%1' is not a regular file and cannot hold a database."_s.arg(settings.database));
    }
    if (!file.isReadable()) {
        return error(
            u"You may not read the database file '%1'. Its permissions must allow it."_s.arg(
                settings.database));
    }
    return {};
}

}  // namespace limbeck
