// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/sqlerror.h"

#include "models/base/enginetext.h"

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
    return settings.isInMemory() ? EngineText::tr("in memory") : u'\'' + settings.database + u'\'';
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
                     EngineText::tr(
                         "The database %1 is locked: another program is writing to it or keeps a "
                         "transaction open. Close that program, or wait until it has finished, and "
                         "try again."));
    case SQLITE_READONLY:
        return error(
            ErrorCode::DatabaseReadOnly,
            EngineText::tr(
                "The database %1 can be read but not written. Check the permissions of the "
                "file and of its folder: SQLite also writes a journal beside the file."));
    case SQLITE_NOTADB:
        return error(ErrorCode::DatabaseNotOurs,
                     EngineText::tr(
                         "The file %1 is not a SQLite database, or it is encrypted. Check the path "
                         "in the database URL."));
    case SQLITE_FULL:
        return error(
            ErrorCode::FileUnwritable,
            EngineText::tr(
                "There is no space left on the disk that holds %1. The statement was taken "
                "back; make room and try again."));
    case SQLITE_CORRUPT:
        return error(ErrorCode::DatabaseError,
                     EngineText::tr(
                         "The database %1 is damaged. Restore a backup ('limbeck restore'), or try "
                         "the program sqlite3 with its command '.recover'."));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error(ErrorCode::DatabaseUnavailable,
                     EngineText::tr(
                         "The database %1 cannot be opened. Check that the folder exists and that "
                         "you may read and write in it."));
    case SQLITE_INTERRUPT:
        return error(
            ErrorCode::Cancelled,
            EngineText::tr("A statement on the database %1 was ended, since it took too long."));
    case SQLITE_IOERR:
        return error(ErrorCode::DatabaseError,
                     EngineText::tr(
                         "Reading or writing the file %1 failed. Check the disk and, for a network "
                         "drive, the connection."));
    default:
        return makeError(ErrorCode::DatabaseError,
                         EngineText::tr("SQLite refused: %1").arg(driverText),
                         driverText,
                         settings);
    }
}

std::optional<Error> fileProblem(const ConnectionSettings& settings, bool mayCreate)
{
    const auto error = [&](const QString& message) {
        return makeError(ErrorCode::DatabaseUnavailable, message, {}, settings);
    };
    const QFileInfo file(settings.database);
    if (file.isDir()) {
        return error(
            EngineText::tr(
                "'%1' is a folder, not a database file. The database URL must name a file, "
                "for instance '%1/app.db'.")
                .arg(settings.database));
    }
    if (!file.exists()) {
        const QFileInfo folder(file.path());
        if (!folder.isDir()) {
            return error(
                EngineText::tr("The folder '%1' of the database '%2' does not exist. Create it, or "
                               "correct the path in the database URL.")
                    .arg(folder.filePath(), file.fileName()));
        }
        if (!mayCreate) {
            return error(EngineText::tr(
                             "The database file '%1' does not exist. An upgrade creates it; if it "
                             "should be there, correct the path in the database URL.")
                             .arg(settings.database));
        }
        if (!folder.isWritable()) {
            return error(EngineText::tr(
                             "The database '%1' cannot be created: you may not write in the folder "
                             "'%2'.")
                             .arg(file.fileName(), folder.filePath()));
        }
        return {};
    }
    if (!file.isFile()) {
        return error(EngineText::tr("'%1' is not a regular file and cannot hold a database.")
                         .arg(settings.database));
    }
    if (!file.isReadable()) {
        return error(EngineText::tr(
                         "You may not read the database file '%1'. Its permissions must allow it.")
                         .arg(settings.database));
    }
    return {};
}

}  // namespace limbeck
