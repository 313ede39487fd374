// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "migrations/script/script.h"

namespace limbeck {

/// SQL that somebody wrote, or reviewed, to run on one engine instead of a script's function.
struct ScriptOverride
{
    QString file;
    QString sql;

    bool operator==(const ScriptOverride&) const = default;
};

/// `<folder>/<revision>.<engine>.<up|down>.sql`. Fails with InvalidArgument for a revision whose
/// name cannot be part of a file's.
Result<QString> overrideFile(const QString& folder,
                             const RevisionId& revision,
                             Engine engine,
                             Direction direction);

/// The override in `folder`, if there is one. MariaDB takes MySQL's where it has none of its own,
/// and the other way round, as SQLAlchemy calls both "mysql". Fails with FileUnreadable.
Result<std::optional<ScriptOverride>> readOverride(const QString& folder,
                                                   const RevisionId& revision,
                                                   Engine engine,
                                                   Direction direction);

/// What it does: its statements as SQL text, each with its line.
Lowered loweredOverride(const ScriptOverride& given, Engine engine);

}  // namespace limbeck
