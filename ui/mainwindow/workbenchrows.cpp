// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Workbench that reads rows beside everything else.

#include "migrations/command/sizes.h"
#include "ui/mainwindow/workbench.h"
#include "ui/task/taskrunner.h"

namespace limbeck::ui {

bool Workbench::isCounting() const
{
    return m_counter->isBusy();
}

void Workbench::countRows()
{
    m_counter->cancelAll();
    const SnapshotPtr snapshot = m_snapshot;
    if (!snapshot || !snapshot->hasReadDatabase() || snapshot->status.schema.tables.isEmpty()) {
        return;
    }
    using Counts = Result<QList<TableRows>>;
    m_counter->start<Counts>(
        {},
        [snapshot](JobContext& job) {
            CountLimits limits;
            limits.millisecondsEach = 1000;
            limits.millisecondsInAll = 20000;
            limits.isCancelled = [&job] { return job.isCancelled(); };
            return command::countTables(contextOf(*snapshot), snapshot->status.schema, limits);
        },
        this,
        [this, snapshot](const Counts& counts) {
            if (!counts || m_snapshot != snapshot) {
                return;  // of how it was before; what failed leaves the numbers unknown
            }
            auto counted = std::make_shared<Snapshot>(*snapshot);
            counted->status.tableRows = *counts;
            m_snapshot = counted;
            emit rowsCounted(counted);
        });
}

void Workbench::checkRows(const Plan& plan,
                          QObject* receiver,
                          std::function<void(const Result<QList<DataCheckResult>>&)> done)
{
    if (!hasDatabase()) {
        return;
    }
    using Answers = Result<QList<DataCheckResult>>;
    m_checker->start<Answers>(
        {},
        [snapshot = m_snapshot, plan](JobContext& job) {
            CheckLimits limits;
            limits.isCancelled = [&job] { return job.isCancelled(); };
            return command::checkRows(contextOf(*snapshot), plan, limits);
        },
        receiver,
        [done = std::move(done)](const Answers& answers) { done(answers); });
}

void Workbench::cancelChecks()
{
    m_checker->cancelAll();
}

}  // namespace limbeck::ui
