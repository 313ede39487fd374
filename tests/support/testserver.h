// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"

namespace limbeck {

// Real servers, which the tests start themselves: one of each kind per test executable, at first
// use, on a socket in a folder of its own. They end with the executable, also if it crashes or is
// killed. A server that cannot be started fails the test.

/// Where servers write: in memory if there is room, since making a database waits for disks.
QString serverBaseFolder();

/// How to reach `database` on the test server of that engine, as its superuser. Starts the server.
ConnectionSettings serverSettings(Engine engine, const QString& database);

/// The same as an SQLAlchemy URL.
QString serverUrl(Engine engine, const QString& database);

/// The port on 127.0.0.1 at which another server of that engine answers over TLS only, and the
/// folder of its certificates, which serve.sh describes. Starts that server.
int tlsServerPort(Engine engine);
QString tlsServerFolder(Engine engine);

/// How to reach `database` of that server as `user`, by its host name or address.
QString tlsServerUrl(Engine engine, const QString& user, const QString& host, const QString& query);

/// Settings of a new, empty database.
ConnectionSettings newServerDatabase(Engine engine);

/// Opens `settings` and runs `statements`; nullptr and a failed test if one is refused.
std::unique_ptr<Database> openedDatabase(const ConnectionSettings& settings,
                                         const QStringList& statements = {});

/// A connection to a new, empty database on which `statements` were run.
std::unique_ptr<Database> serverDatabase(Engine engine, const QStringList& statements = {});

/// For the _data() functions of tests that run on both: a column "engine", a row per server.
void addServerRows();

}  // namespace limbeck

Q_DECLARE_METATYPE(limbeck::Engine)
