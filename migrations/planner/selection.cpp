// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/selection.h"

#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// One search for all, since the usual answer is that nothing overlaps.
bool areIndependent(const RevisionGraph& graph, const QStringList& ids)
{
    QStringList below;
    for (const QString& id : ids) {
        below += graph.parentsAndDependencies(id);
    }
    return !QSet<RevisionId>(ids.begin(), ids.end()).intersects(graph.ancestors(below));
}

/// Fails if one of `ids` stands on another: Alembic's check=True.
Result<> requireIndependent(const RevisionGraph& graph, const QStringList& ids)
{
    if (ids.size() < 2 || areIndependent(graph, ids)) {
        return {};
    }
    for (const QString& id : ids) {
        const QSet<RevisionId> below = graph.ancestors({id});
        QStringList overlaps;
        for (const QString& other : ids) {
            if (other != id && below.contains(other) && !overlaps.contains(other)) {
                overlaps << other;
            }
        }
        if (!overlaps.isEmpty()) {
            Error error;
            error.code = ErrorCode::TargetInvalid;
            error.message =
                EngineText::tr(
                    "Requested revision %1 overlaps with other requested revisions %2\n"
                    "'%1' stands on the others, so naming them as well says nothing. If the "
                    "version "
                    "table holds them all, 'limbeck stamp --purge %1' keeps the one that "
                    "counts.")
                    .arg(id, overlaps.join(u", "_s));
            error.subjects = QStringList{id} + overlaps;
            return fail(error);
        }
    }
    return {};
}

/// "left@base:…" keeps only the targets of that branch.
Result<QStringList> onlyBranchOf(const RevisionGraph& graph,
                                 const PlanEnd& from,
                                 const QStringList& targets)
{
    const qsizetype at = from.text.value_or(QString()).indexOf(u'@');
    if (at < 0) {
        return targets;
    }
    QString branch = from.text->left(at);
    const Result<std::optional<RevisionId>> revision = RevisionLookup(graph).revision(branch);
    if (!revision) {
        return fail(revision.error());
    }
    if (*revision && **revision == branch) {
        const QStringList labels = graph.labels(branch);
        if (labels.size() != 1) {
            return fail(ErrorCode::TargetInvalid,
                        EngineText::tr(
                            "No such branch: '%1'\nA revision stands for its branch only where it "
                            "has exactly one branch label.")
                            .arg(branch));
        }
        branch = labels.first();
    }
    QStringList kept;
    for (const QString& target : targets) {
        if (graph.hasLabel(target, branch)) {
            kept << target;
        }
    }
    return kept;
}

/// A lower end that is not a revision by itself, like "-3": looked for below the upper end.
Result<QList<RevisionPlace>> relativeStart(const RevisionGraph& graph,
                                           const PlanEnd& from,
                                           const PlanEnd& to)
{
    const Result<DowngradeTarget> start =
        downgradeTarget(graph, to, from.text.value_or(QString()), false);
    if (!start) {
        return fail(start.error());
    }
    return start->place.isRevision() ? QList<RevisionPlace>{start->place} : QList<RevisionPlace>();
}

bool areAllIn(const QList<RevisionPlace>& places, const QSet<RevisionId>& ids)
{
    return std::all_of(places.begin(), places.end(), [&](const RevisionPlace& place) {
        return place.kind == RevisionPlace::Kind::Nowhere
               || (place.isRevision() && ids.contains(place.id));
    });
}

/// All children of the target, or all bases: what a downgrade takes away first from below.
Result<QStringList> downgradeRoots(const RevisionGraph& graph, const DowngradeTarget& target)
{
    QStringList roots = target.place.isRevision() ? graph.children(target.place.id) : graph.bases();
    if (target.label.isEmpty()) {
        return roots;
    }
    const bool isLabelledBase = !target.place.isRevision() && roots.size() == 1
                                && !graph.find(roots.first())->branchLabels.isEmpty();
    if (roots.size() < 2 && !isLabelledBase) {
        return roots;
    }
    const Result<RevisionId> branch = RevisionLookup(graph).branch(target.label);
    if (!branch) {
        return fail(branch.error());
    }
    const QSet<RevisionId> line = graph.ancestors({*branch}, RevisionGraph::Follow::Down);
    roots.removeIf([&](const QString& root) { return !line.contains(root); });
    if (roots.isEmpty()) {
        return fail(ErrorCode::TargetInvalid,
                    EngineText::tr(
                        "Not a valid downgrade target from current heads\nThe branch '%1' does not "
                        "pass the target.")
                        .arg(target.label));
    }
    return roots;
}

}  // namespace

Result<Selection> selectUpgrade(const RevisionGraph& graph,
                                const QStringList& rows,
                                const QString& target)
{
    const PlanEnd current = PlanEnd::at(rows);
    const Result<QList<RevisionPlace>> targets =
        upgradeTargets(graph, current, PlanEnd::typed(target));
    if (!targets) {
        return fail(targets.error());
    }
    const QStringList tops = revisionsAmong(*targets);
    if (const Result<> checked = requireIndependent(graph, tops); !checked) {
        return fail(checked.error());
    }
    const Result<QList<RevisionPlace>> places = placesOf(RevisionLookup(graph), current);
    if (!places) {
        return fail(places.error());
    }
    const QStringList known = revisionsAmong(*places);
    if (const Result<> checked = requireIndependent(graph, known); !checked) {
        return fail(checked.error());
    }
    return Selection{graph.ancestors(tops) - graph.ancestors(known), tops, false};
}

Result<Selection> selectRange(const RevisionGraph& graph, const PlanEnd& from, const PlanEnd& to)
{
    const Result<QList<RevisionPlace>> targets = upgradeTargets(graph, from, to, false);
    if (!targets) {
        return fail(targets.error());
    }
    const Result<QStringList> tops = onlyBranchOf(graph, from, revisionsAmong(*targets));
    if (!tops) {
        return fail(tops.error());
    }
    if (const Result<> checked = requireIndependent(graph, *tops); !checked) {
        return fail(checked.error());
    }
    const QSet<RevisionId> required = graph.ancestors(*tops);
    Result<QList<RevisionPlace>> starts = placesOf(RevisionLookup(graph), from);
    if (!starts) {
        return fail(starts.error());
    }
    if (!areAllIn(*starts, required)) {
        return Selection{{}, *tops, true};
    }
    if (!starts->isEmpty() && starts->first().kind == RevisionPlace::Kind::Nowhere) {
        starts = relativeStart(graph, from, to);
        if (!starts) {
            return fail(starts.error());
        }
    }
    const QStringList lower = revisionsAmong(*starts);
    if (const Result<> checked = requireIndependent(graph, lower); !checked) {
        return fail(checked.error());
    }
    QSet<RevisionId> ids = required - graph.ancestors(lower);
    if (!lower.isEmpty()) {
        ids += QSet<RevisionId>(lower.begin(), lower.end());
        ids &= graph.descendants(lower, RevisionGraph::Follow::Down);
    }
    return Selection{ids, *tops, false};
}

Result<Selection> selectDowngrade(const RevisionGraph& graph,
                                  const QStringList& rows,
                                  const QString& target)
{
    const PlanEnd current = PlanEnd::at(rows);
    const Result<DowngradeTarget> end = downgradeTarget(graph, current, target);
    if (!end) {
        return fail(end.error());
    }
    const Result<QStringList> roots = downgradeRoots(graph, *end);
    if (!roots) {
        return fail(roots.error());
    }
    const Result<QList<RevisionPlace>> places = placesOf(RevisionLookup(graph), current);
    if (!places) {
        return fail(places.error());
    }
    Selection selection;
    selection.tops = revisionsAmong(*places);
    selection.ids = graph.descendants(*roots) & graph.ancestors(selection.tops);
    selection.isUnrelated = end->place.isRevision() && selection.ids.isEmpty()
                            && !selection.tops.contains(end->place.id);
    return selection;
}

}  // namespace limbeck
