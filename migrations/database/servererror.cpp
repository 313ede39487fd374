// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/sqlerror.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// What happened, by the codes that say it: PostgreSQL speaks SQLSTATE, MariaDB and MySQL their
/// own numbers. `words`: what the texts of a refused connection contain, since libpq has no code
/// for those. `message`: |place|, |user| and |database| are filled in.
struct Cause
{
    ErrorCode code;
    QStringList codes;
    QStringList words;
    const char* message;
};

const QList<Cause>& statementCauses()
{
    static const QList<Cause> causes{
        {ErrorCode::DatabaseLocked,
         {u"55P03"_s, u"40P01"_s, u"1205"_s, u"1213"_s},
         {},
         QT_TRANSLATE_NOOP("limbeck::EngineText",
                           "Somebody else holds a lock that is needed in |place|. Wait until their "
                           "transaction has "
                           "ended, and try again.")},
        {ErrorCode::Cancelled,
         {u"57014"_s, u"1969"_s, u"3024"_s},
         {},
         QT_TRANSLATE_NOOP("limbeck::EngineText",
                           "A statement on |place| was ended, since it took too long.")},
        {ErrorCode::DatabaseReadOnly,
         {u"25006"_s, u"1290"_s, u"1836"_s, u"1792"_s},
         {},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The server of |place| accepts no changes on this connection; it may be a replica.")},
        {ErrorCode::FileUnwritable,
         {u"53100"_s, u"1021"_s, u"1114"_s},
         // MariaDB has a number for each thing that it could not write, and ENOSPC in the text.
         {u"errno: 28 "_s, u"Errcode: 28 "_s, u"errno: 135 "_s},
         QT_TRANSLATE_NOOP("limbeck::EngineText",
                           "The server of |place| has no space left on its disk.")},
        {ErrorCode::DatabaseUnavailable,
         {u"08006"_s,
          u"08003"_s,
          u"57P01"_s,
          u"57P02"_s,
          u"2002"_s,
          u"2003"_s,
          u"2006"_s,
          u"2013"_s,
          u"1927"_s},
         {u"server closed the connection"_s, u"no connection to the server"_s},
         QT_TRANSLATE_NOOP("limbeck::EngineText",
                           "The connection to |place| was lost: the server was stopped, or it "
                           "ended this session. "
                           "What "
                           "was not committed is rolled back.")},
    };
    return causes;
}

const QList<Cause>& connectionCauses()
{
    static const QList<Cause> causes{
        {ErrorCode::DatabaseUnavailable,
         {},
         {u"no pg_hba.conf entry"_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The server of |place| lets user '|user|' in from this machine only over an encrypted "
             "connection, or not at all: see what 'sslmode' in the database URL says, else the "
             "server's pg_hba.conf.")},
        {ErrorCode::DatabaseUnavailable,
         {},
         {u"certificate verify failed"_s,
          u"certificate is NOT trusted"_s,
          u"self-signed certificate"_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The server of |place| showed a certificate that no authority signed whom the "
             "database "
             "URL trusts ('sslrootcert', 'ssl_ca'). It may be another server than the one that is "
             "meant. Nothing was sent to it.")},
        {ErrorCode::DatabaseUnavailable,
         {},
         {u"does not match host name"_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The certificate of the server of |place| was made for another host. Name the host in "
             "the database URL as the certificate does.")},
        {ErrorCode::InvalidArgument,
         {},
         {u"root certificate file"_s,
          u"could not load certificate file"_s,
          u"could not load private key file"_s,
          u"could not open certificate file"_s,
          u"certificate present, but not private key file"_s,
          u"private key file"_s,
          u"Error while reading file"_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "A file of certificates or keys that encrypts the connection to |place| is missing or "
             "cannot be used.")},
        {ErrorCode::DatabaseUnavailable,
         {},
         {u"server does not support SSL"_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The database URL asks for TLS, but the server of |place| does not encrypt.")},
        {ErrorCode::DatabaseUnavailable,
         {u"1045"_s, u"1698"_s, u"1044"_s},
         {u"password authentication failed"_s,
          u"no password supplied"_s,
          u"authentication failed for user"_s,
          u"fe_sendauth"_s,
          u"permission denied for database"_s,
          u"role \""_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The server of |place| does not let user '|user|' in. Check the user and the "
             "password: "
             "the database URL says it (special characters are written as '%40'), else the "
             "environment variable LIMBECK_PASSWORD, the keychain ('limbeck password set'), or the "
             "client library's own files and variables.")},
        {ErrorCode::DatabaseUnavailable,
         {u"1049"_s},
         {u"database \""_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "There is no database '|database|' on the server of |place|. Check the name in the "
             "database URL, or "
             "have the database created: CREATE DATABASE.")},
        {ErrorCode::DatabaseUnavailable,
         {u"1040"_s, u"1203"_s, u"1226"_s},
         {u"too many"_s, u"remaining connection slots"_s},
         QT_TRANSLATE_NOOP("limbeck::EngineText",
                           "The server of |place| has no connection left: others use all that it "
                           "allows. Try again "
                           "when some of them have ended.")},
        {ErrorCode::DatabaseUnavailable,
         {u"1053"_s},
         {u"is starting up"_s, u"is shutting down"_s, u"recovery mode"_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The server of |place| is starting or stopping just now. Try again in a moment.")},
        {ErrorCode::DatabaseUnavailable,
         {u"2026"_s},
         {u"SSL"_s, u"certificate"_s},
         QT_TRANSLATE_NOOP("limbeck::EngineText",
                           "The encrypted connection to |place| could not be made. Check what the "
                           "database URL says "
                           "about TLS: certificates, and whether the server can do it at all.")},
        {ErrorCode::InvalidArgument,
         {},
         {u"invalid connection option"_s,
          u"invalid port number"_s,
          u" value \""_s,
          u"definition of service"_s},
         QT_TRANSLATE_NOOP(
             "limbeck::EngineText",
             "The database URL of |place| has an option that the client library does not accept.")},
        {ErrorCode::DatabaseUnavailable,
         {u"2002"_s, u"2003"_s, u"2005"_s, u"2013"_s},
         {u"Connection refused"_s,
          u"No such file or directory"_s,
          u"could not translate host name"_s,
          u"timeout expired"_s,
          u"No route to host"_s,
          u"could not connect"_s},
         QT_TRANSLATE_NOOP("limbeck::EngineText",
                           "No database server answers at |place|. Check host, port or socket in "
                           "the database URL, "
                           "and "
                           "whether the server runs.")},
    };
    return causes;
}

QString filled(const QString& message, const ConnectionSettings& settings)
{
    QString text;
    for (const QString& part : message.split(u'|')) {
        text += part == u"place"_s      ? settings.toDisplay()
                : part == u"user"_s     ? settings.user
                : part == u"database"_s ? settings.displayName()
                                        : part;
    }
    return text;
}

Error errorFrom(const QList<Cause>& causes,
                const QString& nativeCode,
                const QString& text,
                const ConnectionSettings& settings)
{
    Error error;
    error.code = ErrorCode::DatabaseError;
    error.detail = text;
    error.subjects = QStringList{settings.displayName()};
    for (const Cause& cause : causes) {
        const bool hasWord = std::ranges::any_of(
            cause.words, [&](const QString& word) { return text.contains(word); });
        if (hasWord || cause.codes.contains(nativeCode)) {
            error.code = cause.code;
            error.message = filled(EngineText::tr(cause.message), settings);
            return error;
        }
    }
    return error;
}

}  // namespace

QString withoutSecrets(QString text, const ConnectionSettings& settings)
{
    QStringList secrets{settings.password};
    for (auto option = settings.options.cbegin(); option != settings.options.cend(); ++option) {
        if (option.key().contains(u"pass"_s, Qt::CaseInsensitive)
            && option.key() != u"passfile"_s) {
            secrets << option.value();
        }
    }
    for (const QString& secret : secrets) {
        if (!secret.isEmpty()) {
            text.replace(secret, u"***"_s);
        }
    }
    return text;
}

Error serverError(const QString& nativeCode,
                  const QString& driverText,
                  const ConnectionSettings& settings)
{
    // Servers repeat statements, and a statement may set a password.
    const QString text = withoutSecrets(driverText, settings);
    Error error = errorFrom(statementCauses(), nativeCode, text, settings);
    if (error.message.isEmpty()) {
        error.message = EngineText::tr("The database server refused: %1").arg(text);
    }
    return error;
}

Error connectionError(const QString& nativeCode,
                      const QString& driverText,
                      const ConnectionSettings& settings)
{
    const QString text = withoutSecrets(driverText, settings);
    Error error = errorFrom(connectionCauses(), nativeCode, text, settings);
    if (error.message.isEmpty()) {
        error.code = ErrorCode::DatabaseUnavailable;
        error.message = EngineText::tr("Cannot connect to %1: %2").arg(settings.toDisplay(), text);
    }
    if (!settings.passwordNote.isEmpty()) {
        error.message += u' ' + settings.passwordNote;
    }
    return error;
}

}  // namespace limbeck
