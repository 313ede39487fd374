// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/interval.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"
#include "models/revision/revisiontarget.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Follow = RevisionGraph::Follow;

Result<> requireWhole(const RevisionGraph& graph)
{
    if (!graph.hasFatalProblem()) {
        return {};
    }
    return fail(
        ErrorCode::HistoryBroken,
        EngineText::tr(
            "The history has problems that make it uncertain what stands on what. Mend them "
            "first; 'limbeck history' names them."));
}

/// The end of the interval.
Result<RevisionId> exitOf(const RevisionGraph& graph, const QString& to)
{
    if (to.isEmpty() && graph.heads().size() > 1) {
        return fail(
            ErrorCode::TargetInvalid,
            EngineText::tr(
                "The history has %1 heads (%2), and a consolidation ends at one. Merge them, or "
                "name the end: consolidate :REV.")
                .arg(graph.heads().size())
                .arg(quotedList(graph.heads())));
    }
    const Result<std::optional<RevisionId>> found =
        resolveOne(graph, RevisionTarget::parse(to.isEmpty() ? u"head"_s : to));
    if (!found) {
        return fail(found.error());
    }
    if (!*found) {
        return fail(ErrorCode::TargetInvalid,
                    EngineText::tr("There is nothing to consolidate below the base."));
    }
    return **found;
}

Result<QSet<RevisionId>> members(const RevisionGraph& graph,
                                 const QString& from,
                                 const RevisionId& exit)
{
    const QSet<RevisionId> below = graph.ancestors({exit});
    if (from.isEmpty() || from == "base"_L1) {
        return below;
    }
    const Result<std::optional<RevisionId>> begin = resolveOne(graph, RevisionTarget::parse(from));
    if (!begin) {
        return fail(begin.error());
    }
    if (!*begin) {
        return below;
    }
    if (!below.contains(**begin)) {
        return fail(
            ErrorCode::TargetInvalid,
            EngineText::tr("Revision '%1' is not below '%2', so there is no interval between them.")
                .arg(**begin, exit));
    }
    return below & graph.descendants({**begin});
}

/// Nothing outside may stand in the middle: the new revision has one end.
Result<> requireOneExit(const RevisionGraph& graph, const Interval& interval)
{
    for (const RevisionId& revision : interval.revisions) {
        if (revision == interval.exit) {
            continue;
        }
        for (const RevisionId& child : graph.children(revision)) {
            if (!interval.revisions.contains(child)) {
                return fail(
                    ErrorCode::TargetInvalid,
                    EngineText::tr(
                        "Revision '%1' stands on '%2', in the middle of what would become one "
                        "revision. Consolidate up to '%2' only, or merge '%1' and '%3' first so "
                        "that both are inside.")
                        .arg(child, revision, interval.exit));
            }
        }
    }
    return {};
}

/// `ids` without those that stand below others of them, or below `above`.
QStringList topsOf(const RevisionGraph& graph, const QStringList& ids, const QStringList& above)
{
    QStringList tops;
    for (const RevisionId& id : ids) {
        QStringList others = ids + above;
        others.removeAll(id);
        if (!graph.ancestors(others).contains(id)) {
            tops << id;
        }
    }
    return tops;
}

void addNew(QStringList& list, const QStringList& more, const QList<RevisionId>& inside)
{
    for (const QString& each : more) {
        if (!list.contains(each) && !inside.contains(each)) {
            list << each;
        }
    }
}

void collectOutside(const RevisionGraph& graph, Interval& interval)
{
    QStringList down;
    QStringList dependencies;
    for (const RevisionId& revision : std::as_const(interval.revisions)) {
        addNew(down, graph.parents(revision), interval.revisions);
        addNew(dependencies, graph.dependencies(revision), interval.revisions);
        addNew(interval.branchLabels, graph.find(revision)->branchLabels, {});
    }
    interval.downRevisions = topsOf(graph, down, {});
    interval.dependsOn = topsOf(graph, dependencies, interval.downRevisions);
}

void collectReferences(const RevisionGraph& graph, Interval& interval)
{
    for (const RevisionId& revision : std::as_const(interval.revisions)) {
        for (const RevisionId& child : graph.children(revision)) {
            if (!interval.revisions.contains(child)) {
                interval.references << Reference{child, Reference::Kind::Down, revision};
            }
        }
        for (const RevisionId& child : graph.allChildren(revision)) {
            if (!interval.revisions.contains(child)
                && graph.dependencies(child).contains(revision)) {
                interval.references << Reference{child, Reference::Kind::Dependency, revision};
            }
        }
    }
}

}  // namespace

Result<Interval> findInterval(const RevisionGraph& graph, const QString& from, const QString& to)
{
    if (const Result<> whole = requireWhole(graph); !whole) {
        return fail(whole.error());
    }
    const Result<RevisionId> exit = exitOf(graph, to);
    if (!exit) {
        return fail(exit.error());
    }
    const Result<QSet<RevisionId>> inside = members(graph, from, *exit);
    if (!inside) {
        return fail(inside.error());
    }
    Interval interval;
    interval.exit = *exit;
    interval.revisions = graph.walkDown(*inside);
    std::ranges::reverse(interval.revisions);
    if (interval.revisions.size() < 2) {
        return fail(
            ErrorCode::TargetInvalid,
            EngineText::tr("Revision '%1' alone is one revision already; there is nothing to "
                           "consolidate.")
                .arg(*exit));
    }
    if (const Result<> single = requireOneExit(graph, interval); !single) {
        return fail(single.error());
    }
    collectOutside(graph, interval);
    collectReferences(graph, interval);
    return interval;
}

}  // namespace limbeck
