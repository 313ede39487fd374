// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "migrations/script/scriptdirectory.h"

namespace limbeck::bench {

/// Scripts that belong together, found below a folder, and the engines to read them for.
struct History
{
    QString name;  ///< path of its folder, or of the argument
    ScriptLocations locations;
    QList<Engine> engines;
    ScriptEnvironment environment = {};  ///< as the env.py beside or above the scripts says
};

/// The histories of one argument, `FOLDER` or `FOLDER:sqlite,postgresql`. A history is a folder
/// whose files declare a `down_revision`, with everything below it; where one names revisions that
/// it does not hold, all histories of the argument are one. `engines` are for arguments without
/// any. Fails with InvalidArgument for a folder that is not there and an engine that is none.
Result<QList<History>> findHistories(const QString& argument, const QList<Engine>& engines);

/// Engines from a list such as "sqlite,mysql". Fails with InvalidArgument.
Result<QList<Engine>> enginesOf(const QString& names);

}  // namespace limbeck::bench
