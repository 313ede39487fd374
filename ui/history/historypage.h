// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/history/historymodel.h"
#include "ui/time/timepoint.h"

#include <QWidget>

class QAction;
class QMenu;
class QStackedWidget;
class QTableView;

namespace limbeck::ui {

class EmptyState;
class FilterBar;
class GraphDelegate;
class HistoryFilter;
class Navigator;
class RevisionView;
class TargetBar;

/// The page with the revisions as a graph and the selected one's details below.
class HistoryPage final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the page.
    explicit HistoryPage(Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void setFacts(const FactsPtr& facts);
    /// Where databases beside the one in use stand.
    void setTargets(const QList<TargetState>& targets);
    /// The buttons of those; what they want is for the window to do.
    const TargetBar& targets() const;
    void showDetails(const RevisionDetails& details);
    void focusFilter();
    /// Only what is not in the database yet.
    void showPending();
    /// Only what touches that table.
    void showTouching(const TableName& table);
    /// Selects the revision and opens its source at that line, once it is there.
    void showSource(const RevisionId& revision, int line);
    RevisionId selectedRevision() const;
    /// Whether toggleFold() would do something.
    bool canFold() const;
    /// Unfolds the past of the selected revision, or folds that which it belongs to.
    void toggleFold();
    /// The oldest and the newest of several selected revisions; of one only the newest, unless it
    /// is a head. What is not said is empty.
    std::pair<RevisionId, RevisionId> selectedInterval() const;

signals:
    /// The page shows this revision now and wants its details; of an archived one those of its
    /// script in the archive.
    void detailsWanted(const limbeck::RevisionId& revision, bool isArchived);
    /// Another row is selected, or a past was unfolded or folded.
    void foldChanged();
    void upgradeWanted(const limbeck::RevisionId& revision);
    void downgradeWanted(const limbeck::RevisionId& revision);
    void stampWanted(const limbeck::RevisionId& revision);
    /// Make one revision of an interval; an empty end means the base, or the head.
    void consolidateWanted(const limbeck::RevisionId& from, const limbeck::RevisionId& to);
    void takeBackWanted(const limbeck::RevisionId& revision);
    /// Look at the schema as of that revision.
    void asOfWanted(const limbeck::RevisionId& revision);
    /// What differs from the first revision to the second; the first may be what is applied.
    void compareWanted(const limbeck::ui::TimePoint& from, const limbeck::RevisionId& to);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildList();
    void fitColumns();
    int widestState() const;
    void filter();
    void select(const RevisionId& revision, const RevisionId& archivedIn = {});
    void setUnfolded(const RevisionId& consolidated, bool isUnfolded);
    /// nullptr if no row is selected.
    const HistoryRow* selectedRow() const;
    void fillModel();
    void currentChanged(const QModelIndex& current);
    void showMenu(const QPoint& position);
    void fillMenu(QMenu& menu, const RevisionId& id);
    QStringList selectedRevisions() const;

    Navigator& m_navigator;
    SnapshotPtr m_snapshot;
    QList<TargetState> m_states;
    /// What the user has unfolded or folded while this project is open.
    QHash<RevisionId, bool> m_folds;
    HistoryModel* m_model = nullptr;
    HistoryFilter* m_proxy = nullptr;
    GraphDelegate* m_graph = nullptr;
    FilterBar* m_filter = nullptr;
    TargetBar* m_targets = nullptr;
    QTableView* m_view = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    RevisionView* m_details = nullptr;
    QAction* m_clear = nullptr;
};

}  // namespace limbeck::ui
