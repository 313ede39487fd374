// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/swapmarker.h"

#include "migrations/backup/backupfolder.h"
#include "models/base/enginetext.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace limbeck::backupfolder {

using namespace Qt::StringLiterals;

QString SwapMarker::pathOf(const ConnectionSettings& database)
{
    const QString stem = QFileInfo(database.database).fileName();
    return backupfolder::pathOf(database) + u'/' + stem + u".swap.json"_s;
}

std::optional<SwapMarker> SwapMarker::read(const ConnectionSettings& database)
{
    QFile file(pathOf(database));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    // The note lies in a folder that may come from a stranger: it may only name files that we
    // would have made ourselves, beside the database.
    const QFileInfo target(database.database);
    const QString fresh = QFileInfo(object.value(u"fresh"_s).toString()).fileName();
    const QString backup = QFileInfo(object.value(u"backup"_s).toString()).fileName();
    SwapMarker marker;
    if (fresh.startsWith(target.fileName() + u".limbeck-"_s)) {
        marker.fresh = target.path() + u'/' + fresh;
    }
    const QString kept = backupfolder::pathOf(database) + u'/' + backup;
    if (backupfolder::read(database, kept)) {
        marker.backup = kept;
    }
    return marker;
}

Result<> SwapMarker::write(const ConnectionSettings& database) const
{
    const QJsonObject object{{u"fresh"_s, fresh}, {u"backup"_s, backup}};
    QSaveFile file(pathOf(database));
    const bool isWritten = file.open(QIODevice::WriteOnly)
                           && file.write(QJsonDocument(object).toJson()) > 0 && file.commit();
    if (!isWritten) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2. The database was not touched.")
                        .arg(pathOf(database), file.errorString()));
    }
    syncToDisk(backupfolder::pathOf(database));
    return {};
}

void SwapMarker::remove(const ConnectionSettings& database)
{
    QFile::remove(pathOf(database));
}

void syncToDisk(const QString& path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

}  // namespace limbeck::backupfolder
