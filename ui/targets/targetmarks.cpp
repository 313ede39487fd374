// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetmarks.h"

#include "migrations/planner/steps.h"

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

TargetMarks::TargetMarks(const Snapshot& snapshot, const QList<TargetState>& states)
{
    for (const TargetState& state : states) {
        if (state.seen.isValid()) {
            m_marks << Mark{.state = state,
                            .label = targetLabel(state),
                            .applied = appliedRevisions(snapshot.graphFor(state.rows), state.rows)};
        }
    }
    std::ranges::stable_sort(
        m_marks, [](const Mark& a, const Mark& b) { return a.state.isFresh && !b.state.isFresh; });
}

QList<Badge> TargetMarks::badgesOf(const RevisionId& revision) const
{
    QList<Badge> badges;
    for (const Mark& mark : m_marks) {
        if (mark.state.rows.contains(revision)) {
            badges << (mark.state.isFresh
                           ? Badge{.text = u"▶ "_s + mark.state.name, .role = Role::Applied}
                           : Badge{.text = u"▷ "_s + mark.state.name, .role = Role::Muted});
        }
    }
    return badges;
}

QStringList TargetMarks::standingAt(const RevisionId& revision) const
{
    QStringList labels;
    for (const Mark& mark : m_marks) {
        if (mark.state.rows.contains(revision)) {
            labels << mark.label;
        }
    }
    return labels;
}

QStringList TargetMarks::appliedIn(const RevisionId& revision) const
{
    QStringList labels;
    for (const Mark& mark : m_marks) {
        if (!mark.state.isInUse && mark.applied.contains(revision)) {
            labels << mark.label;
        }
    }
    return labels;
}

RevisionState TargetMarks::lastStateOf(const RevisionId& revision) const
{
    const auto inUse =
        std::ranges::find_if(m_marks, [](const Mark& mark) { return mark.state.isInUse; });
    if (inUse == m_marks.cend()) {
        return RevisionState::NotKnown;
    }
    return inUse->applied.contains(revision) ? RevisionState::WasApplied
                                             : RevisionState::WasPending;
}

}  // namespace limbeck::ui
