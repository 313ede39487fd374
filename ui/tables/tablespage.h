// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/tables/tablesmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace limbeck::ui {

class EmptyState;
class Navigator;

/// The page with all tables as one flat list: sort, filter, choose.
class TablesPage final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the page.
    explicit TablesPage(Navigator& navigator, QWidget* parent = nullptr);

    /// Lists the tables that `shown` has, with what `snapshot` knows of them: it has all.
    void setSnapshot(const SnapshotPtr& snapshot, const SnapshotPtr& shown);
    /// Null while the scripts are read.
    void setFacts(const FactsPtr& facts);
    void focusFilter();
    /// The tables that are selected, if they are several; else those that the filter shows.
    QList<TableName> chosenTables() const;

signals:
    void diagramWanted(const limbeck::TableName& table);

private:
    void buildView();
    void fill();
    void filter(const QString& text);
    void select(const TableName& table);
    TableName tableAt(const QModelIndex& index) const;

    Navigator& m_navigator;
    SnapshotPtr m_snapshot;
    SnapshotPtr m_shown;
    FactsPtr m_facts;
    TablesModel* m_model = nullptr;
    QSortFilterProxyModel* m_proxy = nullptr;
    QLineEdit* m_filter = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_note = nullptr;
    QTableView* m_view = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
};

}  // namespace limbeck::ui
