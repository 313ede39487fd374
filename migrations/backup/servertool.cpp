// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/servertool.h"

#include "migrations/database/conninfo.h"
#include "migrations/database/serverconnection.h"
#include "migrations/database/sqlerror.h"
#include "models/base/enginetext.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The one parameter of libpq that has neither a file nor a variable of its own: the password of
/// the key behind `sslkey`.
const QString keyPassword = u"sslpassword"_s;
const QString ownService = u"limbeck"_s;

/// Writes `text` for this user only; it is gone with `file`.
Result<> writePrivately(QTemporaryFile& file, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("No temporary file can be written: %1").arg(file.errorString()));
    }
    return {};
}

/// Everything but passwords. Source: PostgreSQL 15, libpq, "Connection Strings".
QString libpqString(const ConnectionSettings& settings, const ServerConnection& connection)
{
    QStringList words{connection.options};
    if (!connection.host.isEmpty()) {
        words << conninfoPair(u"host"_s, connection.host);
    }
    if (connection.port > 0) {
        words << u"port="_s + QString::number(connection.port);
    }
    if (!settings.user.isEmpty()) {
        words << conninfoPair(u"user"_s, settings.user);
    }
    if (!settings.database.isEmpty()) {
        words << conninfoPair(u"dbname"_s, settings.database);
    }
    return words.join(u' ');
}

QString optionLine(const QString& name, QString value)
{
    // Quoted, a value may hold "#"; in quotes the backslash escapes.
    // Source: MariaDB, "Configuring MariaDB with Option Files".
    value.replace(u'\\', u"\\\\"_s)
        .replace(u'"', u"\\\""_s)
        .replace(u'\n', u"\\n"_s)
        .replace(u'\r', u"\\r"_s);
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
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("'%1' cannot be started: %2").arg(program, process.errorString()));
    }
    process.waitForFinished(-1);
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
        return {};
    }
    Error error;
    error.code = ErrorCode::DatabaseError;
    error.message = EngineText::tr("'%1' ended with an error.").arg(program);
    error.detail = QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
    return fail(error);
}

void setStreams(QProcess& process, const ToolStreams& streams)
{
    process.setStandardInputFile(streams.input.isEmpty() ? QProcess::nullDevice() : streams.input);
    process.setStandardOutputFile(streams.output.isEmpty() ? QProcess::nullDevice()
                                                           : streams.output);
}

Result<> runForPostgresql(ConnectionSettings settings,
                          const QString& program,
                          const QStringList& arguments,
                          const ToolStreams& streams)
{
    const QString secret = settings.options.take(keyPassword);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QTemporaryFile services;
    if (!secret.isEmpty()) {
        if (settings.options.contains(u"service"_s)) {
            return fail(
                ErrorCode::Unsupported,
                EngineText::tr(
                    "The database URL names a service and '%1', which cannot both be handed "
                    "to '%2' unseen. Write '%1' into the service file.")
                    .arg(keyPassword, program));
        }
        const Result<> written =
            writePrivately(services, u"[%1]\n%2=%3\n"_s.arg(ownService, keyPassword, secret));
        if (!written) {
            return written;
        }
        environment.insert(u"PGSERVICEFILE"_s, services.fileName());
        settings.options.insert(u"service"_s, ownService);
    }
    const Result<ServerConnection> connection = serverConnection(settings);
    if (!connection) {
        return fail(connection.error());
    }
    QProcess process;
    if (!settings.password.isEmpty()) {
        environment.insert(u"PGPASSWORD"_s, settings.password);
    }
    process.setProcessEnvironment(environment);
    setStreams(process, streams);
    process.start(
        program,
        QStringList{u"--no-password"_s, u"--dbname="_s + libpqString(settings, *connection)}
            + arguments);
    return finish(process, program);
}

Result<> runForMariadb(const ConnectionSettings& settings,
                       const QString& program,
                       const QStringList& arguments,
                       const ToolStreams& streams)
{
    const Result<ServerConnection> connection = serverConnection(settings);
    if (!connection) {
        return fail(connection.error());
    }
    QTemporaryFile options;
    if (const Result<> written = writePrivately(options, optionFile(settings, *connection));
        !written) {
        return written;
    }
    QProcess process;
    setStreams(process, streams);
    // This file alone: what the user's own says would count more.
    process.start(program,
                  QStringList{u"--defaults-file="_s + options.fileName()} + arguments
                      + QStringList{settings.database});
    return finish(process, program);
}

Result<QString> pathOf(const QString& program)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty()) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("'%1' is not installed. It belongs to the database's client programs: "
                           "Debian's packages postgresql-client and mariadb-client.")
                .arg(program));
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
    if (!path) {
        return fail(path.error());
    }
    const Result<> done = settings.engine == Engine::Postgresql
                              ? runForPostgresql(settings, *path, arguments, streams)
                              : runForMariadb(settings, *path, arguments, streams);
    return done.map_error([&settings](Error error) {
        error.detail = withoutSecrets(error.detail, settings);
        return error;
    });
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
