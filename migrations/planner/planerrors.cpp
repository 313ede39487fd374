// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/planerrors.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"

namespace limbeck {

using namespace Qt::StringLiterals;

Result<> requireSoundHistory(const RevisionGraph& graph)
{
    for (const GraphProblem& problem : graph.problems()) {
        if (problem.isFatal()) {
            Error error;
            error.code = ErrorCode::HistoryBroken;
            error.message = problem.message;
            error.subjects = problem.revisions;
            if (problem.where != TextLocation{}) {
                error.where = problem.where;
            }
            return fail(error);
        }
    }
    return {};
}

Error explainedFor(Error error, const RevisionGraph& graph, const QStringList& rows)
{
    if (error.code != ErrorCode::RevisionNotFound && error.code != ErrorCode::RevisionAmbiguous) {
        return error;
    }
    const QString first = error.message.section(u'\n', 0, 0);
    for (const QString& row : rows) {
        const QString located =
            EngineText::tr("Can't locate revision identified by '%1'\n%2").section(u'\n', 0, 0);
        if (graph.find(row) == nullptr && first == located.arg(row)) {
            error.code = ErrorCode::VersionMismatch;
            error.message = first + u'\n'
                            + EngineText::tr(
                                  "The database is stamped with '%1', a revision that the project "
                                  "does not have. 'limbeck rescue' looks for its script in git and "
                                  "for the nearest revision; 'limbeck stamp --purge <revision>' "
                                  "sets the version table right by hand.")
                                  .arg(row);
            error.subjects = {row};
            return error;
        }
    }
    return error;
}

Error destinationError(const QString& direction, const QString& target, const QStringList& rows)
{
    Error error;
    error.code = ErrorCode::TargetInvalid;
    error.message =
        EngineText::tr("Destination %1 is not a valid %2 target from current head(s)\n%3")
            .arg(target,
                 direction,
                 rows.isEmpty()
                     ? EngineText::tr("The database is at the base.")
                     : EngineText::tr("The database is at %1, and nothing of that follows it.")
                           .arg(quotedList(rows)));
    error.subjects = rows;
    return error;
}

}  // namespace limbeck
