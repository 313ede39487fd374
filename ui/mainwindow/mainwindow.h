// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/navigator.h"
#include "ui/mainwindow/settings.h"
#include "ui/mainwindow/workbench.h"

#include <QMainWindow>

#include <functional>

class QDockWidget;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolBar;

namespace limbeck::ui {

class Banner;
class DiagramPage;
class HistoryPage;
class StartPage;
class StatusLine;
class TableInspector;
class TablesPage;

/// The window: puts pages, panes, banners and actions together and connects them with the
/// Workbench. Holds no knowledge of its own about projects.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page
    {
        History,
        Tables,
        Diagram,
    };

    /// `settings` outlives the window. `exampleFolder` is where "Open example" copies to.
    MainWindow(QSettings& settings, const QString& exampleFolder, QWidget* parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    Workbench& workbench();
    const Actions& actions() const;
    Navigator& navigator();
    void openProject(const QString& path, const QString& url = {});
    void showPage(Page page);
    /// True while something is still being read or laid out.
    bool isWorking() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildPages();
    void buildInspector();
    void buildMenus();
    void buildToolBar();
    void connectActions();
    void connectPageActions();
    void connectWorkbench();
    void takeSnapshot(const SnapshotPtr& snapshot);
    void showProblem(const Snapshot& snapshot);
    void showProgress(const QString& sentence, int done, int count);
    void takeOutcome(const Outcome& outcome);
    void fillBackups();
    void openUpgradeSheet(const QString& target, const Plan& plan);
    void openResetSheet(const command::ResetPreview& preview);
    void chooseDatabase();
    void focusFilter();
    void updateActions();

    WindowSettings m_settings;
    QString m_exampleFolder;
    Navigator m_navigator;
    Workbench m_workbench;
    Actions m_actions;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    QTabWidget* m_pages = nullptr;
    HistoryPage* m_history = nullptr;
    TablesPage* m_tables = nullptr;
    DiagramPage* m_diagram = nullptr;
    TableInspector* m_inspector = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    QToolBar* m_toolBar = nullptr;
    QMenu* m_backups = nullptr;
    QTimer* m_progressDelay = nullptr;
    std::function<void()> m_showProgress;
    Banner* m_progress = nullptr;
    Banner* m_result = nullptr;
    Banner* m_problem = nullptr;
    StatusLine* m_status = nullptr;
    QString m_shownPath;  ///< project whose window state is on the screen
    QString m_undoBackup;
};

}  // namespace limbeck::ui
