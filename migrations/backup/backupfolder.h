// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/backup/backup.h"

/// Names and places of backups.
namespace limbeck::backupfolder {

/// `.limbeck-backups` beside the database.
QString pathOf(const ConnectionSettings& database);

/// Fails with Unsupported unless `database` is a SQLite file.
Result<> requireFile(const ConnectionSettings& database);

/// Makes the folder. Fails with FileUnwritable, naming it.
Result<> create(const ConnectionSettings& database);

/// What a backup's file name says; nothing if it is none of `database`.
std::optional<Backup> read(const ConnectionSettings& database, const QString& path);

/// Version rows as they stand in a file name: "base" for none, long lists cut.
QString revisionText(const QStringList& rows);

}  // namespace limbeck::backupfolder
