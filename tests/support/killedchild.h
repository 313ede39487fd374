// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runobserver.h"

#include <functional>

namespace limbeck {

/// Kills its own process, as `kill -9` does, when it has heard a number of things.
class KillingObserver final : public RunObserver
{
public:
    explicit KillingObserver(int survivedEvents)
        : m_left(survivedEvents)
    {
    }

    void planReady(const Plan& plan) override;
    void stepStarted(const PlanStep& step, qsizetype index, qsizetype count) override;
    void statementStarted(const Statement& statement) override;
    void stepFinished(const PlanStep& step, qint64 milliseconds) override;
    void phaseStarted(const QString& sentence) override;
    void phaseProgressed(qsizetype done, qsizetype count) override;

private:
    void hear();

    int m_left;
};

/// How a child process ended.
enum class ChildEnd
{
    Killed,
    Done,    ///< `work` returned true
    Failed,  ///< `work` returned false, or the child died in another way
};

/// Runs `work` in a child process, with an observer that kills the child after that many events.
/// Requires: this process has one thread and no open connection.
ChildEnd runAndKill(int survivedEvents, const std::function<bool(RunObserver&)>& work);

/// Runs `work` in a child process and kills it, as `kill -9` does, before the call after
/// `survivedChanges` that would change a file or a folder. Requires: this process has one thread
/// and no open connection; Linux lets a process trace its child.
ChildEnd runAndKillAtFiles(int survivedChanges, const std::function<bool()>& work);

}  // namespace limbeck
