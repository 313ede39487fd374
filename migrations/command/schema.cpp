// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "migrations/command/offline.h"
#include "migrations/metadata/compiledmodels.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// The schema that `steps` leave behind when they start from nothing.
Result<Schema> replayed(const Project& project,
                        const QList<RevisionStep>& steps,
                        const Dialect& dialect)
{
    const Result<Plan> plan = makePlan(steps, project.scripts, dialect, Schema{});
    if (!plan) {
        return fail(plan.error());
    }
    Schema schema = plan->after;
    for (const Finding& finding : plan->findings) {
        if (finding.isBlocking()) {
            schema.uncertainties << finding.message;
        }
    }
    return schema;
}

}  // namespace

Result<Schema> schemaAsOf(const Project& project, const QString& revision, const Dialect& dialect)
{
    const Result<QList<RevisionStep>> steps = upgradeSteps(project.graph(), {}, revision);
    return steps ? replayed(project, *steps, dialect) : fail(steps.error());
}

Result<Schema> schemaAt(const Project& project, const QStringList& rows, const Dialect& dialect)
{
    const RevisionGraph& graph = project.graph();
    QStringList order = graph.walkDown(appliedRevisions(graph, rows));
    std::reverse(order.begin(), order.end());
    QList<RevisionStep> steps;
    for (const RevisionId& id : order) {
        RevisionStep step;
        step.revision = id;
        steps << step;
    }
    return replayed(project, steps, dialect);
}

Result<Schema> modelsOf(const Project& project)
{
    static constexpr auto compiledIn = "compiled-in:"_L1;
    const QString models = project.file.models.value;
    if (models.startsWith(compiledIn)) {
        if (const std::optional<Schema> schema = compiledModels(models.sliced(compiledIn.size()))) {
            return *schema;
        }
        return fail(ErrorCode::ConfigNotFound,
                    u"%1 says 'models = %2', but no models of that name are compiled in."_s.arg(
                        project.file.models.origin, models));
    }
    return fail(
        ErrorCode::Unsupported,
        u"The models of '%1' are written in Python, which Limbeck does not read yet. Use "
        "`limbeck upgrade` to create the tables from the revisions."_s.arg(project.file.folder));
}

}  // namespace limbeck::command
