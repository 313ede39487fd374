// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/backup/backup.h"

/// Names and places of backups.
namespace limbeck::backupfolder {

/// `.limbeck-backups` beside a SQLite database; for a server's database a folder of its own
/// below the user's data, since nothing of a server belongs into a project.
QString pathOf(const ConnectionSettings& database);

/// "sqlite", "dump" (pg_dump's custom format) or "sql".
QString suffixOf(const ConnectionSettings& database);

/// How the names of its backups begin.
QString stemOf(const ConnectionSettings& database);

/// Fails with Unsupported for a database in memory.
Result<> requireStored(const ConnectionSettings& database);

/// Fails with Unsupported unless `database` is a SQLite file.
Result<> requireFile(const ConnectionSettings& database);

/// Makes the folder, for this user only where it holds a server's data. Fails with FileUnwritable,
/// naming it.
Result<> create(const ConnectionSettings& database);

/// What a backup's file name says; nothing if it is none of `database`.
std::optional<Backup> read(const ConnectionSettings& database, const QString& path);

/// Version rows as they stand in a file name: "base" for none, long lists cut.
QString revisionText(const QStringList& rows);

}  // namespace limbeck::backupfolder
