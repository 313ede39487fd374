// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/alembicconfig.h"
#include "migrations/script/scriptdirectory.h"

namespace limbeck {

/// Where Python would look for the project's modules: `prepend_sys_path`, then the project's
/// folder and its `src`. Fails with ConfigNotFound if the setting is no list.
Result<QStringList> moduleFolders(const AlembicConfig& config);

/// Absolute path of the folder that `script_location` names: the place of env.py.
///
/// A relative path is taken from the folder of the file that gives it. (Alembic takes it from the
/// working directory, which is the same wherever `alembic` is called without `-c`; ours gives the
/// same answer from anywhere.) `package:path` is looked up in the folders of `prepend_sys_path`
/// and the project's own, without importing anything.
/// Fails with ConfigNotFound and Alembic's text first.
Result<QString> scriptLocation(const AlembicConfig& config);

/// Folders of the scripts: `version_locations` split as `path_separator` says, else "versions"
/// below `scriptLocation`. Source: Alembic 1.19 config.py, get_version_locations_list.
Result<ScriptLocations> versionLocations(const AlembicConfig& config,
                                         const QString& scriptLocation);

}  // namespace limbeck
