// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/offline.h"

#include "migrations/planner/archivedtarget.h"
#include "migrations/planner/offlinerange.h"
#include "migrations/planner/plan.h"
#include "migrations/report/offlinesql.h"
#include "migrations/report/steptext.h"

namespace limbeck::command {

namespace {

OfflineStyle styleFor(const Project& project, Engine engine, const QStringList& rows)
{
    OfflineStyle style;
    style.engine = engine;
    style.versionTable = project.file.versionTable;
    style.createsVersionTable = rows.isEmpty();
    style.isTransactional = isOfflineTransactional(project, engine);
    style.isPerMigration = project.file.context.transactionPerMigration.value;
    return style;
}

Result<Plan> planFrom(const Project& project,
                      const ScriptDirectory& scripts,
                      const OfflineTarget& target,
                      const QStringList& rows,
                      const QList<RevisionStep>& steps)
{
    const Result<const Dialect*> dialect = Dialect::of(target.engine);
    if (!dialect) {
        return fail(dialect.error());
    }
    return schemaAt(project, rows, **dialect, target.defaultSchema)
        .and_then(
            [&](const Schema& before) { return makePlan(steps, scripts, **dialect, before); });
}

Result<OfflineScript> script(const Project& project,
                             const ScriptDirectory& scripts,
                             const OfflineTarget& target,
                             const QStringList& rows,
                             const Result<QList<RevisionStep>>& steps)
{
    if (!steps) {
        return fail(steps.error());
    }
    const RevisionGraph& graph = scripts.graph();
    const Result<Plan> plan = planFrom(project, scripts, target, rows, *steps);
    if (!plan) {
        return fail(plan.error());
    }
    const Result<QString> sql = offlineSql(*plan, graph, styleFor(project, target.engine, rows));
    if (!sql) {
        return fail(sql.error());
    }
    OfflineScript script{*sql, {}};
    for (const PlanStep& step : plan->steps) {
        script.log << runningTextWithMessage(graph, step);
    }
    return script;
}

}  // namespace

bool isOfflineTransactional(const Project& project, Engine engine)
{
    return project.file.context.transactionalDdl.value.value_or(engine == Engine::Postgresql);
}

Result<OfflineScript> offlineUpgrade(const Project& project,
                                     const OfflineTarget& target,
                                     const QString& range)
{
    // From an archived revision on, too: what a database there needs, as a script to hand on.
    const ScriptDirectory& scripts = scriptsKnowing(project.scripts, range.split(u':'));
    const RevisionGraph& graph = scripts.graph();
    return limbeck::offlineUpgrade(graph, range).and_then([&](const OfflineRange& parsed) {
        return script(project,
                      scripts,
                      target,
                      parsed.rows,
                      upgradeSteps(graph, parsed.rows, parsed.targets.first()));
    });
}

Result<OfflineScript> offlineDowngrade(const Project& project,
                                       const OfflineTarget& target,
                                       const QString& range)
{
    const RevisionGraph& graph = project.graph();
    return limbeck::offlineDowngrade(graph, range).and_then([&](const OfflineRange& parsed) {
        return script(project,
                      project.scripts,
                      target,
                      parsed.rows,
                      downgradeSteps(graph, parsed.rows, parsed.targets.first()));
    });
}

Result<OfflineScript> offlineStamp(const Project& project,
                                   Engine engine,
                                   const QStringList& targets)
{
    const RevisionGraph& graph = project.graph();
    const Result<OfflineRange> range = limbeck::offlineStamp(graph, targets);
    if (!range) {
        return fail(range.error());
    }
    const Result<QList<StampStep>> steps = stampSteps(graph, range->rows, range->targets);
    if (!steps) {
        return fail(steps.error());
    }
    for (const StampStep& step : *steps) {
        if (const Result<> writable = VersionTable::check(step.change); !writable) {
            return fail(writable.error());
        }
    }
    OfflineScript script{offlineSql(*steps, styleFor(project, engine, range->rows)), {}};
    for (const StampStep& step : *steps) {
        script.log << runningText(step);
    }
    return script;
}

OfflineScript offlineEnsureVersion(const Project& project, Engine engine)
{
    return {offlineSql(QList<StampStep>(), styleFor(project, engine, {})), {}};
}

}  // namespace limbeck::command
