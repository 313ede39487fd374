// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QMap>
#include <QString>

namespace limbeck {

/// The database engines that Limbeck speaks to.
enum class Engine
{
    Sqlite,
    Postgresql,
    Mariadb,
    Mysql,
};

/// SQLAlchemy's dialect name: "sqlite", "postgresql", "mariadb", "mysql".
QString engineName(Engine engine);

/// Where a database is and how to get in, as an SQLAlchemy URL says it.
struct ConnectionSettings
{
    Engine engine = Engine::Sqlite;
    QString driver;  ///< "psycopg2" of postgresql+psycopg2; says what "localhost" means on MariaDB
    QString host;    ///< empty: the engine's local default, or the hosts among `options`
    int port = 0;    ///< 0: the engine's default
    QString user;
    QString password;                ///< never logged, never shown
    QString passwordNote;            ///< why none could be had, if one is kept elsewhere
    QString database;                ///< SQLite: absolute path of the file; empty means in memory
    QMap<QString, QString> options;  ///< the query part

    /// Reads `dialect+driver://user:password@host:port/database?key=value`, and what libpq takes
    /// beside it: several hosts (`a:5432,b:5433`), a socket's folder as host (`%2Frun`), and
    /// `key=value` pairs without any "://", `service=shop` being the shortest. User, password,
    /// port and database count wherever they stand; among `options` they are never left.
    /// A relative SQLite path is taken from `baseFolder`.
    /// Fails with InvalidArgument, naming what is wrong and never repeating the password; a
    /// dialect that Limbeck does not speak is Unsupported.
    static Result<ConnectionSettings> fromUrl(const QString& url, const QString& baseFolder);

    bool isInMemory() const;

    /// The URL with the password replaced by "***", for people and logs.
    QString toDisplay() const;

    /// Short name of the database: file name or database name.
    QString displayName() const;

    /// The schema that a name without one means, where that can be known without asking the
    /// database: on MariaDB and MySQL it is the database itself. Else empty.
    QString defaultSchema() const;

    bool operator==(const ConnectionSettings&) const = default;
};

}  // namespace limbeck
