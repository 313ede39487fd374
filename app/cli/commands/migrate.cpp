// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/migrate.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "app/cli/runlog.h"

namespace limbeck::cli {

namespace {

Result<Plan> previewOf(const command::Context& context, Direction direction, const QString& target)
{
    return direction == Direction::Up ? command::previewUpgrade(context, target)
                                      : command::previewDowngrade(context, target);
}

Result<> confirmLoss(Session& session,
                     const command::Context& context,
                     Direction direction,
                     const Plan& plan)
{
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
    const QJsonObject json = planJson(plan, versionTable);
    session.print(planSql(plan, context.project->graph(), versionTable, createVersionTable));
    if (!runnable) {
        return session.report(runnable.error(), json);
    }
    if (session.options().asJson) {
        session.printJson(json);
    }
    return exitOk;
}

Result<int> migrate(Session& session, Direction direction, const QString& target, bool isDryRun)
{
    const Result<command::Context> context = session.context();
    if (!context) {
        return fail(context.error());
    }
    if (!isDryRun) {
        session.logEngine(context->database.engine);
    }
    const Result<Plan> plan = previewOf(*context, direction, target);
    if (!plan) {
        return fail(plan.error());
    }
    if (isDryRun) {
        return dryRun(session, *context, *plan);
    }
    const Result<> ready =
        plan->runnable().and_then([&] { return confirmLoss(session, *context, direction, *plan); });
    if (!ready) {
        return fail(ready.error());
    }
    const InterruptGuard guard;
    RunLog log(session, context->project->graph());
    const RunReport report = direction == Direction::Up ? command::upgrade(*context, target, log)
                                                        : command::downgrade(*context, target, log);
    return finishRun(session, report, context->database.displayName());
}

}  // namespace limbeck::cli
