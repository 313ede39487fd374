// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/migrate.h"

#include "app/cli/command.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commands/offlineoutput.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/interrupt.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "app/cli/runlog.h"
#include "migrations/command/delegation.h"
#include "migrations/command/rowchecks.h"
#include "migrations/planner/archivedtarget.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

Result<Plan> previewOf(const command::Context& context, Direction direction, const QString& target)
{
    return direction == Direction::Up ? command::previewUpgrade(context, target)
                                      : command::previewDowngrade(context, target);
}

Result<command::OfflineScript> offlineMove(const command::Context& context,
                                           Direction direction,
                                           const QString& range)
{
    const ConnectionSettings& database = context.database;
    return direction == Direction::Up
               ? command::offlineUpgrade(*context.project, database, range)
               : command::offlineDowngrade(*context.project, database, range);
}

/// As Alembic does: "-1" could be meant from any of several rows.
void warnOfSeveralRows(Session& session, const command::Context& context, const QString& target)
{
    const Result<QStringList> rows = command::currentRows(context);
    const std::optional<QString> warning =
        rows ? downgradeWarning(*rows, target) : std::optional<QString>();
    if (warning) {
        session.warn(QStringLiteral("limbeck.plan"), *warning);
    }
}

Result<> confirmLoss(Session& session,
                     const command::Context& context,
                     Direction direction,
                     const Plan& plan)
{
    for (const Finding& finding : plan.findings) {
        if (finding.kind == Finding::Kind::Note) {
            session.warn(QStringLiteral("limbeck.plan"), finding.message);
        }
    }
    if (!context.options.skipped.isEmpty()) {
        for (const Finding& finding : plan.findings) {
            if (finding.kind == Finding::Kind::Instead) {
                session.warn(QStringLiteral("limbeck.plan"), finding.message);
            }
        }
        return session.confirm(context, u"skip a revision of"_s);
    }
    // What a plan drops after having made it itself is no loss.
    if (!plan.isDestructive() || plan.before.tables.isEmpty()) {
        return {};
    }
    for (const Finding& finding : plan.findings) {
        if (finding.kind == Finding::Kind::Destructive) {
            session.warn(QStringLiteral("limbeck.plan"), findingText(finding));
        }
    }
    return session.confirm(context, directionName(direction));
}

/// What a delegation will do, in lines that a person can check.
QStringList delegationText(const command::Delegation& delegation)
{
    QStringList words;
    for (const QString& word : delegation.command) {
        words << (word.contains(u' ') ? u'"' + word + u'"' : word);
    }
    QStringList lines;
    for (const PlanStep& step : delegation.before.steps) {
        lines << u"Limbeck runs %1"_s.arg(step.step.revision);
    }
    lines
        << u"The run is committed here. Then the project's own Alembic, and with it the project's "
           "code, runs %1: %2"_s.arg(delegation.step.revision, words.join(u' '));
    if (!delegation.after.isEmpty()) {
        lines << u"Then Limbeck goes on with %1, planned when it is known what is there"_s.arg(
            delegation.after.join(u", "_s));
    }
    return lines;
}

Result<int> delegateOne(Session& session,
                        const command::Context& context,
                        const MoveRequest& request)
{
    if (request.isSql || !request.skipped.isEmpty()) {
        return fail(ErrorCode::InvalidArgument,
                    u"--delegate goes with neither --sql nor --skip."_s);
    }
    const Result<command::Delegation> delegation =
        command::previewDelegation(context, request.target, request.delegated);
    if (!delegation) {
        return fail(delegation.error());
    }
    const QStringList lines = delegationText(*delegation);
    if (request.isDryRun) {
        session.print(lines.join(u'\n') + u'\n');
        return exitOk;
    }
    for (const QString& line : lines) {
        session.warn(u"limbeck.plan"_s, line);
    }
    const Result<> ready = delegation->before.runnable().and_then(
        [&] { return session.confirm(context, u"run the project's own Alembic"_s); });
    if (!ready) {
        return fail(ready.error());
    }
    const InterruptGuard guard;
    RunLog log(session, context.project->scripts);
    const RunReport report =
        command::upgradeDelegating(context, request.target, request.delegated, log);
    return finishRun(session, report, context.database.displayName());
}

Result<int> dryRun(Session& session, const command::Context& context, const Plan& plan)
{
    const Result<command::Status> status =
        command::status(context, {.inspectSchema = false, .countRows = false});
    if (!status) {
        return fail(status.error());
    }
    return printPlan(session, context, plan, !status->hasVersionTable);
}

}  // namespace

Result<int> printPlan(Session& session,
                      const command::Context& context,
                      const Plan& plan,
                      bool createVersionTable)
{
    const VersionTable& versionTable = context.project->file.versionTable;
    const Result<> runnable = plan.runnable();
    QJsonObject json = planJson(plan, versionTable);
    const QStringList rows = plan.isEmpty() ? QStringList() : plan.steps.first().step.rowsBefore;
    const RevisionId last = plan.isEmpty() ? RevisionId() : plan.steps.last().step.revision;
    const RevisionGraph& graph = scriptsFor(context.project->scripts, rows, last).graph();
    session.print(planSql(plan, graph, versionTable, createVersionTable));
    if (!context.skipsRowChecks) {
        const Result<QJsonArray> checks = tellRowChecks(session, context, plan);
        if (!checks) {
            return fail(checks.error());
        }
        json.insert(u"checks"_s, *checks);
    }
    if (!runnable) {
        return session.report(runnable.error(), json);
    }
    if (session.options().asJson) {
        session.printJson(json);
    }
    return exitOk;
}

Result<QJsonArray> tellRowChecks(Session& session,
                                 const command::Context& context,
                                 const Plan& plan)
{
    const InterruptGuard guard;
    CheckLimits limits;
    limits.isCancelled = [] { return InterruptGuard::isRequested(); };
    return command::checkRows(context, plan, limits)
        .map([&session](const QList<DataCheckResult>& results) {
            QJsonArray array;
            for (const DataCheckResult& result : results) {
                array << dataCheckJson(result);
                if (result.outcome == DataCheckResult::Outcome::Holds) {
                    session.info(u"limbeck.check"_s, result.sentence());
                } else {
                    session.warn(u"limbeck.check"_s, result.sentence());
                }
            }
            return array;
        });
}

void declareVerify(CommandSyntax& syntax, bool& verifies)
{
    syntax.flag(u"--verify"_s,
                u"check after each step that the database is what the history says"_s,
                verifies);
}

void declareMove(CommandSyntax& syntax, MoveRequest& request)
{
    syntax.flag(u"--dry-run"_s,
                u"print the SQL for the database as it is now, change nothing"_s,
                request.isDryRun);
    syntax.flag(u"--sql"_s,
                u"print a script without opening a database; REVISION may be FROM:TO"_s,
                request.isSql);
    declareVerify(syntax, request.verifies);
    syntax.flag(u"--no-checks"_s,
                u"do not ask first whether rows are in the way (NULLs, duplicates, orphans)"_s,
                request.skipsChecks);
    syntax.repeatable(u"--skip"_s,
                      u"REVISION"_s,
                      u"mark this one without running it: you did by hand what it does"_s,
                      request.skipped);
    syntax.option(u"--tag"_s,
                  u"TAG"_s,
                  u"accepted for Alembic's sake: only env.py could use it"_s,
                  request.tag);
}

Result<int> migrate(Session& session, Direction direction, const MoveRequest& request)
{
    Result<command::Context> context = session.context();
    if (!context) {
        return fail(context.error());
    }
    context->verifies = context->verifies || request.verifies;
    context->options.skipped = request.skipped;
    context->skipsRowChecks = request.skipsChecks;
    if (request.isSql && !request.skipped.isEmpty()) {
        return fail(ErrorCode::InvalidArgument,
                    u"--skip and --sql exclude each other: leave its part out of the script."_s);
    }
    // A range is refused before anything is opened.
    const bool isRange = request.target.contains(u':');
    if (!request.isDryRun && !request.isSql && !isRange) {
        session.logEngine(context->database.engine);
    }
    warnOfHistory(session, context->project->graph());
    if (!request.delegated.isEmpty()) {
        return delegateOne(session, *context, request);
    }
    if (request.isSql) {
        return printOffline(session, *context, offlineMove(*context, direction, request.target));
    }
    if (direction == Direction::Down) {
        warnOfSeveralRows(session, *context, request.target);
    }
    const Result<Plan> plan = previewOf(*context, direction, request.target);
    if (!plan) {
        return fail(plan.error());
    }
    if (request.isDryRun) {
        return dryRun(session, *context, *plan);
    }
    const Result<> ready =
        plan->runnable().and_then([&] { return confirmLoss(session, *context, direction, *plan); });
    if (!ready) {
        return fail(ready.error());
    }
    const InterruptGuard guard;
    RunLog log(session, context->project->scripts);
    const RunReport report = direction == Direction::Up
                                 ? command::upgrade(*context, request.target, log)
                                 : command::downgrade(*context, request.target, log);
    return finishRun(session, report, context->database.displayName());
}

}  // namespace limbeck::cli
