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
        int lockTimeout = 0;  ///< seconds
        bool verifies = false;
        /// With `verifies`: what a step that had stopped half way is compared with; null: nothing.
        const ScriptDirectory* scripts = nullptr;
    };

    explicit StepRunner(const Tools& tools);

    /// The schema that the next step finds.
    void startFrom(const Schema& schema);

    /// Runs `step` and notes it in the report. Does not commit it, but where the engine does or
    /// an autocommit block asks for it.
    Result<> run(const PlanStep& step);
    /// A step is committed: its journal is of no use any more.
    void forget();

    /// The rest of a step that an earlier run left half done, or of taking it back, which then is
    /// committed. `answer`: see settleBegun().
    Result<> finish(const StoppedStep& stopped, std::optional<bool> answer = {});
    /// Takes back what is done of a step that an earlier run left half done. Fails like
    /// wayBackOf(), before anything is changed.
    Result<> undo(const StoppedStep& stopped, std::optional<bool> answer = {});

    /// Somebody has settled the step by hand, and it is applied or not: nothing runs but what
    /// moves the version rows, and the journal goes.
    Result<> mark(const StoppedStep& stopped, bool isApplied);

    /// Forgets a step that an earlier run left half done: everything it did is about to go.
    void forgetStopped();

    /// Statements that belong to no step.
    Result<> runStatements(const QList<Statement>& statements);

    const StepJournal& journal() const;
    /// `error`, with what a failure now leaves behind, in words.
    Error afterFailure(const Error& error);
    /// Fails with Cancelled if that was asked for.
    Result<> goOnUnlessCancelled() const;

private:
    Result<> runOperations(const PlanStep& step);
    Result<> runLive(const PlanStep& step);
    Result<QueryResult> runQuery(const PlannedOperation& planned, const Statement& statement);
    Result<> runOperation(size_t index, const PlannedOperation& planned);
    Result<> moveRows(const RevisionStep& step, const QString& message, qint64 milliseconds);
    Result<> finishSettled(const StoppedStep& stopped);
    Result<StoppedStep> settled(const StoppedStep& stopped, std::optional<bool> answer);
    Result<> runOutsideTransaction(const PlannedOperation& planned,
                                   const QList<Statement>& statements);
    Result<> runAll(const PlannedOperation& planned, const QList<Statement>& statements);
    Result<> runOne(const Statement& statement);
    Result<QList<Statement>> statementsFor(size_t index, const PlannedOperation& planned);
    Result<Schema> inspectAll();
    Result<> verify(const RevisionStep& step, const Schema& before);
    Result<> verifySettled(const StoppedStep& stopped);
    void tellUnverified(const RevisionId& revision, const QString& doubt);
    void follow(const Operation& operation);

    Tools m_tools;
    JournaledStep m_journaled;
    Schema m_schema;  // as the steps until now leave it, as far as that is known
    bool m_isPlanStale = false;
};

/// True if a rollback on `engine` takes changes of the schema back.
bool hasTransactionalDdl(Engine engine);

}  // namespace limbeck
