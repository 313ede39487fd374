// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/mainwindow.h"

#include "ui/diagram/diagrampage.h"
#include "ui/history/historypage.h"
#include "ui/mainwindow/problems.h"
#include "ui/mainwindow/startpage.h"
#include "ui/mainwindow/statusline.h"
#include "ui/sheet/resetsheet.h"
#include "ui/sheet/upgradesheet.h"
#include "ui/tables/tableinspector.h"
#include "ui/tables/tablespage.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(QSettings& settings, const QString& exampleFolder, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_exampleFolder(exampleFolder)
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
    buildInspector();
    buildMenus();
    buildToolBar();
    connectActions();
    connectPageActions();
    connectWorkbench();
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

void MainWindow::openProject(const QString& path, const QString& url)
{
    const QString chosen = url.isEmpty() ? m_settings.databaseUrl(path) : url;
    m_workbench.open(path, chosen);
}

void MainWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
}

bool MainWindow::isWorking() const
{
    return m_workbench.runner().isBusy() || m_diagram->isLayingOut();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
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

void MainWindow::buildPages()
{
    m_start = new StartPage(m_actions.openFolder, m_actions.openExample, this);
    m_pages = new QTabWidget(this);
    m_pages->setDocumentMode(true);
    m_pages->setAccessibleName(tr("Pages"));
    m_history = new HistoryPage(m_navigator, m_pages);
    m_tables = new TablesPage(m_navigator, m_pages);
    m_diagram = new DiagramPage(m_navigator, m_pages);
    m_pages->addTab(m_history, tr("History"));
    m_pages->addTab(m_tables, tr("Tables"));
    m_pages->addTab(m_diagram, tr("Diagram"));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_pages);
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (Banner* banner : {m_progress, m_result, m_problem}) {
        layout->addWidget(banner);
    }
    layout->addWidget(m_stack, 1);
    setCentralWidget(central);
}

void MainWindow::buildInspector()
{
    m_inspector = new TableInspector(m_navigator, this);
    m_inspectorDock = new QDockWidget(tr("Inspector"), this);
    m_inspectorDock->setObjectName(u"dock.inspector"_s);
    m_inspectorDock->setWidget(m_inspector);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    resizeDocks({m_inspectorDock}, {360}, Qt::Horizontal);
}

void MainWindow::takeSnapshot(const SnapshotPtr& snapshot)
{
    const QString path = snapshot ? snapshot->path : QString();
    if (path != m_shownPath) {
        m_shownPath = path;
        m_undoBackup.clear();
        m_result->hide();
        m_navigator.clear();
    }
    if (snapshot && snapshot->project != nullptr) {
        m_settings.addRecentProject(path);
    }
    m_history->setSnapshot(snapshot);
    m_tables->setSnapshot(snapshot);
    m_diagram->setSnapshot(snapshot);
    m_inspector->setSnapshot(snapshot);
    m_status->setSnapshot(snapshot);
    m_start->setRecent(m_settings.recentProjects());
    m_stack->setCurrentIndex(snapshot ? 1 : 0);
    m_inspectorDock->setVisible(snapshot != nullptr);
    setWindowTitle(snapshot ? tr("%1 – Limbeck").arg(snapshot->name) : u"Limbeck"_s);
    m_problem->hide();
    if (snapshot) {
        showProblem(*snapshot);
    }
    updateActions();
}

void MainWindow::showProblem(const Snapshot& snapshot)
{
    const Problem problem = problemOf(snapshot);
    if (!problem.text.isEmpty()) {
        QList<QAction*> help;
        if (problem.needsDatabase) {
            help << m_actions.chooseDatabase;
        }
        m_problem->say(problem.role, problem.text, help);
    }
}

void MainWindow::showProgress(const QString& sentence, int done, int count)
{
    m_showProgress = [this, sentence, done, count] {
        if (!sentence.isEmpty() && m_workbench.runner().isBusy()) {
            m_progress->sayProgress(sentence, done, count, {m_actions.cancel});
        }
    };
    if (m_progress->isVisible()) {
        m_showProgress();
    } else if (!m_progressDelay->isActive()) {
        m_progressDelay->start();
    }
}

void MainWindow::takeOutcome(const Outcome& outcome)
{
    QList<QAction*> help;
    m_undoBackup = outcome.backup;
    if (!outcome.backup.isEmpty()) {
        m_actions.undo->setText(outcome.undoVerb);
        help << m_actions.undo;
    }
    m_progress->hide();
    m_result->say(outcome.isOk ? Role::Success : Role::Problem, outcome.text, help);
    updateActions();
}

void MainWindow::openUpgradeSheet(const QString& target, const Plan& plan)
{
    if (plan.isEmpty()) {
        m_result->say(Role::Success,
                      tr("%1 is up to date: there is nothing to upgrade.")
                          .arg(m_workbench.snapshot()->databaseName()));
        return;
    }
    auto* sheet = new UpgradeSheet(*m_workbench.snapshot(), plan, this);
    connect(sheet, &QDialog::accepted, this, [this, sheet, target] {
        m_result->hide();
        m_workbench.upgrade(target, sheet->confirmation());
    });
    sheet->open();
}

void MainWindow::openResetSheet(const command::ResetPreview& preview)
{
    auto* sheet = new ResetSheet(*m_workbench.snapshot(), preview, this);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        m_result->hide();
        m_workbench.reset(sheet->confirmation());
    });
    sheet->open();
}

void MainWindow::chooseDatabase()
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot || snapshot->project == nullptr) {
        return;
    }
    const QString file = FileDialog::chooseDatabase(
        this, tr("Choose an SQLite database, or name a new one"), snapshot->project->file.folder);
    if (!file.isEmpty()) {
        const QString url = u"sqlite:///"_s + file;
        m_settings.setDatabaseUrl(snapshot->path, url);
        m_workbench.useDatabase(url);
    }
}

void MainWindow::focusFilter()
{
    switch (static_cast<Page>(m_pages->currentIndex())) {
    case Page::History:
        return m_history->focusFilter();
    case Page::Tables:
        return m_tables->focusFilter();
    case Page::Diagram:
        return m_diagram->focusFilter();
    }
}

void MainWindow::updateActions()
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    m_actions.update(snapshot != nullptr,
                     snapshot && snapshot->hasReadDatabase(),
                     m_workbench.runner().isBusy(),
                     !m_undoBackup.isEmpty());
    m_actions.back->setEnabled(m_navigator.canGoBack());
    m_actions.forward->setEnabled(m_navigator.canGoForward());
}

}  // namespace limbeck::ui
