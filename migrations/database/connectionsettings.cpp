// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/connectionsettings.h"

#include <QFileInfo>
#include <QUrl>

namespace limbeck {

using namespace Qt::StringLiterals;

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
        const QString name = database.isEmpty() ? options.value(u"service"_s) : database;
        return name.isEmpty() ? user : name;
    }
    return isInMemory() ? u"in memory"_s : QFileInfo(database).fileName();
}

QString ConnectionSettings::defaultSchema() const
{
    return engine == Engine::Mariadb || engine == Engine::Mysql ? database : QString();
}

}  // namespace limbeck
