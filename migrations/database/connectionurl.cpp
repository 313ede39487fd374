// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/connectionurl.h"

#include "migrations/database/conninfo.h"
#include "models/base/enginetext.h"

#include <QDir>
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
            EngineText::tr("The port '%1' of the database URL is not a number from 1 to 65535.")
                .arg(text));
    }
    return port;
}

/// What the host part of a PostgreSQL URL may be beside a name: a list "a:5432,b:5433", which
/// libpq wants as an option, or a socket's folder, "%2Frun". Source: PostgreSQL 15, libpq,
/// "Connection URIs".
Result<> readHost(const QRegularExpressionMatch& match, ConnectionSettings* settings)
{
    const QString ipv6 = match.captured(u"ipv6"_s);
    QString host = ipv6.isEmpty() ? match.captured(u"host"_s) : ipv6;
    const QString port = match.captured(u"port"_s);
    const bool isPostgresql = settings->engine == Engine::Postgresql;
    if (isPostgresql && (host + port).contains(u',')) {
        const QString list = port.isEmpty() ? host : host + u':' + port;
        // In the query part it counts more.
        settings->options.insert(u"host"_s, settings->options.value(u"host"_s, list));
        return {};
    }
    if (isPostgresql && host.startsWith(u"%2f"_s, Qt::CaseInsensitive)) {
        host = decoded(host);
    }
    const Result<int> number = readPort(port);
    if (!number) {
        return fail(number.error());
    }
    settings->host = host;
    settings->port = *number;
    return {};
}

/// Takes the first of `names` that is there out of the options.
std::optional<QString> taken(const QStringList& names, QMap<QString, QString>* options)
{
    std::optional<QString> value;
    for (const QString& name : names) {
        const auto found = options->constFind(name);
        if (found != options->cend()) {
            value = value.has_value() ? value : *found;
            options->erase(found);
        }
    }
    return value;
}

/// Drivers also take these from the query part, where they count more. Left among the options, a
/// password would be handed on with them.
Result<> takeFromOptions(ConnectionSettings* settings)
{
    QMap<QString, QString>* options = &settings->options;
    const bool isPostgresql = settings->engine == Engine::Postgresql;
    settings->user = taken({u"user"_s, u"username"_s}, options).value_or(std::move(settings->user));
    settings->password =
        taken({u"password"_s, u"passwd"_s}, options).value_or(std::move(settings->password));
    settings->database = taken({u"dbname"_s, u"database"_s, u"db"_s}, options)
                             .value_or(std::move(settings->database));
    if (!isPostgresql) {
        settings->host = taken({u"host"_s}, options).value_or(std::move(settings->host));
    }
    // Several hosts of PostgreSQL may have several ports.
    if (options->contains(u"port"_s) && !options->value(u"port"_s).contains(u',')) {
        const Result<int> port = readPort(options->take(u"port"_s));
        if (!port) {
            return fail(port.error());
        }
        settings->port = *port;
    }
    return {};
}

Result<> completeSqlite(ConnectionSettings* settings, const QString& baseFolder)
{
    if (!settings->host.isEmpty()) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr("The SQLite URL names the host '%1', but a SQLite database is a file. A "
                           "path needs three slashes: 'sqlite:///%1', or four if it is absolute.")
                .arg(settings->host));
    }
    settings->database = sqliteFile(settings->database, &settings->options, baseFolder);
    return {};
}

tl::unexpected<Error> strayAt()
{
    return fail(
        ErrorCode::InvalidArgument,
        EngineText::tr("The database URL has an '@' behind its host. If that belongs to the "
                       "password, write it and every '/' there as '%40' and '%2F'."));
}

Result<> completeServer(ConnectionSettings* settings)
{
    // SQLAlchemy, too, ends the password at the first "@" that a "/" follows. What is left of it
    // must not be taken for the name of a database, which is shown to everybody.
    if (settings->database.contains(u'@')) {
        return strayAt();
    }
    return takeFromOptions(settings);
}

Result<ConnectionSettings> fromConninfo(const QString& text)
{
    Result<QMap<QString, QString>> pairs = readConninfo(text);
    if (!pairs) {
        return fail(pairs.error());
    }
    ConnectionSettings settings;
    settings.engine = Engine::Postgresql;
    settings.options = *std::move(pairs);
    return takeFromOptions(&settings).map([&settings] { return settings; });
}

/// Whether a driver's option by that name is a secret; libpq's "passfile" only says where one is.
bool isSecret(const QString& option)
{
    static const QRegularExpression secret(u"pass(?!file)|pwd|secret|token"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return secret.match(option).hasMatch();
}

QString conninfoToKeep(const QMap<QString, QString>& pairs)
{
    QStringList kept;
    for (auto pair = pairs.cbegin(); pair != pairs.cend(); ++pair) {
        if (!isSecret(pair.key())) {
            kept << conninfoPair(pair.key(), pair.value());
        }
    }
    return kept.join(u' ');
}

QString queryToKeep(const QString& query)
{
    QStringList kept = query.split(u'&', Qt::SkipEmptyParts);
    kept.removeIf([](const QString& part) { return isSecret(decoded(part.section(u'=', 0, 0))); });
    return kept.join(u'&');
}

/// Fails if the user's part does not hold the whole password.
Result<QString> partsToKeep(const QRegularExpressionMatch& match)
{
    const QString text = match.captured();
    const QString password = match.captured(u"password"_s);
    const qsizetype end = match.capturedEnd(u"password"_s);
    // Up to the last "@", as fromUrl() has it, or else what follows may be the rest of it.
    if (!password.isEmpty() && text.indexOf(u'@', end + 1) >= 0) {
        return strayAt();
    }
    const qsizetype query = match.capturedStart(u"query"_s);
    QString kept = query < 0 ? text : text.left(query - 1);
    if (end >= 0) {
        const qsizetype colon = match.capturedStart(u"password"_s) - 1;
        kept.remove(colon, end - colon);
    }
    const QString options = queryToKeep(match.captured(u"query"_s));
    return options.isEmpty() ? kept : kept + u'?' + options;
}

tl::unexpected<Error> notUnderstood(const QString& url)
{
    // The URL may hold a password, so that only its scheme may be repeated.
    const qsizetype colon = url.indexOf(u"://"_s);
    const QString subject =
        colon < 0 ? EngineText::tr("The database URL could not be read.")
                  : EngineText::tr("The database URL that begins with '%1://' could not be read.")
                        .arg(url.left(colon));
    return fail(ErrorCode::InvalidArgument,
                subject + u' '
                    + EngineText::tr("It must look like 'sqlite:///folder/app.db' or "
                                     "'postgresql://user:password@host:5432/name'; special "
                                     "characters in the user and the password are written as "
                                     "'%40'."));
}

}  // namespace

Result<ConnectionSettings> ConnectionSettings::fromUrl(const QString& url,
                                                       const QString& baseFolder)
{
    if (!url.contains(u"://"_s) && isConninfo(url)) {
        return fromConninfo(url);
    }
    const QRegularExpressionMatch match = urlPattern().match(url.trimmed());
    if (!match.hasMatch()) {
        return notUnderstood(url);
    }
    const QString name = match.captured(u"name"_s);
    const QString dialect = name.section(u'+', 0, 0);
    const std::optional<Engine> engine = engineOf(dialect);
    if (!engine) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("Limbeck does not speak to databases of the kind '%1'. It knows sqlite, "
                           "postgresql, mariadb and mysql.")
                .arg(dialect));
    }

    ConnectionSettings settings;
    settings.engine = *engine;
    settings.driver = name.section(u'+', 1);
    settings.user = decoded(match.capturedView(u"user"_s));
    settings.password = decoded(match.capturedView(u"password"_s));
    settings.options = readQuery(match.captured(u"query"_s));
    settings.database = match.captured(u"database"_s);
    if (const Result<> host = readHost(match, &settings); !host) {
        return fail(host.error());
    }
    const Result<> completed = *engine == Engine::Sqlite ? completeSqlite(&settings, baseFolder)
                                                         : completeServer(&settings);
    return completed.map([&settings] { return settings; });
}

Result<QString> urlToKeep(const QString& url)
{
    const Result<ConnectionSettings> settings = ConnectionSettings::fromUrl(url, {});
    if (!settings) {
        return fail(settings.error());
    }
    const bool isUrl = url.contains(u"://"_s);
    const Result<QString> kept = isUrl ? partsToKeep(urlPattern().match(url.trimmed()))
                                       : readConninfo(url).map(conninfoToKeep);
    if (!kept) {
        return kept;
    }
    // A value may hold another option, or a whole URL.
    static const QRegularExpression hidden(
        u"(?:pass(?!file)|pwd|secret|token)\\w*\\s*=|.://[^/\\s]*:[^/\\s]*@"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto again = ConnectionSettings::fromUrl(*kept, {});
    if (!again || !again->password.isEmpty() || hidden.match(decoded(*kept)).hasMatch()) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("This database cannot be remembered: its URL seems to hold a "
                                   "password where it cannot be told from the rest."));
    }
    return kept;
}

}  // namespace limbeck
