// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"
#include "migrations/report/historytext.h"

namespace limbeck::cli {

/// Rows of the version table of the session's database.
Result<QStringList> rowsOf(Session& session);
/// The same for the commands that Alembic has: they say in the log what they open.
Result<QStringList> loggedRowsOf(Session& session);
/// loggedRowsOf() if `identifier` asks for what is current; else nothing, and no database is
/// opened.
Result<QStringList> rowsFor(Session& session, const QString& identifier);

/// What is wrong with the history, on standard error.
void reportProblems(Session& session, const RevisionGraph& graph);

/// What is doubtful about a history that can be run; what is wrong with it stops the plan anyway.
void warnOfHistory(Session& session, const RevisionGraph& graph);

/// Which problems make a listing fail.
enum class Concern
{
    TheWhole,   ///< any fatal one: the listing may lack something
    TheListed,  ///< only those of the revisions that were listed
};

/// Ends a command that lists revisions: their JSON if that is wanted, the history's problems on
/// standard error. What could be shown has been shown; the exit code says whether it was all.
int finishListing(Session& session,
                  const RevisionGraph& graph,
                  const QStringList& revisions,
                  const std::optional<QStringList>& rows = {},
                  Concern concern = Concern::TheWhole);

}  // namespace limbeck::cli
