// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/modules.h"

#include <QDateTime>

namespace limbeck {

/// Where Python would look for the modules that scripts import.
struct ImportFolders
{
    /// No file outside of this folder is opened.
    QString project;
    /// Folders of `prepend_sys_path`: the first one that has a module counts.
    QStringList first;
    /// Other folders in which the project's packages may lie, since how it is installed is not
    /// known. A module that two of them have differently is not certain, and is not followed.
    QStringList others;

    bool operator==(const ImportFolders&) const = default;
};

/// The folders around those of the scripts. The project's is the nearest one with `.git` above
/// them; else the highest one with pyproject.toml, setup.py, setup.cfg or alembic.ini; else the
/// parent of the scripts' folder.
ImportFolders importFolders(const QStringList& scriptFolders, const QStringList& sysPath = {});

/// Modules of the project's own sources, read when they are first asked for and again when
/// their file changes. Python's own modules, Alembic's and SQLAlchemy's are never looked for.
/// Thread: any, one at a time.
class ProjectModules final : public python::Modules
{
public:
    explicit ProjectModules(ImportFolders folders);

    std::shared_ptr<const python::SourceModule> find(const QString& name) override;
    QString folderOf(const QString& package) override;
    std::optional<QString> readText(const QString& file) override;

private:
    struct Entry
    {
        std::shared_ptr<const python::SourceModule> module;
        QString file;  ///< empty: a folder, or nothing
        QDateTime changed;
    };

    Entry read(const QString& name) const;
    std::optional<QString> fileOf(const QString& name) const;
    bool isInside(const QString& file) const;

    ImportFolders m_folders;
    QHash<QString, Entry> m_entries;
};

}  // namespace limbeck
