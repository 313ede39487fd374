// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::command {

/// Opens the context's database for reading. A SQLite file that does not exist yet is shown as
/// the empty database it would become: an empty one in memory, and no file is made.
Result<std::unique_ptr<Database>> openForReading(const Context& context);

/// Opens it for changing; a SQLite file that does not exist is created, its folder is not.
/// A swap that a crash interrupted is finished first. A database in which something is missing
/// since a reset or its like was interrupted (EmptyingNote) is refused with VerificationFailed,
/// unless everything in it is dropped anyway.
Result<std::unique_ptr<Database>> openForWriting(const Context& context,
                                                 bool isToBeEmptied = false);

/// True if there is something to lose or to read: a file, or a server.
bool databaseExists(const ConnectionSettings& database);

RunRequest requestFor(const Context& context, Direction direction, const QString& target);

/// True if `policy` asks for a backup before `plan` runs.
bool needsBackup(const Plan& plan, BackupPolicy policy);

/// Makes a backup before `plan` runs, where `policy` and `plan` ask for one and the engine can.
/// Returns its path, or nothing where none was needed.
Result<QString> backUpBefore(const Context& context, const Plan& plan, BackupPolicy policy);

/// What restore() does, without a line in the operations log: for what is a part of another
/// operation.
Result<Restored> putBack(const Context& context, const QString& backup);

/// A report of a run that failed before it began.
RunReport failedReport(const Error& error);

}  // namespace limbeck::command
