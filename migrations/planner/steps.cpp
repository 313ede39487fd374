// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/steps.h"

#include "migrations/planner/planerrors.h"
#include "migrations/planner/selection.h"
#include "migrations/planner/versionrows.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Result<> requirePlannable(const RevisionGraph& graph, const QString& target)
{
    if (target.contains(u':')) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr(
                        "Range revision not allowed\nA range such as '%1' is for --sql; a database "
                        "knows itself where it starts.")
                        .arg(target));
    }
    return requireSoundHistory(graph);
}

/// Where a head is ambiguous, Alembic's text repeats the whole target.
Error toldFor(Error error,
              const QString& target,
              const RevisionGraph& graph,
              const QStringList& rows)
{
    if (error.code == ErrorCode::MultipleHeads) {
        return multipleHeadsError(target, error.subjects);
    }
    return explainedFor(std::move(error), graph, rows);
}

}  // namespace

Result<QList<RevisionStep>> upgradeSteps(const RevisionGraph& graph,
                                         const QStringList& rows,
                                         const QString& target)
{
    if (const Result<> sound = requirePlannable(graph, target); !sound) {
        return fail(sound.error());
    }
    const Result<Selection> selection = selectUpgrade(graph, rows, target);
    if (!selection) {
        return fail(toldFor(selection.error(), target, graph, rows));
    }
    QStringList order = graph.walkDown(selection->ids, selection->tops);
    std::reverse(order.begin(), order.end());
    VersionRows table(graph, rows);
    QList<RevisionStep> steps;
    for (const RevisionId& id : order) {
        steps << table.apply(id);
    }
    return steps;
}

Result<QList<RevisionStep>> downgradeSteps(const RevisionGraph& graph,
                                           const QStringList& rows,
                                           const QString& target)
{
    if (const Result<> sound = requirePlannable(graph, target); !sound) {
        return fail(sound.error());
    }
    const Result<Selection> selection = selectDowngrade(graph, rows, target);
    if (!selection) {
        return fail(toldFor(selection.error(), target, graph, rows));
    }
    if (selection->isUnrelated) {
        return fail(destinationError(u"downgrade"_s, target, rows));
    }
    VersionRows table(graph, rows);
    QList<RevisionStep> steps;
    for (const RevisionId& id : graph.walkDown(selection->ids, selection->tops)) {
        steps << table.takeBack(id);
    }
    return steps;
}

std::optional<QString> downgradeWarning(const QStringList& rows, const QString& target)
{
    const RevisionTarget parsed = RevisionTarget::parse(target);
    const bool fromCurrent = parsed.relative && parsed.symbol.isEmpty() && parsed.label.isEmpty();
    if (!fromCurrent || parsed.steps >= 0 || QSet<QString>(rows.begin(), rows.end()).size() < 2) {
        return std::nullopt;
    }
    return EngineText::tr(
        "downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a "
        "future release.");
}

QSet<RevisionId> appliedRevisions(const RevisionGraph& graph, const QStringList& rows)
{
    return graph.ancestors(rows);
}

}  // namespace limbeck
