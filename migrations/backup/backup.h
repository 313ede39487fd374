// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

#include <QDateTime>
#include <QList>
#include <QMap>

namespace limbeck {

/// A restorable copy of a database: of a SQLite file beside it in `.limbeck-backups/`, of a
/// server's database (by pg_dump or mariadb-dump) below the user's data folder. Its name says when
/// and at which revision it was taken: `<name>-<yyyyMMdd-HHmmss>-<revision>.sqlite|dump|sql`.
struct Backup
{
    QString path;
    QDateTime created;
    QString revision;  ///< version rows joined by "+", "base" if there were none
    qint64 bytes = 0;

    bool operator==(const Backup&) const = default;
};

/// The backups of a database, newest first.
QList<Backup> listBackups(const ConnectionSettings& database);

/// Copies the live database so that other connections may go on, with SQLite's backup API or the
/// server's own program, and checks the copy before it gets its final name.
Result<Backup> createBackup(const ConnectionSettings& database, const QStringList& rows);

/// A path for a new backup of `database`; no file of that name exists.
QString newBackupPath(const ConnectionSettings& database, const QStringList& rows);

/// What a restore did.
struct Restored
{
    QString replaced;            ///< where the state before is kept; empty if there was no database
    QMap<QString, qint64> rows;  ///< of each table, as counted afterwards
    /// How many of the tables have just the rows that the backup says. Of tables in which somebody
    /// wrote while a server's dump was made it says nothing.
    qsizetype compared = 0;

    qint64 totalRows() const;

    bool operator==(const Restored&) const = default;
};

/// Puts `backup` in the place of `database`; what was there becomes a backup itself. A SQLite file
/// is replaced by one rename, and while anybody else has it open for writing this fails with
/// DatabaseLocked. A server's database is emptied and filled, on PostgreSQL in one transaction.
/// Fails with VerificationFailed if a table has not as many rows as the backup: a SQLite file is
/// then not replaced, a server's database is as the dump left it, and the backup is named.
Result<Restored> restoreBackup(const ConnectionSettings& database,
                               const QString& backup,
                               const QStringList& rows);

/// Puts the finished database file `fresh` in the place of `database`; the old one becomes the
/// backup whose path is returned. WAL and SHM files are checkpointed and removed. The step
/// that a reset ends with; a crash between its two renames is mended by recoverSwap().
Result<QString> swapIn(const ConnectionSettings& database,
                       const QString& fresh,
                       const QStringList& rows);

/// Finishes or takes back a swap that a crash interrupted. True if there was one. An unfinished
/// fresh file is removed only if it is called like the database followed by ".limbeck-…".
Result<bool> recoverSwap(const ConnectionSettings& database);

}  // namespace limbeck
