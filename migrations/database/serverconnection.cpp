// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/serverconnection.h"

#include "migrations/database/conninfo.h"
#include "models/base/enginetext.h"

#include <QHash>
#include <QSet>
#include <QVersionNumber>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr auto connectSeconds = "10";

bool isYes(const QString& text)
{
    static const QSet<QString> words{u"true"_s, u"1"_s, u"yes"_s, u"on"_s};
    return words.contains(text.toLower());
}

bool isNo(const QString& text)
{
    static const QSet<QString> words{u"false"_s, u"0"_s, u"no"_s, u"off"_s, u""_s};
    return words.contains(text.toLower());
}

bool isProtection(const QString& key)
{
    return key.contains(u"ssl"_s) || key.contains(u"tls"_s) || key == u"require_auth"_s;
}

tl::unexpected<Error> cannotKeep(const QString& option, const QString& why)
{
    return fail(
        ErrorCode::Unsupported,
        EngineText::tr(
            "The option '%1' of the database URL cannot be kept: %2 Limbeck does not connect "
            "with less protection than the URL asks for.")
            .arg(option, why));
}

/// Both drivers split their options at semicolons, whatever quotes stand around them.
Result<> checkValues(const QMap<QString, QString>& options)
{
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        if (option.value().contains(u';') || option.value().contains(QChar(u'\0'))) {
            return fail(ErrorCode::InvalidArgument,
                        EngineText::tr(
                            "The option '%1' of the database URL contains a semicolon, which Qt's "
                            "database drivers cannot pass on.")
                            .arg(option.key()));
        }
    }
    return {};
}

// --- PostgreSQL

/// The parameters of libpq that a URL may carry
/// (https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-PARAMKEYWORDS). Not
/// client_encoding, which is the driver's affair, nor what ConnectionSettings has members for.
bool isLibpqParameter(const QString& name)
{
    static const QSet<QString> names{u"application_name"_s,
                                     u"channel_binding"_s,
                                     u"connect_timeout"_s,
                                     u"gssencmode"_s,
                                     u"gsslib"_s,
                                     u"host"_s,
                                     u"hostaddr"_s,
                                     u"keepalives"_s,
                                     u"keepalives_count"_s,
                                     u"keepalives_idle"_s,
                                     u"keepalives_interval"_s,
                                     u"krbsrvname"_s,
                                     u"options"_s,
                                     u"passfile"_s,
                                     u"port"_s,
                                     u"requirepeer"_s,
                                     u"service"_s,
                                     u"ssl_max_protocol_version"_s,
                                     u"ssl_min_protocol_version"_s,
                                     u"sslcert"_s,
                                     u"sslcompression"_s,
                                     u"sslcrl"_s,
                                     u"sslcrldir"_s,
                                     u"sslkey"_s,
                                     u"sslmode"_s,
                                     u"sslpassword"_s,
                                     u"sslrootcert"_s,
                                     u"sslsni"_s,
                                     u"target_session_attrs"_s,
                                     u"tcp_user_timeout"_s};
    return names.contains(name);
}

/// asyncpg calls libpq's sslmode "ssl", and also takes a yes or no.
QString sslModeOf(const QString& value)
{
    return isYes(value) ? u"require"_s : isNo(value) ? u"disable"_s : value;
}

/// SQLAlchemy writes several hosts as "host=a:5432&host=b:5432"; libpq wants two lists.
void addHosts(const QString& hosts, QMap<QString, QString>* parameters)
{
    QStringList names;
    QStringList ports;
    bool hasPort = false;
    for (const QString& host : hosts.split(u',')) {
        // An address of IPv6 that has no brackets has no port.
        const bool mayHavePort =
            !host.startsWith(u'/') && (host.count(u':') == 1 || host.contains(u"]:"_s));
        const qsizetype colon = mayHavePort ? host.lastIndexOf(u':') : -1;
        const QString name = colon < 0 ? host : host.left(colon);
        names << (name.startsWith(u'[') ? name.mid(1, name.size() - 2) : name);
        ports << (colon < 0 ? QString() : host.mid(colon + 1));
        hasPort = hasPort || colon >= 0;
    }
    parameters->insert(u"host"_s, names.join(u','));
    if (hasPort) {
        parameters->insert(u"port"_s, ports.join(u','));
    }
}

Result<ServerConnection> postgresqlConnection(const ConnectionSettings& settings)
{
    QMap<QString, QString> parameters{{u"connect_timeout"_s, QString::fromLatin1(connectSeconds)},
                                      {u"fallback_application_name"_s, u"limbeck"_s}};
    for (auto option = settings.options.cbegin(); option != settings.options.cend(); ++option) {
        if (option.key() == u"host"_s) {
            addHosts(option.value(), &parameters);
        } else if (option.key() == u"ssl"_s) {
            parameters.insert(u"sslmode"_s, sslModeOf(option.value()));
        } else if (option.key() == u"timeout"_s) {  // of asyncpg and pg8000
            parameters.insert(u"connect_timeout"_s, option.value());
        } else if (isLibpqParameter(option.key())) {
            parameters.insert(option.key(), option.value());
        } else if (isProtection(option.key())) {
            return cannotKeep(option.key(), EngineText::tr("libpq knows no such parameter."));
        }
    }
    QStringList words;
    for (auto parameter = parameters.cbegin(); parameter != parameters.cend(); ++parameter) {
        words << conninfoPair(parameter.key(), parameter.value());
    }
    ServerConnection connection;
    connection.host = settings.host;
    connection.port = settings.port == 0 ? -1 : settings.port;
    connection.options = words.join(u' ');
    return connection;
}

// --- MariaDB and MySQL

/// What Python's drivers call it, and Qt's QMYSQL.
const QHash<QString, QString>& mysqlOptions()
{
    static const QHash<QString, QString> names{
        {u"unix_socket"_s, u"UNIX_SOCKET"_s},
        {u"connect_timeout"_s, u"MYSQL_OPT_CONNECT_TIMEOUT"_s},
        {u"connection_timeout"_s, u"MYSQL_OPT_CONNECT_TIMEOUT"_s},
        {u"read_timeout"_s, u"MYSQL_OPT_READ_TIMEOUT"_s},
        {u"write_timeout"_s, u"MYSQL_OPT_WRITE_TIMEOUT"_s},
        {u"ssl_ca"_s, u"SSL_CA"_s},
        {u"ssl_capath"_s, u"SSL_CAPATH"_s},
        {u"ssl_cert"_s, u"SSL_CERT"_s},
        {u"ssl_key"_s, u"SSL_KEY"_s},
        {u"ssl_cipher"_s, u"SSL_CIPHER"_s},
    };
    return names;
}

/// The options about encryption that are more than a file. Returns whether they ask for it.
Result<bool> asksForTls(const QString& key, const QString& value)
{
    if (key == u"ssl_disabled"_s) {
        return isNo(value);
    }
    if (key == u"ssl"_s || key == u"ssl_verify_cert"_s) {
        return !isNo(value);
    }
    const QString mode = key == u"ssl_mode"_s ? value.toUpper() : QString();
    if (mode == u"DISABLED"_s || mode == u"PREFERRED"_s) {
        return false;
    }
    if (mode == u"REQUIRED"_s || mode == u"VERIFY_CA"_s) {
        return true;
    }
    const bool isIdentity = key == u"ssl_check_hostname"_s || key == u"ssl_verify_identity"_s;
    if (isIdentity && isNo(value)) {
        return false;
    }
    return cannotKeep(
        key,
        isIdentity || mode == u"VERIFY_IDENTITY"_s
            ? EngineText::tr("Qt's driver QMYSQL cannot check that the certificate was made for "
                             "this host.")
            : EngineText::tr("Qt's driver QMYSQL has nothing like it."));
}

bool asksForVerification(const QMap<QString, QString>& options)
{
    return options.value(u"ssl_mode"_s).toUpper() == u"VERIFY_CA"_s
           || !isNo(options.value(u"ssl_verify_cert"_s));
}

/// For the client library "localhost" is the local socket, whatever the port; most of Python's
/// drivers mean TCP, unless they are mysqlclient (the default) or MariaDB's own.
QString mysqlHost(const ConnectionSettings& settings)
{
    static const QSet<QString> socketDrivers{u""_s, u"mysqldb"_s, u"mariadbconnector"_s};
    const bool isLocal = settings.host.isEmpty() || settings.host == u"localhost"_s;
    const bool isTcp =
        !settings.options.contains(u"unix_socket"_s) && !socketDrivers.contains(settings.driver);
    return isLocal && isTcp ? u"127.0.0.1"_s : settings.host;
}

Result<ServerConnection> mysqlConnection(const ConnectionSettings& settings)
{
    ServerConnection connection;
    connection.host = mysqlHost(settings);
    connection.port = settings.port == 0 ? -1 : settings.port;
    // As SQLAlchemy: an UPDATE reports the rows that it found, not only those that it changed.
    QMap<QString, QString> parameters{
        {u"CLIENT_FOUND_ROWS"_s, u"1"_s},
        {u"MYSQL_OPT_CONNECT_TIMEOUT"_s, QString::fromLatin1(connectSeconds)}};
    for (auto option = settings.options.cbegin(); option != settings.options.cend(); ++option) {
        const QString name = mysqlOptions().value(option.key());
        if (!name.isEmpty()) {
            parameters.insert(name, option.value());
            connection.needsTls = connection.needsTls || name.startsWith(u"SSL_"_s);
        } else if (isProtection(option.key())) {
            const Result<bool> isAsking = asksForTls(option.key(), option.value());
            if (!isAsking) {
                return fail(isAsking.error());
            }
            connection.needsTls = connection.needsTls || *isAsking;
        }
    }
    const bool hasAuthority =
        parameters.contains(u"SSL_CA"_s) || parameters.contains(u"SSL_CAPATH"_s);
    if (!hasAuthority && asksForVerification(settings.options)) {
        return cannotKeep(u"ssl_mode"_s, EngineText::tr("checking a certificate needs 'ssl_ca'."));
    }
    if (connection.needsTls) {
        // The driver's CLIENT_SSL does nothing; naming ciphers makes the library ask for TLS.
        parameters.insert(u"SSL_CIPHER"_s, parameters.value(u"SSL_CIPHER"_s, u"HIGH"_s));
    }
    QStringList words;
    for (auto parameter = parameters.cbegin(); parameter != parameters.cend(); ++parameter) {
        words << parameter.key() + u'=' + parameter.value();
    }
    connection.options = words.join(u';');
    return connection;
}

// --- Versions

bool isMariadb(const QString& version)
{
    return version.contains(u"MariaDB"_s, Qt::CaseInsensitive);
}

QVersionNumber numberIn(const QString& version)
{
    // MariaDB puts "5.5.5-" before its number for old replicas.
    const QString text = version.startsWith(u"5.5.5-"_s) ? version.mid(6) : version;
    return QVersionNumber::fromString(text);
}

}  // namespace

Result<ServerConnection> serverConnection(const ConnectionSettings& settings)
{
    if (Result<> checked = checkValues(settings.options); !checked) {
        return fail(checked.error());
    }
    return settings.engine == Engine::Postgresql ? postgresqlConnection(settings)
                                                 : mysqlConnection(settings);
}

Result<> checkServerVersion(const ConnectionSettings& settings, const QString& version)
{
    const bool isPostgresql = settings.engine == Engine::Postgresql;
    if (settings.engine == Engine::Mariadb && !isMariadb(version)) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr(
                "The server of %1 is no MariaDB but calls itself '%2'. If it is MySQL, begin "
                "the database URL with 'mysql'.")
                .arg(settings.toDisplay(), version));
    }
    const QVersionNumber oldest = isPostgresql         ? QVersionNumber(12)
                                  : isMariadb(version) ? QVersionNumber(10, 4)
                                                       : QVersionNumber(5, 7);
    const QVersionNumber number = numberIn(version);
    if (number.isNull() || number >= oldest) {
        return {};
    }
    const QString product = serverProduct(settings.engine, version);
    return fail(
        ErrorCode::Unsupported,
        EngineText::tr("The server of %1 is %2. Limbeck needs %3 %4 or newer.")
            .arg(settings.toDisplay(), product, product.section(u' ', 0, 0), oldest.toString()));
}

QString serverProduct(Engine engine, const QString& version)
{
    const QString product = engine == Engine::Postgresql ? u"PostgreSQL"_s
                            : isMariadb(version)         ? u"MariaDB"_s
                                                         : u"MySQL"_s;
    return (product + u' ' + numberIn(version).toString()).trimmed();
}

}  // namespace limbeck
