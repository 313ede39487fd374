// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/folderchange.h"
#include "migrations/project/projectfile.h"

/// What consolidate and unconsolidate do to files.
namespace limbeck::command {

/// `.limbeck` of the project.
QString workFolder(const Project& project);

/// Fails with FileUnreadable.
Result<QByteArray> bytesOf(const QString& path);
/// Makes the folder if needed. Fails with FileUnwritable.
Result<> writeBytes(const QString& path, const QByteArray& content);

/// Collects changes by the version location that they are in, so that they can happen at once.
/// Each fails with FileUnwritable for a file outside of all.
class LocationChanges final
{
public:
    explicit LocationChanges(const Project& project);

    Result<> remove(const QString& file);
    Result<> write(const QString& file, const QByteArray& content);

    const QList<FolderChange>& all() const
    {
        return m_changes;
    }

private:
    Result<qsizetype> at(const QString& file);

    QStringList m_locations;
    QList<FolderChange> m_changes;
};

/// Removes the folder of an archive. Killed in between, it leaves what removeLeftovers() knows.
void removeArchive(const QString& folder);

/// Removes what a killed consolidation or its reversal left: archives that were not finished, and
/// those whose files all stand in the project again, byte for byte; new version folders that were
/// never exchanged. Nothing that is not there twice is touched.
void removeLeftovers(const Project& project);

}  // namespace limbeck::command
