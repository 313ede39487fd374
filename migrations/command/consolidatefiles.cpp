// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidatefiles.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

bool isBelow(const QString& file, const QString& folder)
{
    return !QDir(folder).relativeFilePath(file).startsWith(".."_L1);
}

bool isThereAgain(const Archive& archive, const QString& projectFolder)
{
    const QList<ArchivedFile> files = archive.replaced + archive.edited;
    return std::ranges::all_of(files, [&](const ArchivedFile& file) {
        const Result<QByteArray> kept = bytesOf(archive.copyOf(file));
        const Result<QByteArray> now = bytesOf(projectFolder + u'/' + file.path);
        return kept && now && *kept == *now;
    });
}

}  // namespace

QString workFolder(const Project& project)
{
    return project.file.folder + u"/.limbeck"_s;
}

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("'%1' cannot be read: %2.").arg(path, file.errorString()));
    }
    return file.readAll();
}

Result<> writeBytes(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size() || !file.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2.").arg(path, file.errorString()));
    }
    return {};
}

LocationChanges::LocationChanges(const Project& project)
    : m_locations(project.file.locations.folders)
{
}

Result<> LocationChanges::remove(const QString& file)
{
    return at(file).map([this, &file](qsizetype i) {
        m_changes[i].removed.insert(QDir(m_changes[i].folder).relativeFilePath(file));
    });
}

Result<> LocationChanges::write(const QString& file, const QByteArray& content)
{
    return at(file).map([&](qsizetype i) {
        m_changes[i].written.insert(QDir(m_changes[i].folder).relativeFilePath(file), content);
    });
}

Result<qsizetype> LocationChanges::at(const QString& file)
{
    for (const QString& location : m_locations) {
        // An empty one is not kept by git.
        const bool isMissing = !QFileInfo::exists(location) && isBelow(file, location);
        if (isMissing && !QDir().mkpath(location)) {
            continue;
        }
        const QString folder = QFileInfo(location).canonicalFilePath();
        if (folder.isEmpty() || !isBelow(file, folder)) {
            continue;
        }
        for (qsizetype i = 0; i < m_changes.size(); ++i) {
            if (m_changes[i].folder == folder) {
                return i;
            }
        }
        m_changes << FolderChange{folder, {}, {}};
        return m_changes.size() - 1;
    }
    return fail(ErrorCode::FileUnwritable,
                EngineText::tr("'%1' lies outside the project's version locations.").arg(file));
}

void removeArchive(const QString& folder)
{
    const QString part = folder + u".part"_s;
    QDir(part).removeRecursively();
    QDir().rename(folder, part);
    QDir(part).removeRecursively();
}

void removeLeftovers(const Project& project)
{
    QDir archives(archivesFolder(project.file.folder));
    for (const QFileInfo& entry :
         archives.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString folder = entry.absoluteFilePath();
        const Result<Archive> archive = Archive::load(folder);
        const bool isActive =
            archive && std::ranges::any_of(project.archives, [&](const Archive& each) {
                return QFileInfo(each.folder) == entry;
            });
        const bool isDouble = archive && !isActive && isThereAgain(*archive, project.file.folder);
        if (entry.fileName().endsWith(".part"_L1)) {
            QDir(folder).removeRecursively();
        } else if (isDouble) {
            removeArchive(folder);
        }
    }
    // Only where they are empty.
    QDir().rmdir(archives.path());
    QDir().rmdir(workFolder(project));
    QStringList locations;
    for (const QString& location : project.file.locations.folders) {
        locations << QFileInfo(location).canonicalFilePath();
    }
    removeUnexchangedFolders(locations);
}

}  // namespace limbeck::command
