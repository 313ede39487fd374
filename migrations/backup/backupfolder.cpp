// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/backupfolder.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace limbeck::backupfolder {

using namespace Qt::StringLiterals;

namespace {

const QString timeFormat = u"yyyyMMdd-HHmmss"_s;
constexpr int maxRevisionLength = 80;

/// Ids and names may hold anything; file names may not, and "~" counts equal names.
QString safeName(QString text)
{
    for (QChar& character : text) {
        const bool isSafe = character.isLetterOrNumber() || u"+_-."_s.contains(character);
        character = isSafe ? character : QChar(u'_');
    }
    return text;
}

}  // namespace

QString pathOf(const ConnectionSettings& database)
{
    if (database.engine == Engine::Sqlite) {
        return QFileInfo(database.database).path() + u"/.limbeck-backups"_s;
    }
    const QString place = u"%1-%2-%3-%4"_s.arg(engineName(database.engine),
                                               database.host.isEmpty() ? u"local"_s : database.host,
                                               QString::number(database.port),
                                               database.database);
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/limbeck/backups/"_s + safeName(place);
}

QString suffixOf(const ConnectionSettings& database)
{
    switch (database.engine) {
    case Engine::Sqlite:
        return u"sqlite"_s;
    case Engine::Postgresql:
        return u"dump"_s;
    case Engine::Mariadb:
    case Engine::Mysql:
        return u"sql"_s;
    }
    Q_UNREACHABLE();
}

QString stemOf(const ConnectionSettings& database)
{
    return database.engine == Engine::Sqlite ? QFileInfo(database.database).completeBaseName()
                                             : safeName(database.database);
}

Result<> requireStored(const ConnectionSettings& database)
{
    if (database.engine == Engine::Sqlite && database.isInMemory()) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr(
                        "A database in memory has no file that could be backed up or replaced."));
    }
    return {};
}

Result<> requireFile(const ConnectionSettings& database)
{
    if (database.engine != Engine::Sqlite) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr(
                        "'%1' is no SQLite file, and only files can be put in each other's place.")
                        .arg(database.toDisplay()));
    }
    return requireStored(database);
}

Result<> create(const ConnectionSettings& database)
{
    const QString path = pathOf(database);
    if (QFileInfo(path).isDir() || QDir().mkpath(path)) {
        if (database.engine != Engine::Sqlite) {
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        return {};
    }
    return fail(ErrorCode::FileUnwritable,
                EngineText::tr(
                    "The folder for backups '%1' cannot be created. You must be allowed to write "
                    "there.")
                    .arg(path));
}

std::optional<Backup> read(const ConnectionSettings& database, const QString& path)
{
    static const QRegularExpression pattern(
        uR"(^(?<stem>.+)-(?<time>\d{8}-\d{6})-(?<revision>.+?)(?:~\d+)?\.(?<suffix>[a-z]+)$)"_s);
    const QFileInfo file(path);
    const QRegularExpressionMatch match = pattern.match(file.fileName());
    const bool isOurs = match.hasMatch() && match.captured(u"stem"_s) == stemOf(database)
                        && match.captured(u"suffix"_s) == suffixOf(database);
    const QDateTime created = QDateTime::fromString(match.captured(u"time"_s), timeFormat);
    if (!isOurs || !created.isValid()) {
        return {};
    }
    return Backup{file.absoluteFilePath(), created, match.captured(u"revision"_s), file.size()};
}

QString revisionText(const QStringList& rows)
{
    if (rows.isEmpty()) {
        return u"base"_s;
    }
    QStringList names = rows;
    names.sort();
    return safeName(names.join(u'+')).left(maxRevisionLength);
}

}  // namespace limbeck::backupfolder
