// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/inspectscripts.h"

#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

ScriptReading::Kind kindOf(const QList<Finding>& reasons)
{
    if (reasons.isEmpty()) {
        return ScriptReading::Kind::Full;
    }
    switch (reasons.first().kind) {
    case Finding::Kind::Refused:
        return ScriptReading::Kind::Refused;
    case Finding::Kind::WillFail:
        return ScriptReading::Kind::Conflict;
    case Finding::Kind::Opaque:
    case Finding::Kind::Destructive:
    case Finding::Kind::Uncertain:
    case Finding::Kind::OnlyAtRun:
    case Finding::Kind::Note:
        break;
    case Finding::Kind::Instead:
        return ScriptReading::Kind::Override;
    case Finding::Kind::ByRows:
        return ScriptReading::Kind::ByRows;
    }
    return ScriptReading::Kind::Opaque;
}

ScriptReading readingOf(const Plan& plan, const RevisionStep& step)
{
    ScriptReading reading;
    reading.revision = step.revision;
    reading.direction = step.direction;
    for (const Finding& finding : plan.findings) {
        if (finding.isBlocking() || finding.kind == Finding::Kind::ByRows
            || finding.kind == Finding::Kind::Instead) {
            reading.reasons << finding;
        }
    }
    // What stops a plan counts more than what it waits for.
    std::ranges::stable_partition(reading.reasons, &Finding::isBlocking);
    reading.kind = kindOf(reading.reasons);
    return reading;
}

}  // namespace

QString readingKindName(ScriptReading::Kind kind)
{
    switch (kind) {
    case ScriptReading::Kind::Full:
        return u"full"_s;
    case ScriptReading::Kind::Override:
        return u"override"_s;
    case ScriptReading::Kind::ByRows:
        return u"data-dependent"_s;
    case ScriptReading::Kind::Opaque:
        return u"opaque"_s;
    case ScriptReading::Kind::Refused:
        return u"refused"_s;
    case ScriptReading::Kind::Conflict:
        return u"conflict"_s;
    }
    Q_UNREACHABLE();
}

Result<QList<ScriptReading>> inspectRevision(const RevisionId& revision,
                                             const ScriptDirectory& scripts,
                                             const Dialect& dialect,
                                             Schema& schema)
{
    RevisionStep step;
    step.revision = revision;
    const Result<Plan> upgrade = makePlan({step}, scripts, dialect, schema);
    if (!upgrade) {
        return fail(upgrade.error());
    }
    QList<ScriptReading> readings{readingOf(*upgrade, step)};
    schema = upgrade->after;
    if (readings.first().kind != ScriptReading::Kind::Full
        && readings.first().kind != ScriptReading::Kind::Override
        && readings.first().kind != ScriptReading::Kind::ByRows) {
        // What follows may well fit the schema that this revision really makes.
        schema.uncertainties << Uncertainty(
            EngineText::tr("The upgrade of '%1' is not known.").arg(revision));
    }
    step.direction = Direction::Down;
    const Result<Plan> downgrade = makePlan({step}, scripts, dialect, schema);
    if (!downgrade) {
        return fail(downgrade.error());
    }
    readings << readingOf(*downgrade, step);
    return readings;
}

Result<QList<ScriptReading>> inspectScripts(const Project& project, Engine engine)
{
    const Result<const Dialect*> dialect = Dialect::of(engine);
    const Result<QList<RevisionStep>> steps = upgradeSteps(project.graph(), {}, u"heads"_s);
    if (!dialect || !steps) {
        return fail(dialect ? steps.error() : dialect.error());
    }
    QList<ScriptReading> readings;
    Schema schema;
    for (const RevisionStep& up : *steps) {
        const Result<QList<ScriptReading>> both =
            inspectRevision(up.revision, project.scripts, **dialect, schema);
        if (!both) {
            return fail(both.error());
        }
        readings << *both;
    }
    return readings;
}

}  // namespace limbeck::command
