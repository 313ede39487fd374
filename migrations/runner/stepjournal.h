// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"
#include "migrations/runner/versiontable.h"

namespace limbeck {

/// Remembers how far a step came, for engines that commit every change of the schema at once
/// (MariaDB, MySQL): a file below the user's data that exists while a step is under way. One that
/// is still there belongs to a step that failed or was killed; the next run goes on where it
/// stopped.
///
/// The first line tells the step, the statements and the version rows; each further line is a
/// statement that is done. Readable by its owner only, since statements hold data.
class StepJournal final
{
public:
    StepJournal(const ConnectionSettings& settings, const VersionTable& versionTable);

    /// What an interrupted step left.
    struct Unfinished
    {
        Direction direction = Direction::Up;
        RevisionId revision;
        QStringList rowsBefore;
        QList<Statement> statements;
        qsizetype done = 0;  ///< how many of them
    };

    /// Nothing if there is no file, or if it cannot be understood.
    std::optional<Unfinished> read() const;

    /// The same if it still matters: the version rows are those that it began with, else somebody
    /// has settled it. Fails with VerificationFailed if it is not the first of `steps`: nothing
    /// else may run before it is finished.
    Result<std::optional<Unfinished>> unfinishedStep(const QList<RevisionStep>& steps,
                                                     const QStringList& rows) const;

    /// Begins a step. Fails with FileUnwritable.
    Result<> begin(const RevisionStep& step,
                   const QStringList& rowsBefore,
                   const QList<Statement>& statements);
    /// Says that the first `count` statements are done.
    Result<> setDone(qsizetype count);
    /// The step is over, or none of it was kept: removes the file.
    void remove();

    QString path() const;

private:
    QString m_path;
};

/// What there is left to do of `step`, as a plan.
Plan planOfRest(const RevisionStep& step,
                const StepJournal::Unfinished& unfinished,
                const RevisionGraph& graph,
                Engine engine);

}  // namespace limbeck
