// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/passwordstore.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Driver and MySQL's two names make no other account.
QString scheme(Engine engine)
{
    return engine == Engine::Mariadb ? engineName(Engine::Mysql) : engineName(engine);
}

/// The server as the URL says it; where an option says it, that.
QString server(const ConnectionSettings& settings)
{
    for (const QString& option : {u"service"_s, u"unix_socket"_s, u"host"_s}) {
        const QString value = settings.options.value(option);
        if (!value.isEmpty()) {
            return option == u"service"_s ? option + u'=' + value : value;
        }
    }
    return settings.host.isEmpty() ? u"localhost"_s : settings.host;
}

/// Somebody has said a password for the client library itself.
bool hasOwnVariable(Engine engine)
{
    return qEnvironmentVariableIsSet(engine == Engine::Postgresql ? "PGPASSWORD" : "MYSQL_PWD");
}

}  // namespace

QString passwordAccount(const ConnectionSettings& settings)
{
    if (settings.engine == Engine::Sqlite) {
        return {};
    }
    QString account = scheme(settings.engine) + u"://"_s + settings.user + u'@' + server(settings);
    if (settings.port != 0) {
        account += u':' + QString::number(settings.port);
    }
    return account;
}

ConnectionSettings withPassword(ConnectionSettings settings, const PasswordStore* store)
{
    if (settings.engine == Engine::Sqlite || !settings.password.isEmpty()) {
        return settings;
    }
    settings.password = qEnvironmentVariable(passwordVariable);
    if (!settings.password.isEmpty() || store == nullptr || hasOwnVariable(settings.engine)) {
        return settings;
    }
    const Result<std::optional<QString>> kept = store->read(passwordAccount(settings));
    if (kept) {
        settings.password = kept->value_or(QString());
    } else {
        settings.passwordNote = kept.error().message;
    }
    return settings;
}

}  // namespace limbeck
