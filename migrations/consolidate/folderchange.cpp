// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/folderchange.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Lies in a folder that is to come, until it has come.
const QString stamp = QStringLiteral(".limbeck-new");

QString asideOf(const QString& folder)
{
    return folder + u".limbeck-aside"_s;
}

QString noteOf(const QString& workFolder)
{
    return workFolder + u"/changing-folders"_s;
}

tl::unexpected<Error> unwritable(const QString& what)
{
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.message = what;
    error.detail = QString::fromLocal8Bit(std::strerror(errno));
    return fail(error);
}

Result<> writeWhole(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size() || !file.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2.").arg(path, file.errorString()));
    }
    return {};
}

/// Makes what was written to a folder's list of names survive a power cut.
void syncFolder(const QString& folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

/// The same file under a second name; a copy where there are no hard links.
Result<> keep(const QString& from, const QString& to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    const QFileInfo info(from);
    if (info.isSymLink()) {
        return QFile::link(info.symLinkTarget(), to)
                   ? Result<>()
                   : unwritable(EngineText::tr("'%1' cannot be made.").arg(to));
    }
    if (::link(source.constData(), target.constData()) == 0 || QFile::copy(from, to)) {
        return {};
    }
    return unwritable(EngineText::tr("'%1' cannot be made.").arg(to));
}

/// Builds the folder that is to come.
Result<> build(const FolderChange& change)
{
    const QDir old(change.folder);
    const QString aside = asideOf(change.folder);
    if (QFileInfo::exists(aside) && !QDir(aside).removeRecursively()) {
        return unwritable(EngineText::tr("'%1' is in the way and cannot be removed.").arg(aside));
    }
    if (!QDir().mkpath(aside)) {
        return unwritable(EngineText::tr("The folder '%1' cannot be made.").arg(aside));
    }
    QDirIterator entries(change.folder,
                         QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        entries.next();
        const QString name = old.relativeFilePath(entries.filePath());
        const QFileInfo info = entries.fileInfo();
        if (info.isDir() && !info.isSymLink()) {
            QDir().mkpath(aside + u'/' + name);
        } else if (!change.removed.contains(name) && !change.written.contains(name)) {
            QDir().mkpath(QFileInfo(aside + u'/' + name).absolutePath());
            if (const Result<> kept = keep(entries.filePath(), aside + u'/' + name); !kept) {
                return kept;
            }
        }
    }
    for (auto each = change.written.cbegin(); each != change.written.cend(); ++each) {
        if (const Result<> written = writeWhole(aside + u'/' + each.key(), each.value());
            !written) {
            return written;
        }
    }
    QFile::setPermissions(aside, QFile::permissions(change.folder));
    const Result<> stamped = writeWhole(aside + u'/' + stamp, {});
    syncFolder(aside);
    return stamped;
}

Result<> exchange(const QString& folder)
{
    const QByteArray now = QFile::encodeName(folder);
    const QByteArray aside = QFile::encodeName(asideOf(folder));
    if (::renameat2(AT_FDCWD, now.constData(), AT_FDCWD, aside.constData(), RENAME_EXCHANGE) == 0) {
        syncFolder(QFileInfo(folder).absolutePath());
        return {};
    }
    if (errno == EINVAL || errno == ENOSYS) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr(
                "The file system of '%1' cannot exchange two folders in one step, and Limbeck "
                "does not change a history in several. Move the project to another one.")
                .arg(folder));
    }
    return unwritable(
        EngineText::tr("'%1' cannot be exchanged with its new contents.").arg(folder));
}

/// Exchanges what has not been exchanged yet, then removes the old contents.
Result<> finish(const QString& workFolder, const QStringList& folders)
{
    for (const QString& folder : folders) {
        if (QFileInfo::exists(asideOf(folder) + u'/' + stamp)) {
            if (const Result<> exchanged = exchange(folder); !exchanged) {
                return exchanged;
            }
        }
    }
    for (const QString& folder : folders) {
        QFile::remove(folder + u'/' + stamp);
    }
    QFile::remove(noteOf(workFolder));
    for (const QString& folder : folders) {
        QDir(asideOf(folder)).removeRecursively();
    }
    return {};
}

}  // namespace

ProjectLock::ProjectLock(const QString& projectFolder)
    : m_handle(
        ::open(QFile::encodeName(projectFolder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (m_handle >= 0) {
        ::flock(m_handle, LOCK_EX);
    }
}

ProjectLock::~ProjectLock()
{
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

Result<> changeFolders(const QString& workFolder, const QList<FolderChange>& changes)
{
    QStringList folders;
    for (const FolderChange& change : changes) {
        if (const Result<> built = build(change); !built) {
            QDir(asideOf(change.folder)).removeRecursively();
            return built;
        }
        folders << change.folder;
    }
    if (const Result<> noted = writeWhole(noteOf(workFolder), folders.join(u'\n').toUtf8());
        !noted) {
        return noted;
    }
    syncFolder(workFolder);
    Result<> finished = finish(workFolder, folders);
    if (!finished && finished.error().code == ErrorCode::Unsupported) {
        QFile::remove(noteOf(workFolder));
        for (const QString& folder : std::as_const(folders)) {
            QDir(asideOf(folder)).removeRecursively();
        }
    }
    return finished;
}

Result<bool> recoverFolderChanges(const QString& workFolder, const QStringList& folders)
{
    QFile note(noteOf(workFolder));
    if (!note.exists()) {
        return false;
    }
    const ProjectLock lock(QFileInfo(workFolder).absolutePath());
    if (!note.open(QIODevice::ReadOnly)) {
        return false;
    }
    QStringList noted = QString::fromUtf8(note.readAll()).split(u'\n', Qt::SkipEmptyParts);
    note.close();
    noted.removeIf([&folders](const QString& each) { return !folders.contains(each); });
    return finish(workFolder, noted).map([] { return true; });
}

void removeUnexchangedFolders(const QStringList& folders)
{
    for (const QString& folder : folders) {
        const QString aside = asideOf(folder);
        if (!folder.isEmpty() && QFileInfo::exists(folder) && QFileInfo::exists(aside)) {
            QDir(aside).removeRecursively();
        }
    }
}

}  // namespace limbeck
