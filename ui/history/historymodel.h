// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/history/historyrows.h"
#include "ui/mainwindow/facts.h"
#include "ui/widget/rowmodel.h"

namespace limbeck::ui {

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
        FoldsRole,  ///< true where the past can be unfolded or folded
    };

    using RowModel::RowModel;

    void setSnapshot(const SnapshotPtr& snapshot,
                     const Unfolded& unfolded = {},
                     const QList<TargetState>& targets = {});
    /// Other databases stand elsewhere now; the rows stay.
    void setTargets(const QList<TargetState>& targets);
    /// What is known of the scripts; null while they are read.
    void setFacts(const FactsPtr& facts);
    RevisionFacts factsOf(const HistoryRow& row) const;
    int laneCount() const;
    /// True if some state names another database.
    bool hasOthers() const;
    /// The row in the project, or, with `archivedIn`, in the past of that one. -1 if there is none.
    int rowOf(const RevisionId& revision, const RevisionId& archivedIn = {}) const;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const HistoryRow& row, int column, int role) const override;

private:
    QString changesText(const HistoryRow& row) const;
    void noteOthers();

    SnapshotPtr m_snapshot;
    Unfolded m_unfolded;
    FactsPtr m_facts;
    int m_laneCount = 0;
    bool m_hasOthers = false;
    QHash<std::pair<RevisionId, RevisionId>, int> m_rowOf;  ///< by id and archivedIn
};

}  // namespace limbeck::ui
