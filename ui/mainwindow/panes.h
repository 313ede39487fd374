// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QTabWidget;

namespace limbeck::ui {

class BackupsPane;
class Navigator;
class ObjectsPane;
class OperationsPane;
class OutputPane;
class RowsPane;
class SqlPane;
class TableInspector;
class TaskRunner;

/// The panes around the pages: objects on the left, inspector on the right, SQL, rows,
/// output, operations and backups at the bottom. Each can be closed, moved, and called back by its
/// key.
class Panes final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    Panes(QMainWindow& window, Navigator& navigator, TaskRunner& databaseRunner);

    ObjectsPane& objects();
    TableInspector& inspector();
    SqlPane& sql();
    OutputPane& output();
    OperationsPane& operations();
    BackupsPane& backups();

    /// Show or hide a pane; in the order left, right, bottom.
    QList<QAction*> toggles() const;
    /// As a project is first shown; where the window is narrow, one pane behind the other.
    void arrange();
    void hideAll();
    void setNow(const SnapshotPtr& now);
    void setSnapshot(const SnapshotPtr& view);
    void showInspector();
    void showOutput();
    void showBackups();
    /// The keyboard goes to the next pane that is shown, and from the last one to `page`.
    void focusNext(QWidget& page);

private:
    QDockWidget* addDock(const QString& name,
                         const QString& title,
                         const QString& key,
                         QWidget* content,
                         Qt::DockWidgetArea area);
    void showBottom(QWidget* tab);

    QMainWindow& m_window;
    ObjectsPane* m_objects = nullptr;
    TableInspector* m_inspector = nullptr;
    QTabWidget* m_bottom = nullptr;
    SqlPane* m_sql = nullptr;
    RowsPane* m_rows = nullptr;
    OutputPane* m_output = nullptr;
    OperationsPane* m_operations = nullptr;
    BackupsPane* m_backups = nullptr;
    QList<QDockWidget*> m_docks;
};

}  // namespace limbeck::ui
