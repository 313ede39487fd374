// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/projectfile.h"

/// Where a new revision goes in the history and on the disk. First lines of the errors are those
/// of Alembic 1.19, script/base.py, generate_revision.
namespace limbeck::command {

/// Fails with InvalidArgument on an id with illegal characters, and on an id or a label that is
/// taken. (Alembic writes the script first, and the history is broken then.)
Result<> checkNewNames(const RevisionGraph& graph,
                       const RevisionId& id,
                       const QStringList& branchLabels);

/// The revisions that `heads` (empty: "head") name; none for the base.
/// Fails with MultipleHeads, RevisionNotFound, RevisionAmbiguous, or TargetInvalid if one is
/// named twice.
Result<QStringList> parentsFor(const RevisionGraph& graph, const QStringList& heads);

/// Fails with TargetInvalid, asking for --splice, on a parent that is no head.
Result<> checkHeads(const RevisionGraph& graph, const QStringList& parents);

/// Branch labels as they are, everything else as whole ids.
Result<QStringList> dependenciesFor(const RevisionGraph& graph, const QStringList& dependsOn);

/// The version location for a child of `parents`: `versionPath`, else the only one, else that of
/// the first parent. Fails with InvalidArgument.
Result<QString> folderFor(const Project& project,
                          const QStringList& parents,
                          const QString& versionPath);

}  // namespace limbeck::command
