// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/writersettings.h"

namespace limbeck::command {

/// What one hook did.
struct HookRun
{
    QString name;
    QString output;  ///< what it printed, both streams
    int exitCode = 0;
};

/// Runs the hooks that the user configured on a new script, in order: `exec` as it is; a
/// `console_scripts` or `module` hook by the program of that name, if PATH has one, since Python
/// is never started. A program's failure does not stop the others, as in Alembic.
///
/// `runs` has what was done, also where this fails: with ConfigNotFound for a hook that is
/// incomplete (Alembic's text first) and with Unsupported if there is no such program.
Result<> runWriteHooks(const QList<WriteHook>& hooks,
                       const QString& script,
                       const QString& folder,
                       QList<HookRun>& runs);

}  // namespace limbeck::command
