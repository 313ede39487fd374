// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/connectionsettings.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

std::optional<Engine> engineOf(const QString& dialect)
{
    if (dialect == u"sqlite"_s) {
        return Engine::Sqlite;
    }
    if (dialect == u"postgresql"_s || dialect == u"postgres"_s) {
        return Engine::Postgresql;
    }
    if (dialect == u"mariadb"_s) {
        return Engine::Mariadb;
    }
    if (dialect == u"mysql"_s) {
        return Engine::Mysql;
    }
    return {};
}

// The grammar of SQLAlchemy's engine/url.py: the password ends at the last "@" before the host,
// so that one with a bare "@" inside is still read.
const QRegularExpression& urlPattern()
{
    static const QRegularExpression pattern(
        uR"(^(?<name>[\w+]+)://)"
        uR"((?:(?<user>[^:/]*)(?::(?<password>[^@]*(?:@[^@/?]*(?=@))*))?@)?)"
        uR"((?:(?:\[(?<ipv6>[^/?]+)\]|(?<host>[^/:?]+))?(?::(?<port>[^/?]*))?)?)"
        uR"((?:/(?<database>[^?]*))?)"
        uR"((?:\?(?<query>.*))?$)"_s);
    return pattern;
}

QMap<QString, QString> readQuery(const QString& query)
{
    QMap<QString, QString> options;
    for (const QString& part : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        QString key = equals < 0 ? part : part.left(equals);
        QString value = equals < 0 ? QString() : part.mid(equals + 1);
        key = decoded(key.replace(u'+', u' '));
        value = decoded(value.replace(u'+', u' '));
        // PostgreSQL takes several hosts, each written as an option of its own.
        const bool isFurtherHost = key == u"host"_s && options.contains(key);
        options.insert(key, isFurtherHost ? options.value(key) + u',' + value : value);
    }
    return options;
}

bool isTrue(const QString& text)
{
    static const QStringList words{u"true"_s, u"1"_s, u"yes"_s, u"on"_s};
    return words.contains(text.toLower());
}

/// The file behind the database part of a SQLite URL, absolute; empty for one in memory.
QString sqliteFile(QString database, QMap<QString, QString>* options, const QString& baseFolder)
{
    if (database.startsWith(u"file:"_s) && isTrue(options->value(u"uri"_s))) {
        // SQLite's own URI: the options in it speak to SQLite's opener, which we do not use.
        options->remove(u"uri"_s);
        database = decoded(QStringView(database).mid(5));
        if (options->value(u"mode"_s) == u"memory"_s) {
            return {};
        }
        if (database.startsWith(u"//"_s)) {
            database.remove(0, 2);
        }
    }
    if (database.isEmpty() || database == u":memory:"_s) {
        return {};
    }
    return QDir::cleanPath(QDir(baseFolder).absoluteFilePath(database));
}

Result<int> readPort(const QString& text)
{
    if (text.isEmpty()) {
        return 0;
    }
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (!isNumber || port <= 0 || port > 65535) {
        return fail(
            ErrorCode::InvalidArgument,
            u"The port '%1' of the database URL is not a number from 1 to 65535."_s.arg(text));
    }
    return port;
}

tl::unexpected<Error> notUnderstood(const QString& url)
{
    // The URL may hold a password, so that only its scheme may be repeated.
    const qsizetype colon = url.indexOf(u"://"_s);
    const QString scheme =
        colon < 0 ? QString() : u" that begins with '%1://'"_s.arg(url.left(colon));
    return fail(
        ErrorCode::InvalidArgument,
        u"The database URL%1 could not be read. It must look like "
        "'sqlite:///folder/app.db' or 'postgresql://user:password@host:5432/name'; "
        "special characters in the user and the password are written as '%%40'."_s.arg(scheme)
            .replace(u"%%"_s, u"%"_s));
}

}  // namespace

QString engineName(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        return u"sqlite"_s;
    case Engine::Postgresql:
        return u"postgresql"_s;
    case Engine::Mariadb:
        return u"mariadb"_s;
    case Engine::Mysql:
        return u"mysql"_s;
    }
    Q_UNREACHABLE();
}

Result<ConnectionSettings> ConnectionSettings::fromUrl(const QString& url,
                                                       const QString& baseFolder)
{
    const QRegularExpressionMatch match = urlPattern().match(url.trimmed());
    if (!match.hasMatch()) {
        return notUnderstood(url);
    }
    const QString name = match.captured(u"name"_s);
    const QString dialect = name.section(u'+', 0, 0);
    const std::optional<Engine> engine = engineOf(dialect);
    if (!engine) {
        return fail(ErrorCode::Unsupported,
                    u"Limbeck does not speak to databases of the kind '%1'. It knows sqlite, "
                    "postgresql, mariadb and mysql."_s.arg(dialect));
    }
    const Result<int> port = readPort(match.captured(u"port"_s));
    if (!port) {
        return fail(port.error());
    }

    ConnectionSettings settings;
    settings.engine = *engine;
    settings.driver = name.section(u'+', 1);
    settings.user = decoded(match.capturedView(u"user"_s));
    settings.password = decoded(match.capturedView(u"password"_s));
    const QString ipv6 = match.captured(u"ipv6"_s);
    settings.host = ipv6.isEmpty() ? match.captured(u"host"_s) : ipv6;
    settings.port = *port;
    settings.options = readQuery(match.captured(u"query"_s));
    settings.database = match.captured(u"database"_s);
    if (*engine == Engine::Sqlite) {
        if (!settings.host.isEmpty()) {
            return fail(
                ErrorCode::InvalidArgument,
                u"The SQLite URL names the host '%1', but a SQLite database is a file. A "
                "path needs three slashes: 'sqlite:///%1', or four if it is absolute."_s.arg(
                    settings.host));
        }
        settings.database = sqliteFile(settings.database, &settings.options, baseFolder);
    }
    return settings;
}

bool ConnectionSettings::isInMemory() const
{
    return engine == Engine::Sqlite && database.isEmpty();
}

QString ConnectionSettings::toDisplay() const
{
    QString text = engineName(engine);
    if (!driver.isEmpty()) {
        text += u'+' + driver;
    }
    text += u"://"_s;
    if (!user.isEmpty() || !password.isEmpty()) {
        text += QString::fromLatin1(QUrl::toPercentEncoding(user));
        text += password.isEmpty() ? u"@"_s : u":***@"_s;
    }
    text += host.contains(u':') ? u'[' + host + u']' : host;
    if (port != 0) {
        text += u':' + QString::number(port);
    }
    if (!database.isEmpty()) {
        text += u'/' + database;
    }
    QStringList parts;
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        // Drivers also take the password here.
        const bool isSecret = option.key().contains(u"pass"_s, Qt::CaseInsensitive);
        parts << option.key() + u'=' + (isSecret ? u"***"_s : option.value());
    }
    return parts.isEmpty() ? text : text + u'?' + parts.join(u'&');
}

QString ConnectionSettings::displayName() const
{
    if (engine != Engine::Sqlite) {
        // libpq may take the name from elsewhere, and falls back on the user's.
        const QStringList names{database, options.value(u"dbname"_s), options.value(u"service"_s)};
        for (const QString& name : names) {
            if (!name.isEmpty()) {
                return name;
            }
        }
        return user;
    }
    return isInMemory() ? u"in memory"_s : QFileInfo(database).fileName();
}

}  // namespace limbeck
