// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/serverconnection.h"

class QSqlDatabase;

/// How a connection is told where to go. Used by Database alone.
namespace limbeck {

void setSqliteOptions(QSqlDatabase& connection,
                      const ConnectionSettings& settings,
                      bool isReadOnly,
                      int lockTimeout);

void setServerOptions(QSqlDatabase& connection,
                      const ConnectionSettings& settings,
                      const ServerConnection& server);

/// The client library of MariaDB takes a file that is missing for one that trusts nobody.
Result<> checkTlsFiles(const ConnectionSettings& settings);

/// What tells a server how long a statement may take; 0 is no limit. Several ways to say the same,
/// since MariaDB and MySQL have a name of their own for it and either may be behind a URL of the
/// other's name.
QStringList timeLimitSql(Engine engine, int milliseconds);

}  // namespace limbeck
