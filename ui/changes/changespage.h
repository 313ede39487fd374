// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changes/changesmodel.h"
#include "ui/mainwindow/snapshot.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace limbeck::ui {

class CodeView;
class EmptyState;
class Navigator;
class TaskRunner;

/// The page that shows what differs between the shown moment and the one to compare with: in
/// words, and as SQL for each engine.
class ChangesPage final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the page; `compare` is what its empty state offers.
    ChangesPage(Navigator& navigator,
                TaskRunner& runner,
                QAction& compare,
                QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void focusFilter();

private:
    QWidget* buildList();
    QWidget* buildSql();
    void wantScripts();
    void showScripts(const QList<EngineScript>& scripts);
    void filter(const QString& text);
    void copySql() const;

    Navigator& m_navigator;
    TaskRunner& m_runner;
    QAction& m_compare;
    std::shared_ptr<const command::SchemaDiff> m_diff;
    int m_turn = 0;
    ChangesModel* m_model = nullptr;
    QSortFilterProxyModel* m_proxy = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    QLineEdit* m_filter = nullptr;
    QTableView* m_view = nullptr;
    QComboBox* m_direction = nullptr;
    QTabWidget* m_tabs = nullptr;
    QList<CodeView*> m_sql;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
};

}  // namespace limbeck::ui
