// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/history/historymodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace limbeck::ui {

class EmptyState;
class GraphDelegate;
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
    void showDetails(const RevisionDetails& details);
    void focusFilter();

signals:
    /// The page shows this revision now and wants its details.
    void detailsWanted(const limbeck::RevisionId& revision);
    void upgradeWanted(const limbeck::RevisionId& revision);

private:
    QWidget* buildList();
    void filter(const QString& text);
    void select(const RevisionId& revision);
    void currentChanged(const QModelIndex& current);
    void showMenu(const QPoint& position);
    QString selectedRevision() const;

    Navigator& m_navigator;
    SnapshotPtr m_snapshot;
    HistoryModel* m_model = nullptr;
    QSortFilterProxyModel* m_proxy = nullptr;
    GraphDelegate* m_graph = nullptr;
    QLineEdit* m_filter = nullptr;
    QLabel* m_count = nullptr;
    QTableView* m_view = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    RevisionView* m_details = nullptr;
};

}  // namespace limbeck::ui
