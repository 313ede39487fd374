// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/recordingobserver.h"

namespace limbeck {

using namespace Qt::StringLiterals;

void RecordingObserver::planReady(const Plan& newPlan)
{
    plan = newPlan;
}

void RecordingObserver::stepStarted(const PlanStep& step, qsizetype index, qsizetype count)
{
    started << u"%1/%2 %3"_s.arg(
        QString::number(index + 1), QString::number(count), step.step.revision);
}

void RecordingObserver::statementStarted(const Statement& statement)
{
    statements << statement.sql;
}

void RecordingObserver::stepFinished(const PlanStep& step, qint64 /*milliseconds*/)
{
    finished << step.step.revision;
}

void RecordingObserver::phaseStarted(const QString& sentence)
{
    phases << sentence;
}

bool RecordingObserver::cancelRequested() const
{
    return cancelAfterStatements >= 0 && statements.size() >= cancelAfterStatements;
}

}  // namespace limbeck
