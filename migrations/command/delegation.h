// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::command {

/// An upgrade in which the project's own Alembic runs one revision: the only way in which a
/// project's code ever runs, and only where somebody has said how, in `.limbeck/settings.toml`:
///
///     [alembic]
///     command = ["python3", "-m", "alembic"]
struct Delegation
{
    QStringList command;      ///< what is run for the revision, word by word
    RevisionStep step;        ///< the delegated one
    Plan before;              ///< what Limbeck runs first, and commits
    QList<RevisionId> after;  ///< what it runs then, planned when it is known what is there
};

/// What upgradeDelegating() would do. `revision` may be the first letters of one. Fails with
/// ConfigNotFound if no command is configured, RevisionNotFound if the plan has no such revision,
/// and like previewUpgrade().
Result<Delegation> previewDelegation(const Context& context,
                                     const QString& target,
                                     const QString& revision);

/// Backs up, runs what comes before, lets the project's Alembic run the revision, and goes on.
///
/// Before that it asks that Alembic for its database and version rows: they must be those that
/// Limbeck sees. Afterwards the rows must be exactly what the revision makes of them. It fails with
/// VerificationFailed if one of this is not so, or if Alembic fails; what was committed by then
/// stays, and the report names the backup. The command gets this program's environment, no
/// password among its arguments, and no input.
RunReport upgradeDelegating(const Context& context,
                            const QString& target,
                            const QString& revision,
                            RunObserver& observer);

}  // namespace limbeck::command
