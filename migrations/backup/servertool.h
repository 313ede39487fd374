// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

#include <QStringList>

namespace limbeck {

/// Where a program reads and writes besides its arguments.
struct ToolStreams
{
    QString input;   ///< a file for its standard input; empty: nothing
    QString output;  ///< a file for its standard output; empty: thrown away
};

/// Runs one of the server's own programs (pg_dump, mariadb, …) on the database of `settings` and
/// waits for it. `arguments` come after those that say which database. Passwords travel in the
/// environment (PostgreSQL) or in a file that only this user can read (MariaDB), never in the
/// arguments, which everybody on the machine can see.
///
/// Fails with Unsupported if the program is not installed, with DatabaseError and what it said if
/// it ends with an error, and like serverConnection().
Result<> runServerTool(const ConnectionSettings& settings,
                       const QString& program,
                       const QStringList& arguments,
                       const ToolStreams& streams = {});

/// The same for work on files, without a database.
Result<> runLocalTool(const QString& program, const QStringList& arguments);

}  // namespace limbeck
