// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/logentry.h"
#include "migrations/command/session.h"
#include "migrations/planner/archivedtarget.h"

namespace limbeck::command {

namespace {

Result<StampPlan> planStamp(const Context& context,
                            Database& database,
                            const QStringList& targets,
                            bool purge)
{
    const Result<QStringList> rows = context.project->file.versionTable.read(database);
    if (!rows) {
        return fail(rows.error());
    }
    const ScriptDirectory& known = context.project->scripts.forRows(*rows);
    const ScriptDirectory& scripts = scriptsKnowing(known, targets);
    const Result<QList<StampStep>> steps = stampSteps(scripts.graph(), *rows, targets, purge);
    if (!steps) {
        return fail(steps.error());
    }
    for (const StampStep& step : *steps) {
        if (const Result<> writable = VersionTable::check(step.change); !writable) {
            return fail(writable.error());
        }
    }
    StampPlan plan;
    plan.steps = *steps;
    plan.rowsBefore = *rows;
    plan.rowsAfter = steps->isEmpty() ? (purge ? QStringList() : *rows) : steps->last().rowsAfter;
    return plan;
}

/// Deletes rows one by one, so that copies of a row go too.
Result<> forgetRows(const VersionTable& versionTable, Database& database, const QStringList& rows)
{
    for (const QString& row : rows) {
        if (const Result<> removed = versionTable.removeAll(database, row); !removed) {
            return removed;
        }
    }
    return {};
}

Result<StampPlan> writeStamp(const Context& context,
                             Database& database,
                             const QStringList& targets,
                             bool purge)
{
    const VersionTable& versionTable = context.project->file.versionTable;
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) {
        return fail(transaction.error());
    }
    if (Result<> ensured = versionTable.ensure(database); !ensured) {
        return fail(ensured.error());
    }
    Result<StampPlan> plan = planStamp(context, database, targets, purge);
    if (!plan) {
        return plan;
    }
    if (const Result<> forgotten =
            forgetRows(versionTable, database, purge ? plan->rowsBefore : QStringList());
        !forgotten) {
        return fail(forgotten.error());
    }
    for (const StampStep& step : plan->steps) {
        if (Result<> written = versionTable.write(database, step.change); !written) {
            return fail(written.error());
        }
    }
    return transaction->commit().map([&plan] { return *plan; });
}

}  // namespace

Result<StampPlan> previewStamp(const Context& context, const QStringList& targets, bool purge)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return planStamp(context, *database, targets, purge);
    });
}

Result<StampPlan> stamp(const Context& context, const QStringList& targets, bool purge)
{
    // Planned once without a lock, so that a wrong target does not even create the file.
    if (const Result<StampPlan> plan = previewStamp(context, targets, purge); !plan) {
        return plan;
    }
    LogEntry entry(context, QStringLiteral("stamp"));
    return entry.keep(openForWriting(context)
                          .and_then([&](const std::unique_ptr<Database>& database) {
                              return writeStamp(context, *database, targets, purge);
                          })
                          .map([&entry](const StampPlan& plan) {
                              entry.record().from = plan.rowsBefore;
                              entry.record().to = plan.rowsAfter;
                              return plan;
                          }));
}

Result<bool> ensureVersion(const Context& context)
{
    const VersionTable& versionTable = context.project->file.versionTable;
    LogEntry entry(context, QStringLiteral("ensure_version"));
    const Result<bool> made = openForWriting(context).and_then(
        [&versionTable](const std::unique_ptr<Database>& database) -> Result<bool> {
            const Result<bool> isThere = versionTable.exists(*database);
            if (!isThere || *isThere) {
                return isThere.map([](bool) { return false; });
            }
            return versionTable.ensure(*database).map([] { return true; });
        });
    return !made || *made ? entry.keep(made) : made;
}

}  // namespace limbeck::command
