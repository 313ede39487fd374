// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/mainwindow.h"

#include "ui/bottom/backupspane.h"
#include "ui/bottom/operationspane.h"
#include "ui/changes/changespage.h"
#include "ui/charts/chartspage.h"
#include "ui/consolidate/consolidatewizard.h"
#include "ui/diagram/diagrampage.h"
#include "ui/history/historypage.h"
#include "ui/mainwindow/pagesplit.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/problems.h"
#include "ui/mainwindow/projectwatcher.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/startpage.h"
#include "ui/mainwindow/targetmenu.h"
#include "ui/palette/palette.h"
#include "ui/problems/problemspage.h"
#include "ui/tables/tablespage.h"
#include "ui/targets/targetwatch.h"
#include "ui/task/taskrunner.h"
#include "ui/views/viewkeeper.h"
#include "ui/widget/banner.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(QSettings& settings, const QString& exampleFolder, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_exampleFolder(exampleFolder)
    , m_consolidator(m_workbench.runner())
    , m_actions(this)
    , m_progressDelay(new QTimer(this))
    , m_progress(new Banner(u"banner.progress"_s, this))
    , m_result(new Banner(u"banner.result"_s, this))
    , m_problem(new Banner(u"banner.problem"_s, this))
    , m_status(new StatusLine(this))
{
    setObjectName(u"window"_s);
    setWindowTitle(u"Limbeck"_s);
    resize(1280, 800);
    setStatusBar(m_status);
    // What is over in a moment shows no progress: it would only flicker.
    constexpr int moment = 400;
    m_progressDelay->setSingleShot(true);
    m_progressDelay->setInterval(moment);
    connect(m_progressDelay, &QTimer::timeout, this, [this] { m_showProgress(); });
    buildPages();
    m_diagram->setStateFolder(QFileInfo(settings.fileName()).dir().filePath(u"diagrams"_s));
    m_panes = new Panes(*this, m_navigator, m_workbench.runner());
    m_palette = new Palette(m_time.runner(), this);
    m_watcher = new ProjectWatcher(this);
    m_watch = new TargetWatch(m_settings, this);
    m_views = new ViewKeeper(m_settings, this);
    buildMenus();
    buildToolBar();
    connectActions();
    connectPageActions();
    connectPages();
    connectTime();
    connectTargets();
    connectViews();
    connectSplit();
    connectWorkbench();
    rememberStandardKeys(QWidget::actions());
    applyKeys(m_settings.keys(), QWidget::actions());
    m_settings.restoreWindow(*this);
    takeSnapshot({});
}

MainWindow::~MainWindow() = default;

Workbench& MainWindow::workbench()
{
    return m_workbench;
}

const Actions& MainWindow::actions() const
{
    return m_actions;
}

Navigator& MainWindow::navigator()
{
    return m_navigator;
}

TimeMachine& MainWindow::time()
{
    return m_time;
}

void MainWindow::openProject(const QString& path, const QString& url)
{
    const QString chosen = url.isEmpty() ? m_settings.databaseUrl(path) : url;
    m_workbench.open(path, chosen);
}

bool MainWindow::isWorking() const
{
    return m_workbench.runner().isBusy() || m_workbench.isCounting() || m_consolidator.isBusy()
           || m_time.isBusy() || m_watch->isReading() || m_diagram->isLayingOut()
           || m_charts->isWorking();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    changeProject({});
    m_settings.saveWindow(*this);
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_actions.updateIcons(this);
    }
    QMainWindow::changeEvent(event);
}

/// What is remembered of the old project is kept, and that of the new one called back.
void MainWindow::changeProject(const QString& path)
{
    if (path == m_shownPath) {
        return;
    }
    if (!m_shownPath.isEmpty()) {
        m_settings.saveLayout(m_shownPath, *this, m_pages->currentIndex());
        m_settings.setSplitState(m_shownPath, m_split->state());
    }
    m_shownPath = path;
    m_undoBackup.clear();
    m_undoPlan.reset();
    m_awaitsUndo = false;
    m_result->hide();
    delete m_wizard;  // it is about the project that is left
    m_navigator.clear();
    if (path.isEmpty()) {
        m_panes->hideAll();
        return;
    }
    int page = static_cast<int>(Page::History);
    if (!m_settings.restoreLayout(path, *this, page)) {
        m_panes->arrange();
    }
    m_pages->setCurrentIndex(static_cast<int>(m_wantedPage.value_or(static_cast<Page>(page))));
    m_split->setState(m_settings.splitState(path));
    m_wantedPage.reset();
}

void MainWindow::takeSnapshot(const SnapshotPtr& snapshot)
{
    changeProject(snapshot ? snapshot->path : QString());
    if (snapshot && snapshot->project != nullptr) {
        m_settings.addRecentProject(snapshot->path);
    }
    m_status->setSnapshot(snapshot);
    m_targets->setSnapshot(snapshot);
    m_views->setSnapshot(snapshot);
    m_time.setNow(snapshot);  // first: the history asks it for the details of what is selected
    m_history->setSnapshot(snapshot);
    m_watch->setSnapshot(snapshot, m_workbench.url());
    m_problems->setSnapshot(snapshot);
    m_watcher->watch(snapshot);
    m_panes->setNow(snapshot);
    m_panes->backups().setBackups(m_workbench.backups());
    m_charts->setRunTimes(
        runTimesOf(snapshot ? snapshot->operations : QList<command::LoggedOperation>()));
    m_panes->operations().setOperations(snapshot ? snapshot->operations
                                                 : QList<command::LoggedOperation>());
    m_start->setRecent(m_settings.recentProjects());
    m_stack->setCurrentIndex(snapshot ? 1 : 0);
    m_toolBar->setVisible(snapshot != nullptr);
    setWindowTitle(snapshot ? tr("%1 – Limbeck").arg(snapshot->name) : u"Limbeck"_s);
    m_problem->hide();
    if (snapshot) {
        showProblem(*snapshot);
        offerUndo(*snapshot);
    }
    updateActions();
}

void MainWindow::takeView(const SnapshotPtr& view)
{
    const SnapshotPtr shown = m_views->narrowed(view);
    m_tables->setSnapshot(view, shown);
    m_diagram->setSnapshot(shown, view);
    m_charts->setSnapshot(view);
    m_changes->setSnapshot(view);
    m_panes->setSnapshot(view);
    m_status->setView(view);
}

void MainWindow::showProblem(const Snapshot& snapshot)
{
    const Problem problem = problemOf(snapshot);
    if (!problem.text.isEmpty()) {
        QList<QAction*> help;
        if (problem.needsDatabase) {
            help << m_actions.chooseDatabase;
        }
        if (problem.canTryAgain) {
            help << m_actions.refresh;
        }
        if (problem.needsMerge) {
            help << m_actions.mergeHeads;
        }
        if (problem.needsStamp) {
            help << m_actions.stampHead;
        }
        const QStringList said = {problem.text, m_watch->lastSeenInUse()};
        m_problem->say(problem.role, said.join(u' ').trimmed(), help);
    }
}

void MainWindow::updateActions()
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    m_actions.update(snapshot != nullptr,
                     snapshot && snapshot->hasReadDatabase(),
                     m_workbench.runner().isBusy(),
                     !m_undoBackup.isEmpty() || m_undoPlan);
    m_actions.updateMerge(snapshot && snapshot->project != nullptr
                          && snapshot->graph.heads().size() > 1 && !m_workbench.runner().isBusy());
    const bool canChange =
        snapshot && snapshot->project != nullptr && !m_workbench.runner().isBusy();
    m_actions.updateConsolidation(canChange, canChange && !snapshot->project->archives.isEmpty());
    m_actions.unfold->setEnabled(m_history->canFold());
    m_actions.stampHead->setEnabled(snapshot && snapshot->hasReadDatabase()
                                    && snapshot->graph.heads().size() == 1
                                    && !m_workbench.runner().isBusy());
    m_panes->backups().setCanRestore(snapshot && snapshot->hasReadDatabase()
                                     && !m_workbench.runner().isBusy());
    m_panes->operations().setCanUndo(snapshot && !m_workbench.runner().isBusy());
    m_actions.back->setEnabled(m_navigator.canGoBack());
    m_actions.forward->setEnabled(m_navigator.canGoForward());
}

}  // namespace limbeck::ui
