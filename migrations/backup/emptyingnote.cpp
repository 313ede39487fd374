// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/emptyingnote.h"

#include "migrations/backup/backupfolder.h"
#include "migrations/backup/swapmarker.h"
#include "models/base/enginetext.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool needsNote(const ConnectionSettings& database)
{
    return database.engine == Engine::Mariadb || database.engine == Engine::Mysql;
}

}  // namespace

QString EmptyingNote::pathOf(const ConnectionSettings& database)
{
    // Servers of one machine differ by their sockets only.
    const QByteArray socket = database.options.value(u"unix_socket"_s).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(socket, QCryptographicHash::Sha256).toHex();
    return u"%1/%2-%3.emptying.json"_s.arg(backupfolder::pathOf(database),
                                           backupfolder::stemOf(database),
                                           QString::fromLatin1(hash.left(12)));
}

std::optional<EmptyingNote> EmptyingNote::read(const ConnectionSettings& database)
{
    if (!needsNote(database)) {
        return {};
    }
    QFile file(pathOf(database));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    return EmptyingNote{object[u"action"_s].toString(), object[u"dump"_s].toString()};
}

Result<> EmptyingNote::write(const ConnectionSettings& database) const
{
    if (!needsNote(database)) {
        return {};
    }
    if (const Result<> ready = backupfolder::create(database); !ready) {
        return ready;
    }
    const QJsonObject object{{u"action"_s, action}, {u"dump"_s, dump}};
    QSaveFile file(pathOf(database));
    const bool isWritten = file.open(QIODevice::WriteOnly)
                           && file.write(QJsonDocument(object).toJson()) > 0 && file.commit();
    if (!isWritten) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2. Nothing was dropped.")
                        .arg(pathOf(database), file.errorString()));
    }
    backupfolder::syncToDisk(backupfolder::pathOf(database));
    return {};
}

void EmptyingNote::remove(const ConnectionSettings& database)
{
    QFile::remove(pathOf(database));
}

QString EmptyingNote::toText(const ConnectionSettings& database) const
{
    return EngineText::
        tr("A %1 of '%2' was interrupted after it had begun to drop what was there, which this "
           "engine cannot take back: something may be missing.\nEverything is in '%3'. 'limbeck "
           "restore %3' brings it back, 'limbeck reset' builds the database anew.")
            .arg(action, database.displayName(), dump);
}

}  // namespace limbeck
