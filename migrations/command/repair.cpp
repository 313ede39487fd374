// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/repair.h"

#include "migrations/command/logentry.h"
#include "migrations/command/session.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QStringList unknownRows(const RevisionGraph& graph, const QStringList& rows)
{
    QStringList unknown;
    for (const QString& row : rows) {
        if (graph.find(row) == nullptr) {
            unknown << row;
        }
    }
    return unknown;
}

/// True if another of `rows` has `row` among its ancestors.
bool isRedundant(const RevisionGraph& graph, const QString& row, QStringList rows)
{
    rows.removeAll(row);
    return graph.ancestors(rows).contains(row);
}

Result<RepairPlan> readAndPlan(const Context& context, Database& database)
{
    return context.project->file.versionTable.read(database).and_then(
        [&context](const QStringList& rows) {
            return planRepair(context.project->scripts.forRows(rows).graph(), rows);
        });
}

Result<> rewrite(const VersionTable& versionTable, Database& database, const RepairPlan& plan)
{
    // Copies of a row cannot be told apart: all go, and one comes back.
    for (const QString& row : plan.redundant + plan.duplicates) {
        if (const Result<> removed = versionTable.removeAll(database, row); !removed) {
            return removed;
        }
    }
    RowChange change;
    for (const QString& row : plan.duplicates) {
        if (plan.rowsAfter.contains(row)) {
            change.added << row;
        }
    }
    return versionTable.write(database, change);
}

Result<RepairPlan> repairIn(const Context& context, Database& database)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) {
        return fail(transaction.error());
    }
    const Result<RepairPlan> plan = readAndPlan(context, database);
    if (!plan) {
        return plan;
    }
    if (const Result<> done = rewrite(context.project->file.versionTable, database, *plan); !done) {
        return fail(done.error());
    }
    return transaction->commit().map([&plan] { return *plan; });
}

}  // namespace

Result<RepairPlan> planRepair(const RevisionGraph& graph, const QStringList& rows)
{
    if (const QStringList unknown = unknownRows(graph, rows); !unknown.isEmpty()) {
        return fail(
            ErrorCode::VersionMismatch,
            EngineText::tr(
                "Can't locate revision identified by '%1'\nThe database is stamped with %2, "
                "which no script has. Bring the script back (`limbeck rescue %1` looks for it "
                "in git) before repairing.")
                .arg(unknown.first(), quotedList(unknown)));
    }
    RepairPlan plan;
    plan.rowsBefore = rows;
    for (const QString& row : QSet<QString>(rows.begin(), rows.end())) {
        if (rows.count(row) > 1) {
            plan.duplicates << row;
        }
        if (isRedundant(graph, row, rows)) {
            plan.redundant << row;
        } else {
            plan.rowsAfter << row;
        }
    }
    plan.redundant.sort();
    plan.duplicates.sort();
    plan.rowsAfter.sort();
    return plan;
}

Result<RepairPlan> previewRepair(const Context& context)
{
    return openForReading(context).and_then([&context](const std::unique_ptr<Database>& database) {
        return readAndPlan(context, *database);
    });
}

Result<RepairPlan> repair(const Context& context)
{
    const Result<RepairPlan> plan = previewRepair(context);
    if (!plan || !plan->isNeeded()) {
        return plan;  // nothing is created or locked where nothing is to be mended
    }
    LogEntry entry(context, u"repair"_s);
    entry.record().from = plan->rowsBefore;
    entry.record().to = plan->rowsAfter;
    return entry.keep(
        openForWriting(context).and_then([&context](const std::unique_ptr<Database>& database) {
            return repairIn(context, *database);
        }));
}

}  // namespace limbeck::command
