// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/inifile.h"
#include "migrations/project/projectfile.h"

namespace limbeck {

/// A program that a project wants to run on each new script.
struct WriteHook
{
    QString name;
    QString type;     ///< "exec", "console_scripts" or "module"
    QString target;   ///< `executable`, `entrypoint` or `module`
    QString options;  ///< a command line; REVISION_SCRIPT_FILENAME stands for the file
    QString folder;   ///< `cwd`; empty if it says nothing

    bool operator==(const WriteHook&) const = default;
};

/// What a project's settings say about writing scripts. Defaults are Alembic's.
struct WriterSettings
{
    QString fileTemplate;
    int truncateSlugLength = 40;
    QString timezone;
    QString outputEncoding;
    bool revisionEnvironment = false;
    QList<WriteHook> hooks;
    IniFile ini;      ///< for the templates' config.get_main_option(), which reads no TOML
    QString section;  ///< the main section's name

    /// Fails with ConfigNotFound if a setting cannot be read.
    static Result<WriterSettings> load(const ProjectFile& file);
};

}  // namespace limbeck
