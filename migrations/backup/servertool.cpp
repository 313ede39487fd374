// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/servertool.h"

#include "migrations/database/serverconnection.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A value of libpq's connection string.
QString libpqValue(QString value)
{
    return u'\'' + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

/// Everything but the password. Source: PostgreSQL 15, libpq, "Connection Strings".
QString libpqString(const ConnectionSettings& settings, const ServerConnection& connection)
{
    QStringList words{connection.options};
    if (!connection.host.isEmpty()) {
        words << u"host="_s + libpqValue(connection.host);
    }
    if (connection.port > 0) {
        words << u"port="_s + QString::number(connection.port);
    }
    if (!settings.user.isEmpty()) {
        words << u"user="_s + libpqValue(settings.user);
    }
    if (!settings.database.isEmpty()) {
        words << u"dbname="_s + libpqValue(settings.database);
    }
    return words.join(u' ');
}

QString optionLine(const QString& name, QString value)
{
    // Quoted, a value may hold "#"; in quotes the backslash escapes.
    // Source: MariaDB, "Configuring MariaDB with Option Files".
    value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).remove(u'\n').remove(u'\r');
    return name + u"=\""_s + value + u"\"\n"_s;
}

/// The options of Qt's driver that MariaDB's programs know under another name.
QString clientOption(const QString& driverOption)
{
    static const QHash<QString, QString> names{{u"UNIX_SOCKET"_s, u"socket"_s},
                                               {u"SSL_CA"_s, u"ssl-ca"_s},
                                               {u"SSL_CAPATH"_s, u"ssl-capath"_s},
                                               {u"SSL_CERT"_s, u"ssl-cert"_s},
                                               {u"SSL_KEY"_s, u"ssl-key"_s},
                                               {u"SSL_CIPHER"_s, u"ssl-cipher"_s}};
    return names.value(driverOption);
}

/// An option file for MariaDB's programs.
QString optionFile(const ConnectionSettings& settings, const ServerConnection& connection)
{
    QString text = u"[client]\n"_s;
    if (!connection.host.isEmpty()) {
        text += optionLine(u"host"_s, connection.host);
    }
    if (connection.port > 0) {
        text += optionLine(u"port"_s, QString::number(connection.port));
    }
    if (!settings.user.isEmpty()) {
        text += optionLine(u"user"_s, settings.user);
    }
    if (!settings.password.isEmpty()) {
        text += optionLine(u"password"_s, settings.password);
    }
    for (const QString& option : connection.options.split(u';', Qt::SkipEmptyParts)) {
        const QString name = clientOption(option.section(u'=', 0, 0));
        if (!name.isEmpty()) {
            text += optionLine(name, option.section(u'=', 1));
        }
    }
    return connection.needsTls ? text + u"ssl\n"_s : text;
}

Result<> finish(QProcess& process, const QString& program)
{
    if (!process.waitForStarted()) {
        return fail(ErrorCode::Unsupported,
                    u"'%1' cannot be started: %2"_s.arg(program, process.errorString()));
    }
    process.waitForFinished(-1);
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
        return {};
    }
    Error error;
    error.code = ErrorCode::DatabaseError;
    error.message = u"'%1' ended with an error."_s.arg(program);
    error.detail = QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
    return fail(error);
}

void setStreams(QProcess& process, const ToolStreams& streams)
{
    process.setStandardInputFile(streams.input.isEmpty() ? QProcess::nullDevice() : streams.input);
    process.setStandardOutputFile(streams.output.isEmpty() ? QProcess::nullDevice()
                                                           : streams.output);
}

Result<> runForPostgresql(const ConnectionSettings& settings,
                          const ServerConnection& connection,
                          const QString& program,
                          const QStringList& arguments,
                          const ToolStreams& streams)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!settings.password.isEmpty()) {
        environment.insert(u"PGPASSWORD"_s, settings.password);
    }
    process.setProcessEnvironment(environment);
    setStreams(process, streams);
    process.start(
        program,
        QStringList{u"--no-password"_s, u"--dbname="_s + libpqString(settings, connection)}
            + arguments);
    return finish(process, program);
}

Result<> runForMariadb(const ConnectionSettings& settings,
                       const ServerConnection& connection,
                       const QString& program,
                       const QStringList& arguments,
                       const ToolStreams& streams)
{
    QTemporaryFile options;  // made for this user only, gone with this function
    const QByteArray text = optionFile(settings, connection).toUtf8();
    if (!options.open() || options.write(text) != text.size() || !options.flush()) {
        return fail(
            ErrorCode::FileUnwritable,
            u"No temporary file can be written for '%1': %2"_s.arg(program, options.errorString()));
    }
    QProcess process;
    setStreams(process, streams);
    process.start(program,
                  QStringList{u"--defaults-extra-file="_s + options.fileName()} + arguments
                      + QStringList{settings.database});
    return finish(process, program);
}

Result<QString> pathOf(const QString& program)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty()) {
        return fail(ErrorCode::Unsupported,
                    u"'%1' is not installed. It belongs to the database's client programs: "
                    "Debian's packages postgresql-client and mariadb-client."_s.arg(program));
    }
    return path;
}

}  // namespace

Result<> runServerTool(const ConnectionSettings& settings,
                       const QString& program,
                       const QStringList& arguments,
                       const ToolStreams& streams)
{
    const Result<QString> path = pathOf(program);
    const Result<ServerConnection> connection = serverConnection(settings);
    if (!path || !connection) {
        return fail(path ? connection.error() : path.error());
    }
    return settings.engine == Engine::Postgresql
               ? runForPostgresql(settings, *connection, *path, arguments, streams)
               : runForMariadb(settings, *connection, *path, arguments, streams);
}

Result<> runLocalTool(const QString& program, const QStringList& arguments)
{
    const Result<QString> path = pathOf(program);
    if (!path) {
        return fail(path.error());
    }
    QProcess process;
    setStreams(process, {});
    process.start(*path, arguments);
    return finish(process, program);
}

}  // namespace limbeck
