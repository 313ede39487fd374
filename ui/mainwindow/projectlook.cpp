// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/projectlook.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// Times have milliseconds, so two saves in a row differ; a folder is what stands in it, and not
/// Python's own __pycache__.
QString lookOf(const QFileInfo& info)
{
    if (!info.isDir()) {
        return info.exists()
                   ? u"%1 %2"_s.arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch())
                   : u"-"_s;
    }
    QStringList parts;
    const QDir folder(info.filePath());
    for (const QFileInfo& entry : folder.entryInfoList({u"*.py"_s}, QDir::Files, QDir::Name)) {
        parts << entry.fileName() + u' ' + lookOf(entry);
    }
    return parts.join(u'\n');
}

}  // namespace

QStringList pathsToWatch(const ProjectFile& file, const std::optional<ConnectionSettings>& database)
{
    QStringList paths{file.path, file.scriptLocation + u"/env.py"_s};
    paths << file.locations.folders;
    if (database && database->engine == Engine::Sqlite) {
        paths << database->database;
    }
    paths.removeAll(QString());
    paths.removeDuplicates();
    return paths;
}

ProjectLook lookAt(const QStringList& paths)
{
    ProjectLook look;
    for (const QString& path : paths) {
        look.insert(path, lookOf(QFileInfo(path)));
    }
    return look;
}

}  // namespace limbeck::ui
