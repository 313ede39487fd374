// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/connectoptions.h"

#include "models/base/enginetext.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QUrl>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A database in WAL mode that nobody has open. Opening such a file read-only would create its
/// shared-memory file, so that it is opened as immutable instead.
/// Source: https://www.sqlite.org/wal.html#readonly, file format 1.3, bytes 18 and 19.
bool isIdleWal(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray header = file.read(20);
    const bool isWal = header.size() == 20 && header.at(18) == 2;
    return isWal && QFileInfo(path + u"-wal"_s).size() == 0;
}

}  // namespace

void setSqliteOptions(QSqlDatabase& connection,
                      const ConnectionSettings& settings,
                      bool isReadOnly,
                      int lockTimeout)
{
    QStringList options{u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(lockTimeout)};
    QString name = settings.isInMemory() ? u":memory:"_s : settings.database;
    if (isReadOnly && !settings.isInMemory()) {
        options << u"QSQLITE_OPEN_READONLY"_s;
        if (isIdleWal(name)) {
            options << u"QSQLITE_OPEN_URI"_s;
            name = QString::fromLatin1(QUrl::fromLocalFile(name).toEncoded()) + u"?immutable=1"_s;
        }
    }
    connection.setDatabaseName(name);
    connection.setConnectOptions(options.join(u';'));
}

void setServerOptions(QSqlDatabase& connection,
                      const ConnectionSettings& settings,
                      const ServerConnection& server)
{
    connection.setHostName(server.host);
    connection.setPort(server.port);
    connection.setUserName(settings.user);
    connection.setPassword(settings.password);
    connection.setDatabaseName(settings.database);
    connection.setConnectOptions(server.options);
}

Result<> checkTlsFiles(const ConnectionSettings& settings)
{
    const bool isMysql = settings.engine != Engine::Postgresql;
    for (const QString& option : {u"ssl_ca"_s, u"ssl_capath"_s, u"ssl_cert"_s, u"ssl_key"_s}) {
        const QString path = settings.options.value(option);
        if (isMysql && !path.isEmpty() && !QFileInfo(path).isReadable()) {
            return fail(ErrorCode::InvalidArgument,
                        EngineText::tr(
                            "A file of certificates or keys that encrypts the connection to %1 is "
                            "missing or cannot be read: '%2' says '%3'.")
                            .arg(settings.toDisplay(), option, path));
        }
    }
    return {};
}

QStringList timeLimitSql(Engine engine, int milliseconds)
{
    if (engine == Engine::Postgresql) {
        return {u"SET statement_timeout = %1"_s.arg(milliseconds)};
    }
    return {u"SET SESSION max_statement_time = %1"_s.arg(milliseconds / 1000.0),
            u"SET SESSION max_execution_time = %1"_s.arg(milliseconds)};
}

}  // namespace limbeck
