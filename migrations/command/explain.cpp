// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/explain.h"

#include "migrations/planner/archivedtarget.h"
#include "migrations/planner/timeline.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"
#include "models/operation/describe.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

using State = Explanation::State;

/// The operations and doubts of `revision`, on the schema that its ancestors leave.
Result<> readScript(const ScriptDirectory& scripts,
                    const Dialect& dialect,
                    Explanation& explanation)
{
    SchemaTimeline timeline(scripts, dialect);
    const Result<QList<PastStep>> past =
        timeline.steps(revisionsAt(scripts.graph(), {explanation.revision}));
    if (!past) {
        return fail(past.error());
    }
    const auto own = std::ranges::find(*past, explanation.revision, &PastStep::revision);
    if (own == past->end()) {
        return {};
    }
    explanation.doubts = own->doubts;
    for (const ScriptStep& each : own->operations) {
        explanation.steps << Explanation::Step{
            describe(each.operation), each.where, isDestructive(each.operation)};
    }
    // What is opaque further down stops an upgrade before it comes here.
    for (const PastStep& step : *past) {
        if (explanation.missing.contains(step.revision)) {
            for (const Finding& doubt : step.doubts) {
                if (doubt.isBlocking()) {
                    explanation.doubts << doubt;
                }
            }
        }
    }
    return {};
}

/// The shortest word after `upgrade` that has `revision` among its steps.
QString targetThatReaches(const RevisionGraph& graph,
                          const QStringList& rows,
                          const RevisionId& revision)
{
    for (const QString& target : {u"head"_s, u"heads"_s, QString(revision)}) {
        const Result<QList<RevisionStep>> steps = upgradeSteps(graph, rows, target);
        const bool isAmong =
            steps && std::ranges::any_of(*steps, [&revision](const RevisionStep& step) {
                return step.revision == revision;
            });
        if (isAmong) {
            return target;
        }
    }
    return {};
}

QStringList notApplied(const RevisionGraph& graph,
                       const RevisionId& revision,
                       const QSet<RevisionId>& applied)
{
    QStringList missing = graph.walkDown(graph.ancestors({revision}) - applied);
    missing.removeAll(revision);
    std::ranges::reverse(missing);
    return missing;
}

void explainApplied(const RevisionGraph& graph, Explanation& explanation)
{
    explanation.state = State::Applied;
    if (explanation.rows.contains(explanation.revision)) {
        explanation.reasons << EngineText::tr("The version table holds it.");
        return;
    }
    for (const QString& row : explanation.rows) {
        if (graph.ancestors({row}).contains(explanation.revision)) {
            explanation.reasons
                << EngineText::tr("The version table holds '%1', which stands on it.").arg(row);
        }
    }
}

void block(Explanation& explanation, const QString& reason)
{
    explanation.state = State::Blocked;
    explanation.reasons << reason;
}

void explainMissing(const RevisionGraph& graph, Explanation& explanation)
{
    QStringList unknown;
    for (const QString& row : explanation.rows) {
        if (graph.find(row) == nullptr) {
            unknown << row;
        }
    }
    if (!unknown.isEmpty()) {
        block(
            explanation,
            EngineText::tr(
                "The version table holds %1, which no script declares: nothing can be planned. See "
                "'limbeck rescue'.")
                .arg(quotedList(unknown)));
    } else if (explanation.upgradeTarget.isEmpty()) {
        const auto steps = upgradeSteps(graph, explanation.rows, explanation.revision);
        block(explanation,
              steps ? EngineText::tr("No upgrade from here leads to it.")
                    : EngineText::tr("No upgrade can be planned: %1").arg(steps.error().message));
    }
    for (const Finding& doubt : explanation.doubts) {
        if (doubt.isBlocking()) {
            block(explanation, doubt.message);
        }
    }
    if (explanation.state == State::Blocked) {
        return;
    }
    explanation.reasons << (explanation.missing.isEmpty()
                                ? EngineText::tr(
                                    "Nothing below it is missing; it was not applied yet.")
                                : EngineText::tr("%1 below it must be applied first.")
                                      .arg(countedRevisions(explanation.missing.size())));
}

Result<RevisionId> revisionMeant(const RevisionGraph& graph,
                                 const QString& text,
                                 const QStringList& rows)
{
    const auto found = resolveOne(graph, RevisionTarget::parse(text), rows);
    if (!found) {
        return fail(found.error());
    }
    if (!found->has_value()) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr(
                "'%1' is the base: the empty database before the first revision, which needs "
                "no explanation. Name a revision.")
                .arg(text));
    }
    return **found;
}

}  // namespace

QString stateName(State state)
{
    switch (state) {
    case State::Applied:
        return u"applied"_s;
    case State::Pending:
        return u"pending"_s;
    case State::Blocked:
        return u"blocked"_s;
    }
    Q_UNREACHABLE();
}

Result<Explanation> explain(const Context& context, const QString& revision)
{
    const Result<const Dialect*> dialect = Dialect::of(context.database.engine);
    const Result<QStringList> rows = currentRows(context);
    if (!dialect || !rows) {
        return fail(dialect ? rows.error() : dialect.error());
    }
    const ScriptDirectory& scripts = scriptsFor(context.project->scripts, *rows, revision);
    const RevisionGraph& graph = scripts.graph();
    const Result<RevisionId> id = revisionMeant(graph, revision, *rows);
    if (!id) {
        return fail(id.error());
    }
    const QSet<RevisionId> applied = appliedRevisions(graph, *rows);
    Explanation explanation;
    explanation.revision = *id;
    explanation.archivedIn = consolidatedInto(context.project->scripts, *id);
    explanation.rows = *rows;
    explanation.parents = graph.parents(*id);
    explanation.depends = graph.dependencies(*id);
    explanation.neededBy = graph.allChildren(*id);
    explanation.missing = notApplied(graph, *id, applied);
    const Result<> read = readScript(scripts, **dialect, explanation);
    if (applied.contains(*id)) {
        explainApplied(graph, explanation);
    } else {
        explanation.upgradeTarget = targetThatReaches(graph, *rows, *id);
        explainMissing(graph, explanation);
    }
    if (!read) {
        explanation.reasons
            << EngineText::tr("What it does cannot be told: %1").arg(read.error().message);
    }
    return explanation;
}

}  // namespace limbeck::command
