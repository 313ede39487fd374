// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/backupfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace limbeck::backupfolder {

using namespace Qt::StringLiterals;

namespace {

const QString timeFormat = u"yyyyMMdd-HHmmss"_s;
constexpr int maxRevisionLength = 80;

}  // namespace

QString pathOf(const ConnectionSettings& database)
{
    return QFileInfo(database.database).path() + u"/.limbeck-backups"_s;
}

Result<> requireFile(const ConnectionSettings& database)
{
    if (database.engine != Engine::Sqlite) {
        return fail(ErrorCode::Unsupported,
                    u"Limbeck backs up SQLite databases only; for '%1' use the server's own "
                    "tool: pg_dump or mariadb-dump."_s.arg(database.toDisplay()));
    }
    if (database.isInMemory()) {
        return fail(ErrorCode::Unsupported,
                    u"A database in memory has no file that could be backed up or replaced."_s);
    }
    return {};
}

Result<> create(const ConnectionSettings& database)
{
    const QString path = pathOf(database);
    if (QFileInfo(path).isDir() || QDir().mkpath(path)) {
        return {};
    }
    return fail(ErrorCode::FileUnwritable,
                u"The folder for backups '%1' cannot be created. You must be allowed to write "
                "beside the database."_s.arg(path));
}

std::optional<Backup> read(const ConnectionSettings& database, const QString& path)
{
    static const QRegularExpression pattern(
        uR"(^(?<stem>.+)-(?<time>\d{8}-\d{6})-(?<revision>.+?)(?:~\d+)?\.sqlite$)"_s);
    const QFileInfo file(path);
    const QRegularExpressionMatch match = pattern.match(file.fileName());
    const QString stem = QFileInfo(database.database).completeBaseName();
    const QDateTime created = QDateTime::fromString(match.captured(u"time"_s), timeFormat);
    if (!match.hasMatch() || match.captured(u"stem"_s) != stem || !created.isValid()) {
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
    QString text = names.join(u'+');
    for (QChar& character : text) {
        // Ids may hold anything; file names may not, and "~" counts equal names.
        const bool isSafe = character.isLetterOrNumber() || u"+_-."_s.contains(character);
        character = isSafe ? character : QChar(u'_');
    }
    return text.left(maxRevisionLength);
}

}  // namespace limbeck::backupfolder
