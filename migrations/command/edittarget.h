// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/projectfile.h"

namespace limbeck::command {

/// The scripts that `revision` names, for an editor to open: one, or several for "heads".
/// `rows` are the version rows of the database, for "current".
///
/// Fails with RevisionNotFound, RevisionAmbiguous or MultipleHeads, with Alembic's text first.
Result<QStringList> editTargets(const Project& project,
                                const QString& revision,
                                const QStringList& rows = {});

}  // namespace limbeck::command
