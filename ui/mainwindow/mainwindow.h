// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/consolidate/consolidator.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/navigator.h"
#include "ui/mainwindow/settings.h"
#include "ui/mainwindow/statusline.h"
#include "ui/mainwindow/workbench.h"
#include "ui/time/timemachine.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <optional>

class QMenu;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolBar;

namespace limbeck::ui {

class Banner;
class ChangesPage;
class ChartsPage;
class ConsolidateWizard;
class DiagramPage;
class HistoryPage;
class PageSplit;
class Palette;
class Panes;
class ProblemsPage;
class ProjectWatcher;
class StartPage;
class TablesPage;
class TargetMenu;
class TargetWatch;
class TimeBar;
class UpgradeSheet;
class ViewKeeper;
struct PaletteEntry;

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
        Changes,
        Problems,
        Charts,
    };
    Q_ENUM(Page)

    /// `settings` outlives the window. `exampleFolder` is where "Open example" copies to.
    MainWindow(QSettings& settings, const QString& exampleFolder, QWidget* parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    Workbench& workbench();
    const Actions& actions() const;
    Navigator& navigator();
    TimeMachine& time();
    void openProject(const QString& path, const QString& url = {});
    void showPage(Page page);
    /// True while something is still being read or laid out.
    bool isWorking() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildPages();
    void buildMenus();
    void buildToolBar();
    void changeLanguage(const QString& code, const QString& name);
    void connectActions();
    void connectPageActions();
    void connectPages();
    void connectTime();
    void connectTargets();
    void pinTarget();
    void connectViews();
    void connectSplit();
    void focusNextPane();
    void saveView();
    void takeViews();
    void connectWorkbench();
    void takeSnapshot(const SnapshotPtr& snapshot);
    void takeView(const SnapshotPtr& view);
    void changeProject(const QString& path);
    void activateCell(StatusLine::Cell cell);
    void goTo(const PaletteEntry& entry);
    void openScript();
    void showProblem(const Snapshot& snapshot);
    void showProgress(const QString& sentence, int done, int count);
    void takeOutcome(const Outcome& outcome);
    void fillBackups();
    void consent(const QString& title,
                 const QString& text,
                 const std::function<void(const command::Confirmation&)>& work);
    void restoreBackup(const QString& path);
    void undoLast();
    void undoOperation(const command::UndoPlan& plan);
    void offerUndo(const Snapshot& snapshot);
    void openUpgradeSheet(const QString& target, const Plan& plan);
    void openDowngradeSheet(const QString& target, const Plan& plan);
    void openWithRowChecks(UpgradeSheet& sheet, const Plan& plan);
    void openStampSheet(const RevisionId& revision, const command::StampPlan& plan);
    void mergeHeads();
    /// An empty `from` or `to` means the base, or the head.
    void openConsolidateWizard(const RevisionId& from, const RevisionId& to);
    void consolidateSelection();
    void openTakeBackSheet(const command::Unconsolidated& preview);
    void takeBack(const RevisionId& revision);
    void openShortcuts();
    void openResetSheet(const command::ResetPreview& preview);
    void openExportSheet();
    void chooseDatabase();
    void enterUrl();
    void useTarget(const QString& url);
    void offerProjects(const QStringList& paths);
    void focusFilter();
    void updateActions();

    WindowSettings m_settings;
    QString m_exampleFolder;
    Navigator m_navigator;
    Workbench m_workbench;
    TimeMachine m_time;
    Consolidator m_consolidator;  ///< for taking back; a wizard has one of its own
    Actions m_actions;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    QTabWidget* m_pages = nullptr;
    PageSplit* m_split = nullptr;
    HistoryPage* m_history = nullptr;
    TablesPage* m_tables = nullptr;
    DiagramPage* m_diagram = nullptr;
    ChangesPage* m_changes = nullptr;
    ProblemsPage* m_problems = nullptr;
    ChartsPage* m_charts = nullptr;
    ProjectWatcher* m_watcher = nullptr;
    Panes* m_panes = nullptr;
    Palette* m_palette = nullptr;
    TargetMenu* m_targets = nullptr;
    TargetWatch* m_watch = nullptr;
    ViewKeeper* m_views = nullptr;
    TimeBar* m_timeBar = nullptr;
    QToolBar* m_toolBar = nullptr;
    QMenu* m_backups = nullptr;
    QTimer* m_progressDelay = nullptr;
    std::function<void()> m_showProgress;
    Banner* m_progress = nullptr;
    Banner* m_result = nullptr;
    Banner* m_problem = nullptr;  ///< what is wrong with the whole project
    StatusLine* m_status = nullptr;
    std::optional<Page> m_wantedPage;  ///< of the project that is being opened
    QString m_shownPath;               ///< project whose window state is on the screen
    QString m_undoBackup;
    /// The operation that the last result speaks of, where it has no backup but a way back.
    std::optional<command::UndoPlan> m_undoPlan;
    bool m_awaitsUndo = false;  ///< the snapshot that knows that operation is not there yet
    QPointer<ConsolidateWizard> m_wizard;
    QList<QAction*> m_offers;  ///< projects that were found below a folder that is none
};

}  // namespace limbeck::ui
