// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/writehooks.h"
#include "migrations/project/projectfile.h"

namespace limbeck::command {

/// What a user can say about a new revision; the names are those of `alembic revision`.
struct NewRevisionOptions
{
    std::optional<QString> message;  ///< none: "empty message", and no words in the file name
    QStringList heads;               ///< what it stands on; empty means "head"
    bool splice = false;             ///< stand on a revision that is no head
    QStringList branchLabels;
    QString versionPath;  ///< one of the project's version locations
    RevisionId id;        ///< empty: a random one
    QStringList dependsOn;
    bool sql = false;               ///< refused, as in Alembic
    bool useStockTemplate = false;  ///< instead of the project's script.py.mako
    bool skipHooks = false;
    QString imports;     ///< see ScriptDraft
    QString upgrades;    ///< see ScriptDraft
    QString downgrades;  ///< see ScriptDraft
    qint64 now = 0;      ///< microseconds since 1970; 0 means the clock
};

/// A revision that was written.
struct NewRevision
{
    RevisionId id;
    QString file;
    QString createdFolder;  ///< empty if it was there
    QStringList notes;      ///< what is allowed but will bite, in sentences
    QList<HookRun> hooks;
    std::optional<Error> hookError;  ///< the script is there, a hook could not be run
};

/// Writes a new, empty revision. The project is a snapshot: open it again to see the revision.
///
/// Fails, before anything is written, with MultipleHeads, RevisionNotFound, RevisionAmbiguous,
/// TargetInvalid (not a head, a head twice), InvalidArgument (illegal or taken id or label, path),
/// HistoryBroken, ConfigNotFound, or as ScriptWriter does. First lines are Alembic's.
Result<NewRevision> newRevision(const Project& project, const NewRevisionOptions& options);

/// The same, standing on all of `revisions`. Of the options, `heads` and `dependsOn` do not count.
Result<NewRevision> mergeRevisions(const Project& project,
                                   const QStringList& revisions,
                                   const NewRevisionOptions& options);

}  // namespace limbeck::command
