// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/steprunner.h"

#include "migrations/inspect/inspector.h"
#include "models/operation/apply.h"

#include <QElapsedTimer>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool commitsFirst(const Operation& operation)
{
    return std::holds_alternative<AutocommitBlock>(operation.value);
}

/// True for SQL text whose effect on the schema nobody knows.
bool mayChangeSchema(const Operation& operation)
{
    if (!std::holds_alternative<ExecuteSql>(operation.value) && !commitsFirst(operation)) {
        return false;
    }
    const Result<Schema> after = apply(operation, Schema{});
    return !after || !after->isCertain();
}

Error located(Error error, const PlannedOperation& planned)
{
    if (!error.where.has_value() && planned.where.line > 0) {
        error.where = planned.where;
    }
    return error;
}

}  // namespace

StepRunner::StepRunner(const Tools& tools)
    : m_tools(tools)
    , m_journaled(tools.database.settings(), tools.versionTable)
{
}

Result<> StepRunner::run(const PlanStep& step)
{
    QElapsedTimer timer;
    timer.start();
    if (!hasTransactionalDdl(m_tools.database.engine())) {
        if (Result<> opened = m_journaled.open(step, m_tools.report.rowsAfter); !opened) {
            return opened;
        }
    }
    for (const PlannedOperation& operation : step.operations) {
        if (Result<> done = runOperation(operation); !done) {
            return done;
        }
    }
    if (Result<> written = m_tools.versionTable.write(m_tools.database, step.step.change);
        !written) {
        return written;
    }
    m_tools.report.rowsAfter = step.step.rowsAfter;
    m_tools.report.applied << RunReport::Applied{
        step.step.direction, step.step.revision, step.message, timer.elapsed()};
    m_tools.observer.stepFinished(step, timer.elapsed());
    return {};
}

void StepRunner::forget()
{
    m_journaled.close();
}

Result<> StepRunner::finish(const RevisionStep& step, const StepJournal::Unfinished& unfinished)
{
    QElapsedTimer timer;
    timer.start();
    m_tools.observer.phaseStarted(
        u"Going on with revision '%1', of which %2 of %3 statements are done"_s.arg(
            step.revision,
            QString::number(unfinished.done),
            QString::number(unfinished.statements.size())));
    m_journaled.resume(step, unfinished);
    m_tools.report.failedRevision = step.revision;
    return runStatements(unfinished.statements.sliced(unfinished.done))
        .and_then([&] { return m_tools.versionTable.write(m_tools.database, step.change); })
        .and_then([&] {
            m_tools.report.failedRevision.clear();
            m_tools.report.rowsAfter = step.rowsAfter;
            m_tools.report.applied
                << RunReport::Applied{step.direction, step.revision, QString(), timer.elapsed()};
            return m_tools.transaction.commitAndGoOn();
        })
        .map([this] { m_journaled.close(); });
}

Result<> StepRunner::runStatements(const QList<Statement>& statements)
{
    return runAll({}, statements);
}

const StepJournal& StepRunner::journal() const
{
    return m_journaled.journal();
}

Error StepRunner::afterFailure(const Error& error)
{
    return m_journaled.afterFailure(error);
}

Result<> StepRunner::goOnUnlessCancelled() const
{
    if (!m_tools.observer.cancelRequested()) {
        return {};
    }
    // What a journaled step keeps is told where the run ends.
    return fail(ErrorCode::Cancelled,
                m_journaled.hasKept() ? u"Cancelled."_s : m_tools.transaction.cancelledText());
}

Result<> StepRunner::runOperation(const PlannedOperation& planned)
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
                              : runAll(planned, *statements);
    m_isPlanStale = m_isPlanStale || mayChangeSchema(planned.operation);
    return done;
}

/// An autocommit block: what came before is committed, and a transaction follows.
Result<> StepRunner::runOutsideTransaction(const PlannedOperation& planned,
                                           const QList<Statement>& statements)
{
    return m_tools.transaction.commit()
        .and_then([&] { return runAll(planned, statements); })
        .and_then([this] { return m_tools.transaction.begin(); });
}

Result<> StepRunner::runAll(const PlannedOperation& planned, const QList<Statement>& statements)
{
    for (const Statement& statement : statements) {
        if (Result<> wanted = goOnUnlessCancelled(); !wanted) {
            return wanted;
        }
        if (const Result<> done = runOne(statement); !done) {
            m_tools.report.failedStatement = statement.sql;
            return fail(located(done.error(), planned));
        }
        if (Result<> noted = noteDone(); !noted) {
            return noted;
        }
    }
    return {};
}

Result<> StepRunner::runOne(const Statement& statement)
{
    m_tools.observer.statementStarted(statement);
    if (statement.kind == Statement::Kind::Run) {
        return m_tools.database.execute(statement.sql, statement.parameters).map([](qint64) {});
    }
    Result<QueryResult> found = m_tools.database.query(statement.sql, statement.parameters);
    if (!found) {
        return fail(found.error());
    }
    return found->rows.isEmpty() ? Result<>{}
                                 : fail(ErrorCode::VerificationFailed, statement.failure);
}

/// The engine commits each change of the schema; committing the rest too keeps the journal
/// true.
Result<> StepRunner::noteDone()
{
    if (!m_journaled.isActive()) {
        return {};
    }
    if (m_tools.database.isInTransaction()) {
        if (Result<> next = m_tools.transaction.commitAndGoOn(); !next) {
            return next;
        }
    }
    return m_journaled.noteDone();
}

/// The plan's statements, unless they depend on what only the live table knows, or SQL text
/// has changed the schema behind the plan's back: then they are rendered anew.
Result<QList<Statement>> StepRunner::statementsFor(const PlannedOperation& planned)
{
    const Dialect& dialect = **Dialect::of(m_tools.database.engine());
    if (!m_isPlanStale && !dialect.needsLiveSchema(planned.operation)) {
        return planned.statements;
    }
    Result<Schema> live =
        inspect(m_tools.database, {m_tools.versionTable.name}, InspectedSchemas::All);
    if (!live) {
        return fail(live.error());
    }
    return dialect.render(complete(planned.operation, *live), *live);
}

bool hasTransactionalDdl(Engine engine)
{
    const Result<const Dialect*> dialect = Dialect::of(engine);
    return dialect && (*dialect)->hasTransactionalDdl();
}

}  // namespace limbeck
