// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/lanelayout.h"
#include "ui/mainwindow/facts.h"
#include "ui/mainwindow/snapshot.h"
#include "ui/theme/theme.h"
#include "ui/widget/rowmodel.h"

namespace limbeck::ui {

/// Whether a revision is in the database.
enum class RevisionState
{
    NotKnown,  ///< there is no database to ask
    Applied,
    Pending,
    Missing,  ///< the database names it, the project does not have it
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
    QString problem;  ///< what is wrong with it, a sentence; empty if nothing is
};

/// The word for a state, with its glyph: "● applied".
QString stateText(RevisionState state);

/// A row for every revision, newest first; in front of them, those that only the database knows.
QList<HistoryRow> historyRows(const Snapshot& snapshot);

/// The history as a table. Column 0 is painted by GraphDelegate.
class HistoryModel final : public RowModel<HistoryRow>
{
    Q_OBJECT

public:
    enum Column
    {
        Graph,
        Id,
        Message,
        Changes,
        Date,
        State,
        ColumnCount,
    };
    enum Roles
    {
        BadgesRole = sortRole + 1,
    };

    using RowModel::RowModel;

    void setSnapshot(const SnapshotPtr& snapshot);
    /// What is known of the scripts; null while they are read.
    void setFacts(const FactsPtr& facts);
    RevisionFacts factsOf(const RevisionId& revision) const;
    int laneCount() const;
    /// -1 if there is no such row.
    int rowOf(const RevisionId& revision) const;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const HistoryRow& row, int column, int role) const override;

private:
    QString changesText(const HistoryRow& row) const;

    FactsPtr m_facts;
    int m_laneCount = 0;
    QHash<RevisionId, int> m_rowOf;
};

}  // namespace limbeck::ui

Q_DECLARE_METATYPE(limbeck::ui::Badge)
