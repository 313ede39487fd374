// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QMap>
#include <QSet>

namespace limbeck {

/// New contents of a folder, as they differ from the old ones. Paths are relative to it.
struct FolderChange
{
    QString folder;  ///< absolute
    QSet<QString> removed;
    QMap<QString, QByteArray> written;

    bool isEmpty() const
    {
        return removed.isEmpty() && written.isEmpty();
    }
};

/// Keeps other processes of Limbeck from changing the files of a project while it lives. Waits for
/// them. Where the file system knows no such locks, it keeps nobody.
class ProjectLock final
{
public:
    explicit ProjectLock(const QString& projectFolder);
    ~ProjectLock();
    Q_DISABLE_COPY_MOVE(ProjectLock)

private:
    int m_handle = -1;
};

/// Changes folders so that everybody who looks sees all of the old files or all of the new ones:
/// each new folder is built beside the old one (unchanged files are hard links), then the two are
/// exchanged in one step. Several folders are several steps; `workFolder` keeps a note of them, so
/// that recoverFolderChanges() finishes them after a crash.
///
/// Requires: the caller holds a ProjectLock. Fails with FileUnwritable, or Unsupported where the
/// file system cannot exchange folders; then nothing has changed.
Result<> changeFolders(const QString& workFolder, const QList<FolderChange>& changes);

/// Removes what a killed changeFolders() built beside one of `folders` and never exchanged, or did
/// not clear away afterwards. Requires: the caller holds a ProjectLock, and recoverFolderChanges()
/// was called before.
void removeUnexchangedFolders(const QStringList& folders);

/// Finishes what a killed changeFolders() began. Returns whether there was something. Touches none
/// but `folders`, whatever the note says: it lies in the project, which may be a stranger's. Waits
/// for a changeFolders() that is at work.
/// Fails with FileUnwritable.
Result<bool> recoverFolderChanges(const QString& workFolder, const QStringList& folders);

}  // namespace limbeck
