// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/killedchild.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace limbeck {

void KillingObserver::planReady(const Plan& /*plan*/)
{
    hear();
}

void KillingObserver::stepStarted(const PlanStep& /*step*/,
                                  qsizetype /*index*/,
                                  qsizetype /*count*/)
{
    hear();
}

void KillingObserver::statementStarted(const Statement& /*statement*/)
{
    hear();
}

void KillingObserver::stepFinished(const PlanStep& /*step*/, qint64 /*milliseconds*/)
{
    hear();
}

void KillingObserver::phaseStarted(const QString& /*sentence*/)
{
    hear();
}

void KillingObserver::phaseProgressed(qsizetype /*done*/, qsizetype /*count*/)
{
    hear();
}

void KillingObserver::hear()
{
    if (m_left-- == 0) {
        ::kill(::getpid(), SIGKILL);
    }
}

ChildEnd runAndKill(int survivedEvents, const std::function<bool(RunObserver&)>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        KillingObserver observer(survivedEvents);
        ::_exit(work(observer) ? 0 : 1);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) {
        return ChildEnd::Failed;
    }
    if (WIFSIGNALED(status)) {
        return WTERMSIG(status) == SIGKILL ? ChildEnd::Killed : ChildEnd::Failed;
    }
    return WEXITSTATUS(status) == 0 ? ChildEnd::Done : ChildEnd::Failed;
}

}  // namespace limbeck
