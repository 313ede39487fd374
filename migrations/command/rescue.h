// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::command {

/// A version of a lost revision's script that git still has.
struct RescuedScript
{
    QString commit;  ///< full hash
    QString refs;    ///< what git calls it: "origin/feature", "stash@{0}"; empty for the reflog
    QString date;    ///< of the commit, yyyy-mm-dd
    QString path;    ///< in the repository at that commit
    QString text;    ///< the script
    QStringList downRevisions;

    bool operator==(const RescuedScript&) const = default;
};

/// Looks for scripts of `revision` in everything that the project's git repository still
/// reaches: branches, remote branches, tags, stashes and the reflog. Newest first; one entry per
/// different text. Runs `git`, reads only, and starts nothing of the project.
///
/// An empty list means that git knows none. Fails with Unsupported if git is not installed or
/// the project is in no repository.
Result<QList<RescuedScript>> findInGit(const Project& project, const RevisionId& revision);

/// Puts `script` into the project's first version location, under its own file name. Fails with
/// FileUnwritable if a file of that name exists. Returns the path.
Result<QString> takeScript(const Project& project, const RescuedScript& script);

/// A place in the history whose tables are nearest to those of the database.
struct NearestRevision
{
    QStringList rows;      ///< what the version table would hold there
    int differences = 0;   ///< tables and columns that are there or not, or have another type
    QStringList examples;  ///< the first few, in words

    bool operator==(const NearestRevision&) const = default;
};

/// The places in the history, walked from base to heads, whose schema is nearest to `database`'s;
/// best first, at most `count`. For a database whose stamp is lost for good.
Result<QList<NearestRevision>> nearestRevisions(const Context& context, int count = 3);

}  // namespace limbeck::command
