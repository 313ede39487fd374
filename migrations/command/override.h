// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/projectfile.h"
#include "migrations/script/scriptoverride.h"

namespace limbeck::command {

/// Whose override is meant.
struct OverridePlace
{
    QString revision;  ///< as somebody typed it
    Engine engine = Engine::Sqlite;
    Direction direction = Direction::Up;
};

/// The file of an override, whether it is there or not. Fails like editTargets() and
/// overrideFile().
Result<QString> overridePath(const Project& project, const OverridePlace& place);

/// Writes it, so that it is there whole or not at all; an older one is replaced. Fails with
/// InvalidArgument if `sql` holds no statement, and with FileUnwritable.
Result<QString> writeOverride(const Project& project,
                              const OverridePlace& place,
                              const QString& sql);

/// A file to begin with, if there is none yet: comments that say what it is for.
Result<QString> startOverride(const Project& project, const OverridePlace& place);

/// Takes it away; the script runs again. Fails with FileUnreadable if there is none.
Result<QString> removeOverride(const Project& project, const OverridePlace& place);

}  // namespace limbeck::command
