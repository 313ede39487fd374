// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"

namespace limbeck {

/// Hears what a run does, while it does it. Called on the run's thread.
class RunObserver
{
public:
    virtual ~RunObserver() = default;

    /// Before the first statement.
    virtual void planReady(const Plan& plan);
    virtual void stepStarted(const PlanStep& step, qsizetype index, qsizetype count);
    virtual void statementStarted(const Statement& statement);
    virtual void stepFinished(const PlanStep& step, qint64 milliseconds);
    /// What goes on between steps, as a sentence: "Backing up app.db".
    virtual void phaseStarted(const QString& sentence);
    /// How far the phase has come: `done` of `count` parts are over.
    virtual void phaseProgressed(qsizetype done, qsizetype count);

    /// Asked between statements; true ends the run with Cancelled and, where the engine allows,
    /// nothing changed.
    virtual bool cancelRequested() const;

protected:
    RunObserver() = default;
    Q_DISABLE_COPY_MOVE(RunObserver)
};

/// What a run did.
struct RunReport
{
    struct Applied
    {
        Direction direction = Direction::Up;
        RevisionId revision;
        QString message;
        qint64 milliseconds = 0;

        bool operator==(const Applied&) const = default;
    };

    QList<Applied> applied;  ///< committed steps; empty if everything was rolled back
    QStringList rowsBefore;
    QStringList rowsAfter;
    qint64 milliseconds = 0;
    /// Something was committed, if only what a failed step had done before its autocommit block.
    bool hasCommitted = false;
    QString backup;           ///< path of the backup made for this run; empty if none
    bool hasDropped = false;  ///< what RunRequest::emptiesFirst drops may be gone
    std::optional<Error> error;
    RevisionId failedRevision;
    QString failedStatement;

    bool isOk() const;
};

}  // namespace limbeck
