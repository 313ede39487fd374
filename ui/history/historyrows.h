// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/lanelayout.h"
#include "ui/mainwindow/snapshot.h"
#include "ui/targets/targetstate.h"
#include "ui/theme/theme.h"

#include <QMetaType>
#include <QSet>

namespace limbeck::ui {

/// Whether a revision is in the database.
enum class RevisionState
{
    NotKnown,  ///< there is no database to ask
    Applied,
    Pending,
    WasApplied,  ///< the database cannot be read; it was so when it was seen last
    WasPending,
    Missing,   ///< the database names it, the project does not have it
    Archived,  ///< a consolidated revision stands for it, in the database too
};

/// A word in a rounded frame beside a revision's message: "head", a label, the database.
struct Badge
{
    QString text;
    Role role = Role::Muted;

    bool operator==(const Badge&) const = default;
};

struct HistoryRow
{
    Revision revision;
    LaneRow lanes;
    RevisionState state = RevisionState::NotKnown;
    bool isCurrent = false;  ///< a row of the version table
    bool isMerge = false;
    bool isBase = false;
    QList<Badge> badges;
    /// Other databases that have it, if the one in use lacks it; see TargetMarks.
    QStringList appliedIn{};
    QStringList standingHere{};  ///< other databases that are at it, or were when they were seen
    QString problem;             ///< what is wrong with it, a sentence; empty if nothing is
    /// How many archived revisions it stands for; 0 if it was not consolidated.
    qsizetype standsFor = 0;
    bool isUnfolded = false;  ///< they follow below it
    /// The consolidated revision that it is archived in; empty if it is in the project.
    RevisionId archivedIn{};
    int firstArchivedLane = 0;  ///< of an archived row: lanes before it are the project's

    bool isArchived() const
    {
        return !archivedIn.isEmpty();
    }
};

/// The word for a state, with its glyph: "● applied".
QString stateText(RevisionState state);

/// That of a row: "◐ applied in test.db" if the database in use lacks it and that one has it.
QString stateText(const HistoryRow& row);

/// Which consolidated revisions show their past.
using Unfolded = QSet<RevisionId>;

/// A row for every revision, newest first; in front of them, those that only the database knows.
/// Below an unfolded one follow the archived ones that it stands for. `targets` are databases
/// beside the snapshot's.
QList<HistoryRow> historyRows(const Snapshot& snapshot,
                              const Unfolded& unfolded = {},
                              const QList<TargetState>& targets = {});

/// The consolidated revisions inside which the database stands.
Unfolded pastsOfDatabase(const Snapshot& snapshot);

}  // namespace limbeck::ui

Q_DECLARE_METATYPE(limbeck::ui::Badge)
