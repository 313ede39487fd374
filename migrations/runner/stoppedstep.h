// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"
#include "migrations/runner/effectsign.h"
#include "migrations/runner/steppart.h"

namespace limbeck {

/// A step that did not come to its end, on an engine that commits every change of the schema at
/// once.
struct StoppedStep
{
    /// A statement that was begun; whether it is done is not written down.
    struct Begun
    {
        qsizetype index = 0;
        EffectSign sign;

        bool operator==(const Begun&) const = default;
    };

    RevisionStep step;
    bool isUndo = false;  ///< it was being taken back: `parts` are the way back
    QString backup;       ///< made before the run; empty if none was
    QList<StepPart> parts;
    qsizetype done = 0;  ///< how many of the statements are done
    std::optional<Begun> begun;
    QString failure;  ///< what the server said of the next statement; empty if it was not refused

    QList<Statement> statements() const;  ///< of all parts
    QList<Statement> rest() const;
    /// The tables that the statement can change; empty: not known.
    QList<TableName> tablesOf(qsizetype statement) const;
    /// "the upgrade of revision 'a1'".
    QString title() const;
    /// The same, or "taking back the upgrade of revision 'a1'".
    QString fullTitle() const;

    bool operator==(const StoppedStep&) const = default;
};

/// What there is left to do of it, as a plan.
Plan planOfRest(const StoppedStep& stopped, const RevisionGraph& graph, Engine engine);

/// `stopped`, of which it is known how many statements are done: one that was only begun is looked
/// for in the database (findEffect). `answer` is what a person says of it where nothing can be
/// seen. Fails with VerificationFailed where that is needed and missing.
Result<StoppedStep> settleBegun(Database& database,
                                const StoppedStep& stopped,
                                const RowMarks& marks,
                                int seconds,
                                std::optional<bool> answer);

/// The step that takes back what is done of `stopped`, last things first; without parts if there is
/// nothing to take back. An undo that was stopped stays as it is. Requires that no statement is
/// begun only. Fails with Irreversible, naming everything for which there is no way back. Pure.
Result<StoppedStep> wayBackOf(const StoppedStep& stopped);

/// The error of a run that wants something else than to go on with `stopped`.
Error mustBeSettled(const StoppedStep& stopped);

}  // namespace limbeck
