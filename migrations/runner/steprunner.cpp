// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/steprunner.h"

#include "migrations/inspect/inspector.h"
#include "migrations/inspect/serverspelling.h"
#include "migrations/inspect/structure.h"
#include "migrations/runner/livestep.h"
#include "migrations/runner/settledstructure.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"
#include "models/operation/schemachange.h"
#include "models/operation/sqlkind.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool commitsFirst(const Operation& operation)
{
    return std::holds_alternative<AutocommitBlock>(operation.value);
}

/// True for SQL text that changes the schema: what it does is known from its text alone, so that
/// what comes after it is rendered for the tables that are really there.
bool mayChangeSchema(const Operation& operation)
{
    if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
        return std::ranges::any_of(block->operations, mayChangeSchema);
    }
    const auto* execute = std::get_if<ExecuteSql>(&operation.value);
    return execute != nullptr
           && (execute->effect == nullptr ? sqlKind(execute->sql) == SqlKind::Schema
                                          : !execute->effect->changes.empty());
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
    , m_journaled(tools.database, tools.transaction, tools.versionTable)
{
}

void StepRunner::startFrom(const Schema& schema)
{
    m_schema = schema;
}

Result<> StepRunner::run(const PlanStep& step)
{
    QElapsedTimer timer;
    timer.start();
    if (!hasTransactionalDdl(m_tools.database.engine())) {
        if (Result<> opened = m_journaled.open(step, m_schema, m_tools.report.backup); !opened) {
            return opened;
        }
    }
    const Schema before = m_schema;
    if (Result<> done = step.live ? runLive(step) : runOperations(step); !done) {
        return done;
    }
    return (m_tools.verifies ? verify(step.step, before) : Result<>{})
        .and_then([this] { return m_journaled.prepareEnd(); })
        .and_then([&] { return moveRows(step.step, step.message, timer.elapsed()); })
        .map([&] { m_tools.observer.stepFinished(step, timer.elapsed()); });
}

Result<> StepRunner::runOperations(const PlanStep& step)
{
    for (size_t i = 0; i < step.operations.size(); ++i) {
        if (Result<> done = runOperation(i, step.operations[i]); !done) {
            return done;
        }
    }
    return {};
}

/// Follows the script with the rows that are there.
Result<> StepRunner::runLive(const PlanStep& step)
{
    Q_ASSERT(hasTransactionalDdl(m_tools.database.engine()));  // the plan promises it
    LiveStep connection(
        m_tools.database,
        [this] { return inspectAll(); },
        [this](const PlannedOperation& planned, const QList<Statement>& statements) {
            return runAll(planned, statements);
        },
        [this](const PlannedOperation& planned, const Statement& statement) {
            return runQuery(planned, statement);
        });
    const Dialect& dialect = **Dialect::of(m_tools.database.engine());
    const Result<> done = step.live->script.follow(
        step.step.direction, dialect.name(), connection, step.live->naming);
    m_isPlanStale = true;
    for (const PlannedOperation& planned : step.operations) {
        follow(planned.operation);
    }
    if (step.live->mayChangeSchema) {
        m_schema.uncertainties << EngineText::tr("Only the run knows how it changes the schema.");
    }
    return done;
}

/// One statement of a script that wants to know what it returns.
Result<QueryResult> StepRunner::runQuery(const PlannedOperation& planned,
                                         const Statement& statement)
{
    if (const Result<> wanted = goOnUnlessCancelled(); !wanted) {
        return fail(wanted.error());
    }
    m_tools.observer.statementStarted(statement);
    const Result<QueryResult> found =
        m_tools.database.queryExactly(statement.sql, statement.parameters);
    if (!found) {
        m_tools.report.failedStatement = statement.sql;
        return fail(located(found.error(), planned));
    }
    return found;
}

Result<> StepRunner::moveRows(const RevisionStep& step, const QString& message, qint64 milliseconds)
{
    return m_tools.versionTable.write(m_tools.database, step.change).map([&] {
        m_tools.report.rowsAfter = step.rowsAfter;
        m_tools.report.applied << RunReport::Applied{
            step.direction, step.revision, message, milliseconds};
    });
}

void StepRunner::forget()
{
    m_journaled.close();
}

Result<> StepRunner::finish(const StoppedStep& stopped, std::optional<bool> answer)
{
    return settled(stopped, answer).and_then([this](const StoppedStep& step) {
        return finishSettled(step);
    });
}

Result<> StepRunner::undo(const StoppedStep& stopped, std::optional<bool> answer)
{
    return settled(stopped, answer).and_then(wayBackOf).and_then([this](const StoppedStep& back) {
        return finishSettled(back);
    });
}

Result<StoppedStep> StepRunner::settled(const StoppedStep& stopped, std::optional<bool> answer)
{
    return settleBegun(m_tools.database,
                       stopped,
                       RowMarks(m_tools.versionTable.name),
                       m_tools.lockTimeout,
                       answer);
}

Result<> StepRunner::finishSettled(const StoppedStep& stopped)
{
    QElapsedTimer timer;
    timer.start();
    const RevisionStep& step = stopped.step;
    const QString sentence =
        stopped.isUndo
            ? EngineText::tr(
                "Taking back what is done of revision '%1': %2 of %3 statements are done")
            : EngineText::tr("Going on with revision '%1', of which %2 of %3 statements are done");
    m_tools.observer.phaseStarted(sentence.arg(step.revision,
                                               QString::number(stopped.done),
                                               QString::number(stopped.statements().size())));
    m_tools.report.failedRevision = step.revision;
    return m_journaled.resume(stopped)
        .and_then([&] { return runStatements(stopped.rest()); })
        .and_then([&] { return verifySettled(stopped); })
        .and_then([this] { return m_journaled.prepareEnd(); })
        .and_then([&] {
            return stopped.isUndo ? Result<>{} : moveRows(step, QString(), timer.elapsed());
        })
        .and_then([this] { return m_tools.transaction.commitAndGoOn(); })
        .map([this] {
            m_tools.report.failedRevision.clear();
            m_journaled.close();
        });
}

Result<> StepRunner::mark(const StoppedStep& stopped, bool isApplied)
{
    return RowMarks(m_tools.versionTable.name)
        .remove(m_tools.database)
        .and_then([this] { return m_tools.transaction.commitAndGoOn(); })
        .and_then([&] { return isApplied ? moveRows(stopped.step, QString(), 0) : Result<>{}; })
        .and_then([this] { return m_tools.transaction.commitAndGoOn(); })
        .map([this] { forgetStopped(); });
}

void StepRunner::forgetStopped()
{
    StepJournal(m_tools.database.settings(), m_tools.versionTable).remove();
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
    const Error told = m_journaled.afterFailure(error);
    if (!hasTransactionalDdl(m_tools.database.engine()) && m_tools.report.applied.isEmpty()) {
        m_tools.report.hasCommitted =
            m_journaled.isActive();  // what else was committed is no change
    }
    return told;
}

Result<> StepRunner::goOnUnlessCancelled() const
{
    if (!m_tools.observer.cancelRequested()) {
        return {};
    }
    // What a journaled step keeps is told where the run ends.
    return fail(
        ErrorCode::Cancelled,
        m_journaled.hasKept() ? EngineText::tr("Cancelled.") : m_tools.transaction.cancelledText());
}

Result<> StepRunner::runOperation(size_t index, const PlannedOperation& planned)
{
    const Result<QList<Statement>> statements = statementsFor(index, planned);
    if (!statements) {
        return fail(located(statements.error(), planned));
    }
    const Result<> done = commitsFirst(planned.operation)
                              ? runOutsideTransaction(planned, *statements)
                              : runAll(planned, *statements);
    m_isPlanStale = m_isPlanStale || mayChangeSchema(planned.operation);
    follow(planned.operation);
    return done;
}

void StepRunner::follow(const Operation& operation)
{
    if (hasTransactionalDdl(m_tools.database.engine()) && !m_tools.verifies) {
        return;  // nobody asks
    }
    // What does not fit was told by the plan; the schema then is known no better.
    if (Result<Schema> after = apply(operation, m_schema)) {
        m_schema = *std::move(after);
    }
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
        if (Result<> noted = m_journaled.begin(statement); !noted) {
            return noted;
        }
        if (const Result<> done = runOne(statement); !done) {
            m_tools.report.failedStatement = statement.sql;
            return fail(located(done.error(), planned));
        }
        if (Result<> noted = m_journaled.finish(); !noted) {
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

/// The plan's statements, unless they depend on what only the live table knows, or SQL text
/// has changed the schema behind the plan's back: then they are rendered anew.
Result<QList<Statement>> StepRunner::statementsFor(size_t index, const PlannedOperation& planned)
{
    const Dialect& dialect = **Dialect::of(m_tools.database.engine());
    if (!m_isPlanStale && !dialect.needsLiveSchema(planned.operation)) {
        return planned.statements;
    }
    const Result<Schema> live = inspectAll();
    if (!live) {
        return fail(live.error());
    }
    const Operation operation = complete(planned.operation, *live);
    Result<QList<Statement>> statements = dialect.render(operation, *live);
    if (!statements) {
        return statements;
    }
    return m_journaled.replace(index, operation, *statements, *live).map([&] {
        return *statements;
    });
}

Result<Schema> StepRunner::inspectAll()
{
    const RowMarks marks(m_tools.versionTable.name);
    return inspect(
        m_tools.database, {m_tools.versionTable.name, marks.table()}, InspectedSchemas::All);
}

/// Compares what a step has made with what its operations say.
Result<> StepRunner::verify(const RevisionStep& step, const Schema& before)
{
    Result<Schema> live = inspectAll();
    if (!live) {
        return fail(live.error());
    }
    const QStringList doubts = texts(std::exchange(m_schema.uncertainties, {}));
    if (!doubts.isEmpty()) {
        tellUnverified(step.revision, doubts.first());
        m_schema = *std::move(live);  // what follows is compared with what is there
        return {};
    }
    const Dialect& dialect = **Dialect::of(m_tools.database.engine());
    const Schema expected =
        spelledByServer(m_tools.database, dialect.asStored(m_schema), dialect.asStored(*live));
    const QList<Difference> found = structuralDifferences(expected, *live, before, dialect);
    const bool isTakenBack = !m_journaled.isActive();
    return found.isEmpty()
               ? Result<>{}
               : fail(notAsSaid(
                   found,
                   EngineText::tr("After revision '%1' the database is not what the revision says")
                       .arg(step.revision),
                   isTakenBack ? EngineText::tr("What is not committed was rolled back.")
                               : EngineText::tr("Look at the database: if it is right, 'limbeck "
                                                "resume' accepts it.")));
}

/// The same for a step that had stopped half way, whose beginning this run has not seen.
Result<> StepRunner::verifySettled(const StoppedStep& stopped)
{
    if (!m_tools.verifies || m_tools.scripts == nullptr) {
        return {};
    }
    const RevisionId& revision = stopped.step.revision;
    const Result<SettledStructure> found = settledStructure(
        m_tools.database, *m_tools.scripts, m_tools.versionTable, stopped, !stopped.isUndo);
    if (!found) {
        return fail(found.error());
    }
    if (!found->doubts.isEmpty()) {
        tellUnverified(revision, found->doubts.first());
        return {};
    }
    if (found->differences.isEmpty()) {
        return {};
    }
    const QString sentence =
        stopped.isUndo
            ? EngineText::tr("Without revision '%1' the database is not what the history says")
            : EngineText::tr("After revision '%1' the database is not what the revision says");
    return fail(
        notAsSaid(found->differences,
                  sentence.arg(revision),
                  EngineText::tr("Look at the database: if it is right, the same command without "
                                 "--verify accepts it.")));
}

void StepRunner::tellUnverified(const RevisionId& revision, const QString& doubt)
{
    m_tools.observer.phaseStarted(
        EngineText::tr("The structure after revision '%1' is not verified: %2")
            .arg(revision, doubt));
}

bool hasTransactionalDdl(Engine engine)
{
    const Result<const Dialect*> dialect = Dialect::of(engine);
    return dialect && (*dialect)->hasTransactionalDdl();
}

}  // namespace limbeck
