// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runobserver.h"

namespace limbeck {

/// Writes down what a run tells, and can ask for its end at a chosen statement.
class RecordingObserver final : public RunObserver
{
public:
    void planReady(const Plan& plan) override;
    void stepStarted(const PlanStep& step, qsizetype index, qsizetype count) override;
    void statementStarted(const Statement& statement) override;
    void stepFinished(const PlanStep& step, qint64 milliseconds) override;
    void phaseStarted(const QString& sentence) override;
    bool cancelRequested() const override;

    /// Cancels before the statement after this many; negative means never.
    int cancelAfterStatements = -1;

    std::optional<Plan> plan;
    QStringList started;   ///< "1/3 a1"
    QStringList finished;  ///< "a1"
    QStringList statements;
    QStringList phases;
};

}  // namespace limbeck
