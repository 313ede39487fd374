// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runner.h"

#include "migrations/backup/emptying.h"
#include "migrations/dialect/quoting.h"
#include "migrations/inspect/inspector.h"
#include "migrations/runner/foreignkeycheck.h"
#include "migrations/runner/journaledstep.h"
#include "migrations/runner/runlock.h"
#include "models/operation/apply.h"

#include <QElapsedTimer>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Result<QList<RevisionStep>> stepsOf(const RunRequest& request, const QStringList& rows)
{
    const RevisionGraph& graph = request.scripts->graph();
    return request.direction == Direction::Up ? upgradeSteps(graph, rows, request.target)
                                              : downgradeSteps(graph, rows, request.target);
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
    return makePlan(steps, *request.scripts, **dialect, *schema);
}

bool hasTransactionalDdl(const Database& database)
{
    const Result<const Dialect*> dialect = Dialect::of(database.engine());
    return dialect && (*dialect)->hasTransactionalDdl();
}

bool commitsFirst(const Operation& operation)
{
    return std::holds_alternative<AutocommitBlock>(operation.value);
}

/// One run: the open transaction and the report that grows with it.
class Run final
{
public:
    Run(const RunRequest& request, Database& database, RunObserver& observer)
        : m_request(request)
        , m_database(database)
        , m_observer(observer)
        , m_journaled(database.settings(), request.versionTable)
    {
    }

    RunReport carryOut()
    {
        QElapsedTimer timer;
        timer.start();
        if (Result<> done = work(); !done) {
            m_database.rollback();
            m_report.error = m_journaled.afterFailure(done.error());
            m_report.applied = m_report.applied.first(m_committed);
            m_report.rowsAfter = m_committedRows;
        }
        m_report.milliseconds = timer.elapsed();
        return m_report;
    }

private:
    Result<> work()
    {
        return takeLock()
            .and_then([this] { return prepareConnection(); })
            .and_then([this] { return begin(); })
            .and_then([this] { return emptyFirst(); })
            .and_then([this] { return makeThePlan(); })
            .and_then([this](const Plan& plan) { return runSteps(plan); })
            .and_then([this] { return finish(); });
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

    Result<> takeLock()
    {
        Result<RunLock> lock = RunLock::take(
            m_database.settings(), m_request.versionTable, m_request.lockTimeout, m_observer);
        if (!lock) {
            return fail(lock.error());
        }
        m_lock.emplace(std::move(*lock));
        return {};
    }

    Result<> begin()
    {
        return m_database.begin().and_then([this] { return lockVersionRows(); });
    }

    /// Stock Alembic takes no lock; on PostgreSQL its first change of a version row then waits for
    /// the end of this transaction, and finds that the row has moved.
    Result<> lockVersionRows()
    {
        if (!m_hasVersionTable || m_database.engine() != Engine::Postgresql) {
            return {};
        }
        const QString table = quotedTable(m_request.versionTable.name, m_database.engine());
        return m_database.execute(u"LOCK TABLE %1 IN EXCLUSIVE MODE"_s.arg(table)).map([](qint64) {
        });
    }

    Result<> emptyFirst()
    {
        if (!m_request.emptiesFirst) {
            return {};
        }
        m_observer.phaseStarted(u"Dropping what the database holds"_s);
        const Result<QStringList> drops =
            applicationScope(m_database, m_request.versionTable.name.schema)
                .and_then([this](const EmptyingScope& scope) {
                    return emptyingStatements(m_database, scope);
                });
        if (!drops) {
            return fail(drops.error());
        }
        for (const QString& sql : *drops) {
            Statement statement;
            statement.sql = sql;
            if (const Result<> done = runStatements({}, {statement}); !done) {
                return done;
            }
        }
        return {};
    }

    Result<Plan> makeThePlan()
    {
        if (Result<> ensured = m_request.versionTable.ensure(m_database); !ensured) {
            return fail(ensured.error());
        }
        m_hasVersionTable = true;
        // Where making it has ended the transaction, another one begins.
        if (Result<> locked = hasTransactionalDdl(m_database) ? lockVersionRows() : commitAndGoOn();
            !locked) {
            return fail(locked.error());
        }
        Result<QStringList> rows = m_request.versionTable.read(m_database);
        if (!rows) {
            return fail(rows.error());
        }
        m_report.rowsBefore = *rows;
        m_report.rowsAfter = *rows;
        m_committedRows = *rows;

        Result<OrphanRows> orphans = findOrphanRows(m_database);
        if (!orphans) {
            return fail(orphans.error());
        }
        m_orphansBefore = *orphans;

        Result<QList<RevisionStep>> steps =
            stepsOf(m_request, *rows).and_then([this](const QList<RevisionStep>& all) {
                return finishInterrupted(all);
            });
        if (!steps) {
            return fail(steps.error());
        }
        Result<Plan> plan = planFor(m_request, m_database, *steps);
        if (!plan) {
            return plan;
        }
        if (Result<> runnable = plan->runnable(); !runnable) {
            return fail(runnable.error());
        }
        m_observer.planReady(*plan);
        return plan;
    }

    Result<> runSteps(const Plan& plan)
    {
        for (qsizetype i = 0; i < plan.steps.size(); ++i) {
            const PlanStep& step = plan.steps[i];
            m_observer.stepStarted(step, i, plan.steps.size());
            if (Result<> done = runStep(step); !done) {
                m_report.failedRevision = step.step.revision;
                return done;
            }
            if (!plan.isOneTransaction) {
                if (Result<> next = commitAndGoOn(); !next) {
                    return next;
                }
                m_journaled.close();
            }
        }
        return {};
    }

    Result<> runStep(const PlanStep& step)
    {
        QElapsedTimer timer;
        timer.start();
        if (!hasTransactionalDdl(m_database)) {
            if (Result<> opened = m_journaled.open(step, m_report.rowsAfter); !opened) {
                return opened;
            }
        }
        for (const PlannedOperation& operation : step.operations) {
            if (Result<> done = runOperation(operation); !done) {
                return done;
            }
        }
        if (Result<> written = m_request.versionTable.write(m_database, step.step.change);
            !written) {
            return written;
        }
        m_report.rowsAfter = step.step.rowsAfter;
        m_report.applied << RunReport::Applied{
            step.step.direction, step.step.revision, step.message, timer.elapsed()};
        m_observer.stepFinished(step, timer.elapsed());
        return {};
    }

    Result<> runOperation(const PlannedOperation& planned)
    {
        const Result<QList<Statement>> statements = statementsFor(planned);
        if (!statements) {
            return fail(located(statements.error(), planned));
        }
        if (Result<> noted = m_journaled.replace(planned.statements, *statements); !noted) {
            return noted;
        }
        const Result<> done = commitsFirst(planned.operation)
                                  ? runOutsideTransaction(planned, *statements)
                                  : runStatements(planned, *statements);
        m_isPlanStale = m_isPlanStale || mayChangeSchema(planned.operation);
        return done;
    }

    /// An autocommit block: what came before is committed, and a transaction follows.
    Result<> runOutsideTransaction(const PlannedOperation& planned,
                                   const QList<Statement>& statements)
    {
        return commit()
            .and_then([&] { return runStatements(planned, statements); })
            .and_then([this] { return begin(); });
    }

    Result<> runStatements(const PlannedOperation& planned, const QList<Statement>& statements)
    {
        for (const Statement& statement : statements) {
            if (m_observer.cancelRequested()) {
                return fail(ErrorCode::Cancelled, cancelledText());
            }
            if (const Result<> done = runStatement(statement); !done) {
                m_report.failedStatement = statement.sql;
                return fail(located(done.error(), planned));
            }
            if (const Result<> noted = noteDone(); !noted) {
                return noted;
            }
        }
        return {};
    }

    /// The engine commits each change of the schema; committing the rest too keeps the journal
    /// true.
    Result<> noteDone()
    {
        if (!m_journaled.isActive()) {
            return {};
        }
        if (m_database.isInTransaction()) {
            if (Result<> next = commitAndGoOn(); !next) {
                return next;
            }
        }
        return m_journaled.noteDone();
    }

    /// Runs the rest of a step that an earlier run left half done. Returns the other steps.
    Result<QList<RevisionStep>> finishInterrupted(const QList<RevisionStep>& steps)
    {
        if (hasTransactionalDdl(m_database)) {
            return steps;
        }
        const auto unfinished = m_journaled.journal().unfinishedStep(steps, m_report.rowsBefore);
        if (!unfinished) {
            return fail(unfinished.error());
        }
        if (!unfinished->has_value()) {
            return steps;
        }
        return finishStep(steps.first(), **unfinished).map([&] { return steps.sliced(1); });
    }

    Result<> finishStep(const RevisionStep& step, const StepJournal::Unfinished& unfinished)
    {
        QElapsedTimer timer;
        timer.start();
        m_observer.phaseStarted(
            u"Going on with revision '%1', of which %2 of %3 statements are done"_s.arg(
                step.revision,
                QString::number(unfinished.done),
                QString::number(unfinished.statements.size())));
        m_journaled.resume(step, unfinished);
        m_report.failedRevision = step.revision;
        return runStatements({}, unfinished.statements.sliced(unfinished.done))
            .and_then([&] { return m_request.versionTable.write(m_database, step.change); })
            .and_then([&] {
                m_report.failedRevision.clear();
                m_report.rowsAfter = step.rowsAfter;
                m_report.applied << RunReport::Applied{
                    step.direction, step.revision, QString(), timer.elapsed()};
                return commitAndGoOn();
            })
            .map([this] { m_journaled.close(); });
    }

    /// The plan's statements, unless they depend on what only the live table knows, or SQL text
    /// has changed the schema behind the plan's back: then they are rendered anew.
    Result<QList<Statement>> statementsFor(const PlannedOperation& planned)
    {
        const Dialect& dialect = **Dialect::of(m_database.engine());
        if (!m_isPlanStale && !dialect.needsLiveSchema(planned.operation)) {
            return planned.statements;
        }
        Result<Schema> live =
            inspect(m_database, {m_request.versionTable.name}, InspectedSchemas::All);
        if (!live) {
            return fail(live.error());
        }
        return dialect.render(complete(planned.operation, *live), *live);
    }

    /// True for SQL text whose effect on the schema nobody knows.
    static bool mayChangeSchema(const Operation& operation)
    {
        if (!std::holds_alternative<ExecuteSql>(operation.value) && !commitsFirst(operation)) {
            return false;
        }
        const Result<Schema> after = apply(operation, Schema{});
        return !after || !after->isCertain();
    }

    Result<> runStatement(const Statement& statement)
    {
        m_observer.statementStarted(statement);
        if (statement.kind == Statement::Kind::Run) {
            return m_database.execute(statement.sql, statement.parameters).map([](qint64) {});
        }
        Result<QueryResult> found = m_database.query(statement.sql, statement.parameters);
        if (!found) {
            return fail(found.error());
        }
        return found->rows.isEmpty() ? Result<>{}
                                     : fail(ErrorCode::VerificationFailed, statement.failure);
    }

    static Error located(Error error, const PlannedOperation& planned)
    {
        if (!error.where.has_value() && planned.where.line > 0) {
            error.where = planned.where;
        }
        return error;
    }

    QString cancelledText() const
    {
        if (m_journaled.hasKept()) {
            return u"Cancelled."_s;  // what stays is told where the run ends
        }
        return m_committed == 0
                   ? u"Cancelled. Everything was rolled back: the database is as it was."_s
                   : u"Cancelled. What was committed before stays: the database is at %1."_s.arg(
                       m_committedRows.join(u", "_s));
    }

    Result<> commitAndGoOn()
    {
        return commit().and_then([this] { return begin(); });
    }

    Result<> commit()
    {
        if (Result<> committed = m_database.commit(); !committed) {
            return committed;
        }
        m_committed = m_report.applied.size();
        m_committedRows = m_report.rowsAfter;
        return {};
    }

    Result<> finish()
    {
        Result<OrphanRows> orphans = findOrphanRows(m_database);
        if (!orphans) {
            return fail(orphans.error());
        }
        if (Result<> intact = compareOrphanRows(m_orphansBefore, *orphans); !intact) {
            return intact;
        }
        if (m_observer.cancelRequested()) {
            return fail(ErrorCode::Cancelled, cancelledText());
        }
        return commit();
    }

    const RunRequest& m_request;
    Database& m_database;
    RunObserver& m_observer;
    RunReport m_report;
    OrphanRows m_orphansBefore;
    qsizetype m_committed = 0;  // entries of m_report.applied that are committed
    QStringList m_committedRows;
    bool m_isPlanStale = false;
    bool m_hasVersionTable = false;
    std::optional<RunLock> m_lock;

    JournaledStep m_journaled;
};

}  // namespace

RunReport run(const RunRequest& request, Database& database, RunObserver& observer)
{
    return Run(request, database, observer).carryOut();
}

Result<Plan> preview(const RunRequest& request, Database& database)
{
    Result<QStringList> rows = request.versionTable.read(database);
    if (!rows) {
        return fail(rows.error());
    }
    const Result<QList<RevisionStep>> steps = stepsOf(request, *rows);
    if (!steps) {
        return fail(steps.error());
    }
    if (!hasTransactionalDdl(database)) {
        const StepJournal journal(database.settings(), request.versionTable);
        const auto unfinished = journal.unfinishedStep(*steps, *rows);
        if (!unfinished) {
            return fail(unfinished.error());
        }
        if (unfinished->has_value()) {
            return planOfRest(
                steps->first(), **unfinished, request.scripts->graph(), database.engine());
        }
    }
    return planFor(request, database, *steps);
}

}  // namespace limbeck
