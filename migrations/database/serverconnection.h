// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

namespace limbeck {

/// What Qt's drivers QPSQL and QMYSQL are told to reach a server.
struct ServerConnection
{
    QString host;  ///< empty: the client library's default, a local socket
    int port = -1;
    QString options;        ///< in the form of QSqlDatabase::setConnectOptions
    bool needsTls = false;  ///< MariaDB and MySQL: to be checked once connected
};

/// Turns the query part of a URL, which speaks to Python's drivers, into what the C libraries
/// understand: sockets, several hosts, TLS, timeouts, libpq's own parameters (`service`,
/// `options`, …). What only means something to Python is left out.
///
/// Fails with InvalidArgument or Unsupported if an option cannot be kept and matters: everything
/// about encryption, and values that Qt's drivers would misread.
Result<ServerConnection> serverConnection(const ConnectionSettings& settings);

/// Fails with Unsupported if a server that calls itself `version` is too old for Limbeck, or not
/// what the URL says: PostgreSQL 12, MariaDB 10.4 and MySQL 5.7 are the oldest ones. A text
/// without a number is let through.
Result<> checkServerVersion(const ConnectionSettings& settings, const QString& version);

/// "PostgreSQL 15.18" from what a server calls itself, "15.18 (Debian 15.18-0+deb12u1)".
QString serverProduct(Engine engine, const QString& version);

}  // namespace limbeck
