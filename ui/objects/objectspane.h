// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace limbeck::ui {

class Navigator;
class ObjectsModel;
class ViewList;

/// The pane with every table, view, enum type and sequence by name; what is selected here is
/// selected everywhere.
class ObjectsPane final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the pane.
    explicit ObjectsPane(Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void focusFilter();
    /// The tables that are selected, if they are several; else those that the filter shows.
    QList<TableName> chosenTables() const;
    ViewList& views();

signals:
    /// Somebody wants to see more of that table than its name.
    void tableActivated(const limbeck::TableName& table);

private:
    void filter(const QString& text);
    void select(const TableName& table);

    Navigator& m_navigator;
    ObjectsModel* m_model = nullptr;
    QLineEdit* m_filter = nullptr;
    QTreeView* m_view = nullptr;
    QLabel* m_empty = nullptr;
    ViewList* m_views = nullptr;
};

}  // namespace limbeck::ui
