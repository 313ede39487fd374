// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/stocktemplate.h"

namespace limbeck::command {

struct InitOptions
{
    QString folder;  ///< for env.py, script.py.mako and versions/
    QString templateName = QStringLiteral("generic");
    bool package = false;  ///< with __init__.py files
    /// The ini file to make. Relative paths, here and above, are taken from the working
    /// directory. The pyproject templates write a pyproject.toml beside it.
    QString iniFile = QStringLiteral("alembic.ini");
};

/// One thing that initProject() did.
struct InitStep
{
    enum class Kind
    {
        CreatedFolder,
        Generated,
        Added,         ///< an __init__.py
        Appended,      ///< to a pyproject.toml
        Skipped,       ///< it was there
        SkippedTable,  ///< pyproject.toml has a [tool.alembic] already
    };

    Kind kind = Kind::Generated;
    QString path;

    /// "Generating /p/alembic.ini ...  done", as Alembic says it.
    QString toText() const;

    bool operator==(const InitStep&) const = default;
};

struct InitReport
{
    QList<InitStep> steps;
    QString iniFile;
    QString tomlFile;  ///< empty but for the pyproject templates

    /// What is left to do: Alembic's last line.
    QString advice() const;
};

/// Makes a new project that stock Alembic can run. Never overwrites a file.
///
/// Fails with InvalidArgument if there is no such template or the folder has something in it,
/// and with FileUnwritable.
Result<InitReport> initProject(const InitOptions& options);

}  // namespace limbeck::command
