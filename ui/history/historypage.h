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

/// The page with the revisions as a graph and the selected one's details below.
class HistoryPage final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the page.
    explicit HistoryPage(Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void setFacts(const FactsPtr& facts);
    void showDetails(const RevisionDetails& details);
    void focusFilter();
    /// Only what is not in the database yet.
    void showPending();
    /// Only what touches that table.
    void showTouching(const TableName& table);
    /// Selects the revision and opens its source at that line, once it is there.
    void showSource(const RevisionId& revision, int line);
    RevisionId selectedRevision() const;

signals:
    /// The page shows this revision now and wants its details.
    void detailsWanted(const limbeck::RevisionId& revision);
    void upgradeWanted(const limbeck::RevisionId& revision);
    void downgradeWanted(const limbeck::RevisionId& revision);
    void stampWanted(const limbeck::RevisionId& revision);
    /// Look at the schema as of that revision.
    void asOfWanted(const limbeck::RevisionId& revision);
    /// What differs from the first revision to the second; the first may be what is applied.
    void compareWanted(const limbeck::ui::TimePoint& from, const limbeck::RevisionId& to);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildList();
    void fitColumns();
    void filter();
    void select(const RevisionId& revision);
    void currentChanged(const QModelIndex& current);
    void showMenu(const QPoint& position);
    void fillMenu(QMenu& menu, const RevisionId& id);
    QStringList selectedRevisions() const;

    Navigator& m_navigator;
    SnapshotPtr m_snapshot;
    HistoryModel* m_model = nullptr;
    HistoryFilter* m_proxy = nullptr;
    GraphDelegate* m_graph = nullptr;
    FilterBar* m_filter = nullptr;
    QTableView* m_view = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    RevisionView* m_details = nullptr;
    QAction* m_clear = nullptr;
};

}  // namespace limbeck::ui
