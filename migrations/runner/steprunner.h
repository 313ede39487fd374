// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/journaledstep.h"
#include "migrations/runner/runtransaction.h"

namespace limbeck {

/// Carries out the steps of a run, each operation by operation and statement by statement, inside
/// the run's transaction, and moves the version rows. Where changes of the schema cannot be
/// taken back, each statement is committed and journaled. Thread: that of the database.
class StepRunner final
{
public:
    /// What a step runner works with; all of it outlives it.
    struct Tools
    {
        const VersionTable& versionTable;
        Database& database;
        RunObserver& observer;
        RunTransaction& transaction;
        RunReport& report;
    };

    explicit StepRunner(const Tools& tools);

    /// Runs `step` and notes it in the report. Does not commit it, but where the engine does or
    /// an autocommit block asks for it.
    Result<> run(const PlanStep& step);
    /// A step is committed: its journal is of no use any more.
    void forget();

    /// The rest of a step that an earlier run left half done, which then is committed.
    Result<> finish(const RevisionStep& step, const StepJournal::Unfinished& unfinished);

    /// Statements that belong to no step.
    Result<> runStatements(const QList<Statement>& statements);

    const StepJournal& journal() const;
    /// `error`, with what a failure now leaves behind, in words.
    Error afterFailure(const Error& error);
    /// Fails with Cancelled if that was asked for.
    Result<> goOnUnlessCancelled() const;

private:
    Result<> runOperation(const PlannedOperation& planned);
    Result<> runOutsideTransaction(const PlannedOperation& planned,
                                   const QList<Statement>& statements);
    Result<> runAll(const PlannedOperation& planned, const QList<Statement>& statements);
    Result<> runOne(const Statement& statement);
    Result<> noteDone();
    Result<QList<Statement>> statementsFor(const PlannedOperation& planned);

    Tools m_tools;
    JournaledStep m_journaled;
    bool m_isPlanStale = false;
};

/// True if a rollback on `engine` takes changes of the schema back.
bool hasTransactionalDdl(Engine engine);

}  // namespace limbeck
