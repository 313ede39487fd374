// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/history/historyrows.h"
#include "ui/targets/targetstate.h"

namespace limbeck::ui {

/// What databases beside the one in use say of revisions: badges where they stand, and which of
/// them have a revision that the one in use lacks. Pure; the snapshot outlives it.
class TargetMarks final
{
public:
    TargetMarks(const Snapshot& snapshot, const QList<TargetState>& states);

    /// "▶ test.db" where one stands, "▷ staging" where one stood when it was seen last.
    QList<Badge> badgesOf(const RevisionId& revision) const;
    /// Labels of those: "staging, as seen 26 Nov 14:03".
    QStringList standingAt(const RevisionId& revision) const;
    /// Labels of the databases that have `revision`, those that cannot be read now last.
    QStringList appliedIn(const RevisionId& revision) const;
    /// What is known of the database in use though it cannot be read; NotKnown if nothing is.
    RevisionState lastStateOf(const RevisionId& revision) const;

private:
    struct Mark
    {
        TargetState state;
        QString label;
        QSet<RevisionId> applied;
    };

    QList<Mark> m_marks;
};

}  // namespace limbeck::ui
