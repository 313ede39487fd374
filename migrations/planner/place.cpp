// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/place.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <cstdlib>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Error tooFar(const QString& stepsText, int steps, const QString& explanation)
{
    Error error;
    error.code = ErrorCode::TargetInvalid;
    error.message = EngineText::tr("Relative revision %1 didn't produce %2 migrations\n%3")
                        .arg(stepsText)
                        .arg(std::abs(steps))
                        .arg(explanation);
    return error;
}

Error walkedTooFar(const RevisionTarget& target)
{
    Error error;
    error.code = ErrorCode::TargetInvalid;
    error.message =
        (target.steps > 0
             ? EngineText::tr("Walked too far\nThere are not that many revisions above '%1'.")
             : EngineText::tr("Walked too far\nThere are not that many revisions below '%1'."))
            .arg(target.symbol);
    return error;
}

/// The place of one text that must name one revision or the base.
Result<RevisionPlace> placeOf(const RevisionLookup& lookup, const QString& text)
{
    const Result<std::optional<RevisionId>> found = lookup.revision(text);
    return found ? Result<RevisionPlace>(RevisionPlace::at(*found)) : fail(found.error());
}

Result<RevisionPlace> startOf(const RevisionLookup& lookup, const RevisionTarget& target)
{
    return placeOf(lookup,
                   target.label.isEmpty() ? target.symbol : target.label + u'@' + target.symbol);
}

/// The tips of what is applied on the branch of `label`, for a database whose rows are elsewhere.
Result<QStringList> tipsOnBranch(const RevisionGraph& graph,
                                 const QStringList& rows,
                                 const QString& label)
{
    const QSet<RevisionId> active = graph.ancestors(rows);
    const Result<QStringList> onBranch =
        RevisionLookup(graph).inLineage(QStringList(active.begin(), active.end()), label);
    if (!onBranch) {
        return onBranch;
    }
    QSet<RevisionId> tips(onBranch->begin(), onBranch->end());
    for (const QString& id : *onBranch) {
        for (const QString& below : graph.parentsAndDependencies(id)) {
            tips.remove(below);
        }
    }
    return QStringList(tips.begin(), tips.end());
}

/// Where "+N" and "label@+N" start. Empty: below the bases.
Result<QStringList> upgradeStarts(const RevisionGraph& graph,
                                  const PlanEnd& current,
                                  const QString& label)
{
    QStringList names = current.names();
    names.removeDuplicates();
    if (label.isEmpty()) {
        return names;
    }
    const RevisionLookup lookup(graph);
    const Result<QList<RevisionPlace>> places = placesOf(lookup, PlanEnd::at(names));
    if (!places) {
        return fail(places.error());
    }
    const QStringList rows = revisionsAmong(*places);
    const Result<QStringList> starts = lookup.inLineage(rows, label);
    return starts && starts->isEmpty() ? tipsOnBranch(graph, rows, label) : starts;
}

Result<RevisionPlace> upFromCurrent(const RevisionGraph& graph,
                                    const PlanEnd& current,
                                    const RevisionTarget& target,
                                    bool mustArrive)
{
    const Result<QStringList> starts = upgradeStarts(graph, current, target.label);
    if (!starts) {
        return fail(starts.error());
    }
    if (starts->size() > 1) {
        Error error;
        error.code = ErrorCode::TargetInvalid;
        error.message = EngineText::tr(
                            "Ambiguous upgrade from multiple current revisions\n"
                            "They are %1; say which one goes up, as in '%2@%3'.")
                            .arg(quotedList(*starts), starts->first(), target.stepsText);
        error.subjects = *starts;
        return fail(error);
    }
    const RevisionLookup lookup(graph);
    Result<RevisionPlace> start = RevisionPlace();
    if (!starts->isEmpty()) {
        start = placeOf(lookup, starts->first());
    }
    if (!start) {
        return start;
    }
    const Result<RevisionPlace> end = lookup.walk(*start, target.steps, target.label, mustArrive);
    if (end && end->kind == RevisionPlace::Kind::Nowhere) {
        return fail(
            tooFar(target.stepsText,
                   target.steps,
                   EngineText::tr("There are not that many revisions above the current one.")));
    }
    return end;
}

Result<RevisionPlace> relativeUpgrade(const RevisionGraph& graph,
                                      const PlanEnd& current,
                                      const RevisionTarget& target,
                                      bool mustArrive)
{
    if (target.symbol.isEmpty()) {
        return target.steps > 0
                   ? upFromCurrent(graph, current, target, mustArrive)
                   : fail(tooFar(
                       QString::number(target.steps),
                       target.steps,
                       EngineText::tr("An upgrade goes up: use '+N', or 'limbeck downgrade'.")));
    }
    const RevisionLookup lookup(graph);
    const bool up = target.steps > 0;
    const Result<RevisionPlace> start =
        up ? placeOf(lookup, target.symbol) : startOf(lookup, target);
    if (!start) {
        return start;
    }
    Result<RevisionPlace> end =
        lookup.walk(*start, target.steps, up ? target.label : QString(), mustArrive);
    // Stock Alembic ends in an AssertionError here.
    if (end && end->kind == RevisionPlace::Kind::Nowhere && mustArrive) {
        return fail(walkedTooFar(target));
    }
    return end;
}

/// The current revision from which "label@-N" goes down.
Result<QString> currentOnBranch(const RevisionGraph& graph,
                                const PlanEnd& current,
                                const RevisionTarget& target)
{
    const RevisionLookup lookup(graph);
    Result<QStringList> found = lookup.inLineage(current.names(), target.label);
    if (found && found->isEmpty()) {
        const Result<QStringList> tips = branchTips(graph, current.names());
        found = tips ? lookup.inLineage(*tips, target.label) : tips;
    }
    if (!found) {
        return fail(found.error());
    }
    found->removeDuplicates();
    if (found->size() == 1) {
        return found->first();
    }
    // Stock Alembic ends in an AssertionError here.
    Error error =
        tooFar(target.stepsText,
               target.steps,
               found->isEmpty()
                   ? EngineText::tr("No current revision is on the branch '%1'.").arg(target.label)
                   : EngineText::tr(
                         "Several current revisions are on the branch '%1': %2; name one of them.")
                         .arg(target.label, quotedList(*found)));
    error.subjects = *found;
    return fail(error);
}

/// The current revision from which "-N" goes down: the first row, as the database returns them.
Result<QString> currentToLeave(const PlanEnd& current, const RevisionTarget& target)
{
    const QStringList names = current.names();
    if (names.isEmpty()) {
        return fail(
            tooFar(target.stepsText,
                   target.steps,
                   EngineText::tr("No revision is applied: there is nothing to take back.")));
    }
    return names.first();
}

Result<DowngradeTarget> relativeDowngrade(const RevisionGraph& graph,
                                          const PlanEnd& current,
                                          RevisionTarget target,
                                          bool mustArrive)
{
    const bool fromCurrent = target.symbol.isEmpty();
    if (fromCurrent) {
        const Result<QString> start = target.label.isEmpty()
                                          ? currentToLeave(current, target)
                                          : currentOnBranch(graph, current, target);
        if (!start) {
            return fail(start.error());
        }
        target.symbol = *start;
        target.label = target.label.isEmpty() ? *start : target.label;
    }
    const RevisionLookup lookup(graph);
    const Result<RevisionPlace> start = startOf(lookup, target);
    if (!start) {
        return fail(start.error());
    }
    const Result<RevisionPlace> end = lookup.walk(*start, target.steps, {}, mustArrive);
    if (!end) {
        return fail(end.error());
    }
    if (end->kind == RevisionPlace::Kind::Nowhere) {
        return fail(
            fromCurrent ? tooFar(
                target.stepsText,
                target.steps,
                EngineText::tr("There are not that many revisions below '%1'.").arg(target.symbol))
                        : walkedTooFar(target));
    }
    return DowngradeTarget{target.label, *end};
}

Result<DowngradeTarget> upwardDowngrade(const RevisionGraph& graph,
                                        const RevisionTarget& target,
                                        bool mustArrive)
{
    if (target.symbol.isEmpty()) {
        return fail(
            tooFar(target.stepsText,
                   target.steps,
                   EngineText::tr("A downgrade goes down: use '-N', or 'limbeck upgrade'.")));
    }
    const RevisionLookup lookup(graph);
    const Result<RevisionPlace> start = placeOf(lookup, target.symbol);
    if (!start) {
        return fail(start.error());
    }
    const Result<RevisionPlace> end = lookup.walk(*start, target.steps, target.label, mustArrive);
    if (!end) {
        return fail(end.error());
    }
    if (end->kind == RevisionPlace::Kind::Nowhere) {
        return fail(walkedTooFar(target));
    }
    return DowngradeTarget{target.label, *end};
}

}  // namespace

Result<QList<RevisionPlace>> placesOf(const RevisionLookup& lookup, const PlanEnd& end)
{
    QList<RevisionPlace> places;
    for (const QString& name : end.names()) {
        const Result<QList<RevisionPlace>> found = lookup.revisions(name);
        if (!found) {
            return found;
        }
        places += *found;
    }
    return places;
}

Result<QList<RevisionPlace>> upgradeTargets(const RevisionGraph& graph,
                                            const PlanEnd& current,
                                            const PlanEnd& target,
                                            bool mustArrive)
{
    const RevisionTarget parsed = RevisionTarget::parse(target.text.value_or(QString()));
    if (!parsed.relative) {
        return placesOf(RevisionLookup(graph), target);
    }
    const Result<RevisionPlace> place = relativeUpgrade(graph, current, parsed, mustArrive);
    return place ? Result<QList<RevisionPlace>>(QList<RevisionPlace>{*place}) : fail(place.error());
}

Result<DowngradeTarget> downgradeTarget(const RevisionGraph& graph,
                                        const PlanEnd& current,
                                        const QString& target,
                                        bool mustArrive)
{
    const RevisionTarget parsed = RevisionTarget::parse(target);
    if (parsed.relative) {
        return parsed.steps < 0 ? relativeDowngrade(graph, current, parsed, mustArrive)
                                : upwardDowngrade(graph, parsed, mustArrive);
    }
    const qsizetype at = target.lastIndexOf(u'@');
    const Result<RevisionPlace> place = placeOf(RevisionLookup(graph), target.mid(at + 1));
    if (!place) {
        return fail(place.error());
    }
    return DowngradeTarget{at < 0 ? QString() : target.left(at), *place};
}

Result<QStringList> branchTips(const RevisionGraph& graph, const QStringList& rows)
{
    const Result<QList<RevisionPlace>> places = placesOf(RevisionLookup(graph), PlanEnd::at(rows));
    if (!places) {
        return fail(places.error());
    }
    const QSet<RevisionId> applied = graph.ancestors(revisionsAmong(*places));
    QStringList tips;
    for (const QString& id : graph.walkDown(applied)) {
        const QStringList children = graph.children(id);
        if (!QSet<QString>(children.begin(), children.end()).intersects(applied)) {
            tips << id;
        }
    }
    return tips;
}

}  // namespace limbeck
