// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runobserver.h"

namespace limbeck {

void RunObserver::planReady(const Plan& /*plan*/) {}

void RunObserver::stepStarted(const PlanStep& /*step*/, qsizetype /*index*/, qsizetype /*count*/) {}

void RunObserver::statementStarted(const Statement& /*statement*/) {}

void RunObserver::stepFinished(const PlanStep& /*step*/, qint64 /*milliseconds*/) {}

void RunObserver::phaseStarted(const QString& /*sentence*/) {}

void RunObserver::phaseProgressed(qsizetype /*done*/, qsizetype /*count*/) {}

bool RunObserver::cancelRequested() const
{
    return false;
}

bool RunReport::isOk() const
{
    return !error.has_value();
}

}  // namespace limbeck
