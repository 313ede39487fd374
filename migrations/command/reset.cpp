// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/logentry.h"
#include "migrations/command/resetsteps.h"
#include "migrations/command/session.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QScopeGuard>
#include <QSet>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// Every table that some revision of `plan` creates or names anew, also those dropped later.
QSet<TableName> tablesMadeBy(const Plan& plan)
{
    QSet<TableName> made;
    for (const PlanStep& step : plan.steps) {
        for (const PlannedOperation& planned : step.operations) {
            if (const auto* create = std::get_if<CreateTable>(&planned.operation.value)) {
                made.insert(create->table.name);
            }
            if (const auto* rename = std::get_if<RenameTable>(&planned.operation.value)) {
                made.insert(TableName(rename->table.schema, rename->newName));
            }
        }
    }
    return made;
}

QStringList foreignObjects(const Schema& live, const Plan& plan)
{
    const QSet<TableName> made = tablesMadeBy(plan);
    QStringList objects;
    for (const Table& table : live.tables) {
        if (!made.contains(table.name)) {
            objects << u"table %1"_s.arg(table.name.toString());
        }
    }
    for (const View& view : live.views) {
        objects << u"view %1"_s.arg(view.name.toString());
    }
    for (const Trigger& trigger : live.triggers) {
        objects << u"trigger %1"_s.arg(trigger.name);
    }
    return objects;
}

Result<> requireStored(const Context& context)
{
    if (!context.database.isInMemory()) {
        return {};
    }
    return fail(ErrorCode::Unsupported,
                EngineText::tr("A database in memory has nothing to reset."));
}

/// What the database holds and will be gone, when `plan` is what is built instead. A database
/// that does not exist loses nothing.
Result<ResetPreview> previewLoss(const Context& context, const Plan& plan)
{
    if (const Result<> isFile = requireStored(context); !isFile) {
        return fail(isFile.error());
    }
    const Result<Status> now = status(context);
    if (!now) {
        return fail(now.error());
    }
    ResetPreview preview;
    preview.lost = now->tableRows;
    preview.foreignObjects = foreignObjects(now->schema, plan);
    preview.bytes = QFileInfo(context.database.database).size();
    if (now->databaseExists) {
        preview.backupPath = newBackupPath(context.database, now->rows);
    }
    preview.plan = plan;
    return preview;
}

/// The fresh database must be sound, and hold just the tables that the history makes.
Result<> verifyFresh(Database& database, const Plan& plan, const VersionTable& versionTable)
{
    const Result<QueryResult> integrity = database.query(u"PRAGMA integrity_check"_s);
    if (!integrity) {
        return fail(integrity.error());
    }
    if (integrity->rows.size() != 1 || integrity->rows.first().first().toString() != "ok"_L1) {
        return fail(ErrorCode::VerificationFailed,
                    EngineText::tr("The new database failed SQLite's integrity check."));
    }
    const Result<Schema> built = inspect(database, {versionTable.name});
    if (!built) {
        return fail(built.error());
    }
    if (!plan.after.isCertain()) {
        return {};  // SQL text made tables that the catalog does not know
    }
    QStringList differences;
    for (const Table& table : plan.after.tables) {
        const Table* real = built->table(table.name);
        if (real == nullptr || real->columnNames() != table.columnNames()) {
            differences << table.name.toString();
        }
    }
    if (differences.isEmpty() && built->tables.size() == plan.after.tables.size()) {
        return {};
    }
    return fail(
        ErrorCode::VerificationFailed,
        EngineText::tr("The new database is not what the history says it should be; look at %1.")
            .arg(differences.isEmpty() ? EngineText::tr("its tables") : quotedList(differences)));
}

/// Keeps the plan of a run, for the check after it.
class PlanKeeper final : public RunObserver
{
public:
    explicit PlanKeeper(RunObserver& inner)
        : m_inner(inner)
    {
    }

    const Plan& plan() const
    {
        return m_plan;
    }

    void planReady(const Plan& plan) override
    {
        m_plan = plan;
        m_inner.planReady(plan);
    }
    void stepStarted(const PlanStep& step, qsizetype index, qsizetype count) override
    {
        m_inner.stepStarted(step, index, count);
    }
    void statementStarted(const Statement& statement) override
    {
        m_inner.statementStarted(statement);
    }
    void stepFinished(const PlanStep& step, qint64 milliseconds) override
    {
        m_inner.stepFinished(step, milliseconds);
    }
    void phaseStarted(const QString& sentence) override
    {
        m_inner.phaseStarted(sentence);
    }
    bool cancelRequested() const override
    {
        return m_inner.cancelRequested();
    }

private:
    RunObserver& m_inner;  // outlives the run
    Plan m_plan;
};

/// Builds the database aside. Its connection is closed again when this returns, since the file
/// is about to be renamed.
RunReport buildAside(const Context& context,
                     const ConnectionSettings& fresh,
                     const QString& target,
                     RunObserver& observer)
{
    const Result<std::unique_ptr<Database>> database =
        Database::open(fresh, Database::Mode::ReadWrite);
    if (!database) {
        return failedReport(database.error());
    }
    PlanKeeper keeper(observer);
    RunReport report = run(requestFor(context, Direction::Up, target), **database, keeper);
    if (report.isOk()) {
        observer.phaseStarted(EngineText::tr("Checking the new database"));
        const Result<> sound =
            verifyFresh(**database, keeper.plan(), context.project->file.versionTable);
        if (!sound) {
            report.error = sound.error();
        }
    }
    return report;
}

void removeDatabaseFiles(const QString& path)
{
    for (const QString& suffix : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        QFile::remove(path + suffix);
    }
}

/// Nothing may be reset that is not a database of ours: the file is opened and read first.
Result<QStringList> rowsBeforeReset(const Context& context)
{
    if (const Result<> isFile = requireStored(context); !isFile) {
        return fail(isFile.error());
    }
    if (const Result<bool> recovered = recoverSwap(context.database); !recovered) {
        return fail(recovered.error());
    }
    return currentRows(context);
}

/// What failed was done aside: the database is as it was.
RunReport untouched(RunReport report)
{
    report.applied.clear();
    report.hasCommitted = false;
    report.rowsAfter = report.rowsBefore;
    return report;
}

RunReport resetFile(const Context& context, RunObserver& observer, const QString& target)
{
    const Result<QStringList> rows = rowsBeforeReset(context);
    if (!rows) {
        return failedReport(rows.error());
    }

    ConnectionSettings fresh = context.database;
    fresh.database += u".limbeck-new"_s;
    // Two resets must not build in one file. The lock of a program that died is taken over.
    QLockFile alone(fresh.database + u".lock"_s);
    if (!alone.tryLock(0) && alone.error() == QLockFile::LockFailedError) {
        return failedReport(
            Error{ErrorCode::DatabaseLocked,
                  EngineText::tr(
                      "Another reset of '%1' is at work. Wait until it has ended, and try again.")
                      .arg(context.database.displayName()),
                  {},
                  {},
                  {}});
    }
    removeDatabaseFiles(fresh.database);
    const auto cleanUp = qScopeGuard([&fresh] { removeDatabaseFiles(fresh.database); });

    RunReport report = buildAside(context, fresh, target, observer);
    report.rowsBefore = *rows;
    if (!report.isOk()) {
        return untouched(report);
    }
    observer.phaseStarted(EngineText::tr("Putting the new database in place"));
    const Result<QString> kept = swapIn(context.database, fresh.database, *rows);
    if (!kept) {
        report.error = kept.error();
        return untouched(report);
    }
    report.backup = *kept;
    return report;
}

}  // namespace

/// A version location that is misspelt looks like a history without revisions.
Result<> requireRevisions(const Context& context)
{
    if (!context.project->graph().revisions().isEmpty()) {
        return {};
    }
    return fail(
        ErrorCode::TargetInvalid,
        EngineText::tr("There are no revisions, so that nothing would be built again. Look at "
                       "'version_locations' in '%1'; 'limbeck drop-all' only drops.")
            .arg(context.project->file.path));
}

Result<Plan> planFromNothing(const Context& context, const QString& target)
{
    const Result<const Dialect*> dialect = Dialect::of(context.database.engine);
    if (!dialect) {
        return fail(dialect.error());
    }
    if (const Result<> sensible = requireRevisions(context); !sensible) {
        return fail(sensible.error());
    }
    return upgradeSteps(context.project->graph(), {}, target)
        .and_then([&](const QList<RevisionStep>& steps) {
            return makePlan(steps, context.project->scripts, **dialect, Schema{});
        })
        .map([&](Plan plan) {
            plan.isOneTransaction =
                plan.isOneTransaction && !context.project->file.context.commitsEachStep();
            return plan;
        });
}

qint64 ResetPreview::totalRows() const
{
    qint64 total = 0;
    for (const TableRows& table : lost) {
        total += std::max<qint64>(table.rows, 0);
    }
    return total;
}

bool ResetPreview::isEstimate() const
{
    return std::ranges::any_of(lost, &TableRows::isEstimate);
}

Result<ResetPreview> previewReset(const Context& context, const QString& target)
{
    return planFromNothing(context, target).and_then([&context](const Plan& plan) {
        return previewLoss(context, plan);
    });
}

Result<ResetPreview> previewDropAll(const Context& context)
{
    return previewLoss(context, Plan{});
}

RunReport reset(const Context& context, RunObserver& observer, const QString& target)
{
    if (const Result<> sensible = requireRevisions(context); !sensible) {
        return failedReport(sensible.error());
    }
    LogEntry entry(context, u"reset"_s);
    return entry.keep(context.database.engine == Engine::Sqlite
                          ? resetFile(context, observer, target)
                          : resetOnServer(context, observer, target));
}

}  // namespace limbeck::command
