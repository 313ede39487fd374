// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runner.h"

#include "migrations/backup/emptying.h"
#include "migrations/backup/emptyingnote.h"
#include "migrations/inspect/inspector.h"
#include "migrations/planner/archivedtarget.h"
#include "migrations/runner/foreignkeycheck.h"
#include "migrations/runner/runlock.h"
#include "migrations/runner/steprunner.h"
#include "models/base/enginetext.h"

#include <QElapsedTimer>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Up, a revision that was consolidated can be a target: its script is still there. Down it cannot,
/// since what the consolidated one made is not what its downgrade was written for.
const ScriptDirectory& scriptsOf(const RunRequest& request, const QStringList& rows)
{
    return request.direction == Direction::Up ? scriptsFor(*request.scripts, rows, request.target)
                                              : request.scripts->forRows(rows);
}

Result<QList<RevisionStep>> stepsOf(const RunRequest& request, const QStringList& rows)
{
    const RevisionGraph& graph = scriptsOf(request, rows).graph();
    Result<QList<RevisionStep>> steps = request.direction == Direction::Up
                                            ? upgradeSteps(graph, rows, request.target)
                                            : downgradeSteps(graph, rows, request.target);
    if (!steps) {
        return fail(orArchived(steps.error(), *request.scripts, request.target));
    }
    return steps.map([&request](const QList<RevisionStep>& all) {
        const auto end = std::ranges::find(all, request.stopsBefore, &RevisionStep::revision);
        return all.first(end - all.begin());
    });
}

/// Somebody who wants a database inside a consolidated revision must know who can go on with it.
QList<Finding> endInThePast(const RunRequest& request, const RevisionStep& last)
{
    QList<Finding> findings;
    for (const RevisionId& row : last.rowsAfter) {
        if (const RevisionId into = consolidatedInto(*request.scripts, row); !into.isEmpty()) {
            findings << Finding{Finding::Kind::Note,
                                row,
                                EngineText::tr("Revision '%1' is archived, and '%2' stands for it. "
                                               "Stock Alembic knows no '%1'; "
                                               "Limbeck's next upgrade goes on from it.")
                                    .arg(row, into),
                                {}};
        }
    }
    return findings;
}

Result<Plan> planFor(const RunRequest& request,
                     Database& database,
                     const QList<RevisionStep>& steps)
{
    const Result<const Dialect*> dialect = Dialect::of(database.engine());
    if (!dialect) {
        return fail(dialect.error());
    }
    Result<Schema> schema = inspect(database, {request.versionTable.name}, InspectedSchemas::All);
    if (!schema) {
        return fail(schema.error());
    }
    // Rows of a consolidated past need its scripts.
    const QStringList rows = steps.isEmpty() ? QStringList() : steps.first().rowsBefore;
    Result<Plan> plan =
        makePlan(steps, scriptsOf(request, rows), **dialect, *schema, request.options);
    if (plan && request.commitsEachStep) {
        plan->isOneTransaction = false;
    }
    if (plan && !steps.isEmpty()) {
        plan->findings << endInThePast(request, steps.last());
    }
    return plan;
}

/// What an earlier run left half done, which must be the first of `steps`: nothing else may run
/// before it is settled.
Result<std::optional<StoppedStep>> stoppedStep(const StepJournal& journal,
                                               const QList<RevisionStep>& steps,
                                               const QStringList& rows)
{
    return journal.read(rows).and_then(
        [&steps](const std::optional<StoppedStep>& stopped) -> Result<std::optional<StoppedStep>> {
            const bool isNext = stopped && !steps.isEmpty() && !stopped->isUndo
                                && steps.first().revision == stopped->step.revision
                                && steps.first().direction == stopped->step.direction;
            if (stopped && !isNext) {
                return fail(mustBeSettled(*stopped));
            }
            return stopped;
        });
}

/// One run: what it does before and after its steps.
class Run final
{
public:
    Run(const RunRequest& request, Database& database, RunObserver& observer)
        : m_request(request)
        , m_database(database)
        , m_observer(observer)
        , m_transaction(database, request.versionTable, m_report)
        , m_steps({request.versionTable,
                   database,
                   observer,
                   m_transaction,
                   m_report,
                   request.lockTimeout,
                   request.verifies,
                   request.scripts})
    {
    }

    RunReport carryOut()
    {
        QElapsedTimer timer;
        timer.start();
        if (Result<> done = work(); !done) {
            m_transaction.rollback();
            m_report.error = m_steps.afterFailure(done.error());
        }
        m_report.milliseconds = timer.elapsed();
        return m_report;
    }

private:
    Result<> work()
    {
        return takeLock()
            .and_then([this] { return prepareConnection(); })
            .and_then([this] { return m_transaction.begin(); })
            .and_then([this] { return emptyFirst(); })
            .and_then([this] { return makeThePlan(); })
            .and_then([this](const Plan& plan) { return runSteps(plan); })
            .and_then([this] { return finish(); });
    }

    Result<> takeLock()
    {
        // On SQLite a run of one transaction needs none: its BEGIN IMMEDIATE is the lock.
        const bool usesFile = m_database.engine() == Engine::Sqlite && m_request.commitsEachStep;
        Result<RunLock> lock =
            usesFile ? RunLock::takeFile(m_database.settings(), m_request.lockTimeout, m_observer)
                     : RunLock::take(m_database.settings(),
                                     m_request.versionTable,
                                     m_request.lockTimeout,
                                     m_observer);
        if (!lock) {
            return fail(lock.error());
        }
        m_lock.emplace(std::move(*lock));
        // Another process may have been killed while this one waited.
        const std::optional<EmptyingNote> note = EmptyingNote::read(m_database.settings());
        return note && !m_request.emptiesFirst
                   ? fail(ErrorCode::VerificationFailed, note->toText(m_database.settings()))
                   : Result<>{};
    }

    /// SQLite enforces foreign keys while a table is rebuilt, and deletes the rows that refer to
    /// it, unless that is switched off, which works outside transactions only
    /// (https://sqlite.org/lang_altertable.html, section 7). finish() checks instead.
    Result<> prepareConnection()
    {
        if (m_database.engine() != Engine::Sqlite) {
            return {};
        }
        return m_database.execute(u"PRAGMA foreign_keys=OFF"_s).map([](qint64) {});
    }

    Result<> emptyFirst()
    {
        if (!m_request.emptiesFirst) {
            return {};
        }
        if (const Result<> kept = backUp(Plan{}); !kept) {
            return kept;
        }
        m_observer.phaseStarted(EngineText::tr("Dropping what the database holds"));
        return applicationScope(m_database, m_request.versionTable.name.schema)
            .and_then([this](const EmptyingScope& scope) {
                return emptyingStatements(m_database, scope);
            })
            .and_then([this](const QStringList& drops) {
                // What an earlier run left half done goes as well, and with it what is left of it.
                if (const Result<> noted =
                        EmptyingNote{u"reset"_s, m_report.backup}.write(m_database.settings());
                    !noted) {
                    return noted;
                }
                m_steps.forgetStopped();
                m_report.hasDropped = true;
                QList<Statement> statements(drops.size());
                std::ranges::transform(drops, statements.begin(), [](const QString& sql) {
                    Statement statement;
                    statement.sql = sql;
                    return statement;
                });
                return m_steps.runStatements(statements);
            });
    }

    Result<> backUp(const Plan& plan)
    {
        const Result<QString> path =
            m_request.backUp ? m_request.backUp(plan, m_database) : QString();
        if (!path) {
            return fail(
                path.error().in(EngineText::tr("No backup could be made, so nothing was run")));
        }
        m_report.backup = *path;
        return {};
    }

    Result<Plan> makeThePlan()
    {
        if (Result<> ready = prepareVersionTable(); !ready) {
            return fail(ready.error());
        }
        Result<QStringList> rows = m_request.versionTable.read(m_database);
        if (!rows) {
            return fail(rows.error());
        }
        m_transaction.startFrom(*rows);

        Result<OrphanRows> orphans = findOrphanRows(m_database);
        if (!orphans) {
            return fail(orphans.error());
        }
        m_orphansBefore = *orphans;

        Result<Plan> plan =
            stepsOf(m_request, *rows)
                .and_then([this](const QList<RevisionStep>& all) { return finishInterrupted(all); })
                .and_then([this](const QList<RevisionStep>& steps) {
                    return planFor(m_request, m_database, steps);
                });
        if (!plan) {
            return plan;
        }
        if (Result<> runnable = plan->runnable(); !runnable) {
            return fail(runnable.error());
        }
        if (const Result<> kept = m_request.emptiesFirst ? Result<>{} : backUp(*plan); !kept) {
            return fail(kept.error());
        }
        m_steps.startFrom(plan->before);
        m_observer.planReady(*plan);
        return plan;
    }

    Result<> prepareVersionTable()
    {
        if (Result<> ensured = m_request.versionTable.ensure(m_database); !ensured) {
            return ensured;
        }
        const Result<> guarded = m_transaction.guardVersionRows();
        // Where making the table has ended the transaction, another one begins.
        return guarded && !hasTransactionalDdl(m_database.engine()) ? m_transaction.commitAndGoOn()
                                                                    : guarded;
    }

    /// Runs the rest of a step that an earlier run left half done. Returns the other steps.
    Result<QList<RevisionStep>> finishInterrupted(const QList<RevisionStep>& steps)
    {
        if (hasTransactionalDdl(m_database.engine())) {
            return steps;
        }
        const auto stopped = stoppedStep(m_steps.journal(), steps, m_report.rowsBefore);
        if (!stopped) {
            return fail(stopped.error());
        }
        if (!stopped->has_value()) {
            return steps;
        }
        return m_steps.finish(**stopped).map([&] { return steps.sliced(1); });
    }

    Result<> runSteps(const Plan& plan)
    {
        for (qsizetype i = 0; i < plan.steps.size(); ++i) {
            const PlanStep& step = plan.steps[i];
            if (const Result<> held = m_lock->isStillHeld(); !held) {
                return held;
            }
            m_observer.stepStarted(step, i, plan.steps.size());
            Result<> done = m_steps.run(step);
            if (done && !plan.isOneTransaction) {
                done = checkOrphans().and_then([this] { return m_transaction.commitAndGoOn(); });
            }
            if (!done) {
                m_report.failedRevision = step.step.revision;
                return done;
            }
            if (!plan.isOneTransaction) {
                m_steps.forget();
            }
        }
        return {};
    }

    Result<> checkOrphans()
    {
        return findOrphanRows(m_database).and_then([this](const OrphanRows& orphans) {
            return compareOrphanRows(m_orphansBefore, orphans);
        });
    }

    Result<> finish()
    {
        return checkOrphans()
            .and_then([this] { return m_steps.goOnUnlessCancelled(); })
            .and_then([this] { return m_transaction.commit(); });
    }

    const RunRequest& m_request;
    Database& m_database;
    RunObserver& m_observer;
    RunReport m_report;
    OrphanRows m_orphansBefore;
    std::optional<RunLock> m_lock;
    RunTransaction m_transaction;
    StepRunner m_steps;
};

/// Nobody watches a preview.
class Unwatched final : public RunObserver
{
};

/// A step that looks stopped may be at work just now: then its run holds the lock, which is waited
/// for. Nothing where no step looks stopped.
Result<std::optional<RunLock>> lockIfStopped(const RunRequest& request, Database& database)
{
    if (hasTransactionalDdl(database.engine())) {
        return std::nullopt;
    }
    const Result<QStringList> rows = request.versionTable.read(database);
    if (!rows) {
        return fail(rows.error());
    }
    const auto stopped = StepJournal(database.settings(), request.versionTable).read(*rows);
    if (!stopped) {
        return fail(stopped.error());
    }
    if (!stopped->has_value()) {
        return std::nullopt;
    }
    Unwatched observer;
    return RunLock::take(database.settings(), request.versionTable, request.lockTimeout, observer)
        .map([](RunLock lock) { return std::optional<RunLock>(std::move(lock)); });
}

}  // namespace

RunReport run(const RunRequest& request, Database& database, RunObserver& observer)
{
    return Run(request, database, observer).carryOut();
}

Result<Plan> preview(const RunRequest& request, Database& database)
{
    // What is read must not change until the plan is made of it.
    const Result<std::optional<RunLock>> lock = lockIfStopped(request, database);
    if (!lock) {
        return fail(lock.error());
    }
    Result<QStringList> rows = request.versionTable.read(database);
    if (!rows) {
        return fail(rows.error());
    }
    const Result<QList<RevisionStep>> steps = stepsOf(request, *rows);
    if (!steps) {
        return fail(steps.error());
    }
    if (!hasTransactionalDdl(database.engine())) {
        const StepJournal journal(database.settings(), request.versionTable);
        const auto stopped = stoppedStep(journal, *steps, *rows);
        if (!stopped) {
            return fail(stopped.error());
        }
        if (stopped->has_value()) {
            const RevisionGraph& graph = scriptsOf(request, *rows).graph();
            return planOfRest(**stopped, graph, database.engine());
        }
    }
    return planFor(request, database, *steps);
}

}  // namespace limbeck
