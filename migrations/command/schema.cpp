// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"

namespace limbeck::command {

Result<Schema> schemaAsOf(const Project& project, const QString& revision, const Dialect& dialect)
{
    const Result<QList<RevisionStep>> steps = upgradeSteps(project.graph(), {}, revision);
    if (!steps) {
        return fail(steps.error());
    }
    const Result<Plan> plan = makePlan(*steps, project.scripts, dialect, Schema{});
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

}  // namespace limbeck::command
