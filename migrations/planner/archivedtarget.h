// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/scriptdirectory.h"

/// Names of revisions that a consolidated one stands for. They keep a meaning: they are looked up
/// in the history as it was, wherever the history of the files does not know them.
namespace limbeck {

/// The history in which `target`, in any form of Alembic's, means something: `scripts` itself, or
/// the unfolded one where only that knows it. Reads no file.
const ScriptDirectory& scriptsKnowing(const ScriptDirectory& scripts, const QString& target);

/// The same for several targets at once.
const ScriptDirectory& scriptsKnowing(const ScriptDirectory& scripts, const QStringList& targets);

/// What an upgrade from `rows` to `target` goes through: the unfolded history where a row or the
/// target is archived.
const ScriptDirectory& scriptsFor(const ScriptDirectory& scripts,
                                  const QStringList& rows,
                                  const QString& target);

/// The consolidated revision that stands for `revision`; empty for one of the files.
RevisionId consolidatedInto(const ScriptDirectory& scripts, const RevisionId& revision);

/// `error` in other words if it says that there is no revision `target`, and there was one: which
/// revision stands for it, and what would bring it back. Else `error` as it is.
Error orArchived(const Error& error, const ScriptDirectory& scripts, const QString& target);

}  // namespace limbeck
