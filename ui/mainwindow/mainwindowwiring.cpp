// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that makes menus and toolbar and connects actions, pages and Workbench.

#include "ui/bottom/backupspane.h"
#include "ui/bottom/operationspane.h"
#include "ui/bottom/outputpane.h"
#include "ui/bottom/sqlpane.h"
#include "ui/charts/chartspage.h"
#include "ui/consolidate/takebacksheet.h"
#include "ui/diagram/diagrampage.h"
#include "ui/history/historypage.h"
#include "ui/language/languagemenu.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/projectwatcher.h"
#include "ui/mainwindow/startpage.h"
#include "ui/mainwindow/targetmenu.h"
#include "ui/objects/objectspane.h"
#include "ui/palette/palette.h"
#include "ui/problems/problemspage.h"
#include "ui/tables/pathdialog.h"
#include "ui/tables/tableinspector.h"
#include "ui/tables/tablespage.h"
#include "ui/task/taskrunner.h"
#include "ui/time/timebar.h"
#include "ui/time/timememory.h"
#include "ui/views/viewkeeper.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

void MainWindow::buildMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_actions.openFolder, m_actions.openExample, m_actions.closeProject});
    file->addSeparator();
    file->addAction(m_actions.exportReport);
    file->addSeparator();
    file->addAction(m_actions.quit);
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_actions.undo, m_actions.undoView, m_actions.find});
    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_actions.showHistory,
                      m_actions.showTables,
                      m_actions.showDiagram,
                      m_actions.showChanges,
                      m_actions.showProblems,
                      m_actions.showCharts});
    view->addSeparator();
    view->addActions({m_actions.splitPages});
    view->addActions(m_panes->toggles());
    view->addAction(m_actions.nextPane);
    view->addSeparator();
    view->addActions({m_actions.saveView, m_actions.everyTable, m_actions.guessRelations});
    view->addSeparator();
    view->addAction(m_actions.refresh);
    auto* language = new LanguageMenu(m_settings.language(), view);
    view->addMenu(language);
    connect(language, &LanguageMenu::languageChosen, this, &MainWindow::changeLanguage);
    QMenu* go = menuBar()->addMenu(tr("&Go"));
    go->addActions({m_actions.goToAnything, m_actions.back, m_actions.forward});
    go->addSeparator();
    go->addActions({m_actions.historyOfTable,
                    m_actions.diagramOfTable,
                    m_actions.pathBetween,
                    m_actions.openScript});
    QMenu* time = menuBar()->addMenu(tr("&Time"));
    time->addActions({m_actions.asOf, m_actions.older, m_actions.newer, m_actions.toNow});
    time->addSeparator();
    time->addActions({m_actions.compareWith, m_actions.compareApplied});
    QMenu* migrations = menuBar()->addMenu(tr("&Migrations"));
    migrations->addActions({m_actions.consolidate, m_actions.takeBack, m_actions.unfold});
    migrations->addSeparator();
    migrations->addAction(m_actions.stampHead);
    QMenu* database = menuBar()->addMenu(tr("&Database"));
    database->addActions(
        {m_actions.upgrade, m_actions.reset, m_actions.stampHead, m_actions.mergeHeads});
    m_backups = database->addMenu(tr("&Backups"));
    m_backups->setObjectName(u"menu.backups"_s);
    database->addSeparator();
    database->addActions({m_actions.chooseDatabase, m_actions.enterUrl, m_actions.pinTarget});
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addActions({m_actions.shortcuts, m_actions.about});
    connect(m_backups, &QMenu::aboutToShow, this, &MainWindow::fillBackups);
}

void MainWindow::changeLanguage(const QString& code, const QString& name)
{
    m_settings.setLanguage(code);
    m_result->say(Role::Success,
                  tr("Language: %1. It is used from the next start of Limbeck on.").arg(name));
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(tr("Main toolbar"));
    m_toolBar->setObjectName(u"toolbar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const QList<QAction*> bare = {m_actions.back, m_actions.forward, m_actions.refresh};
    m_toolBar->addActions(bare);
    for (QAction* action : bare) {
        auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(action));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text().remove(u'&'));
    }
    m_toolBar->addSeparator();
    m_targets = new TargetMenu(m_settings,
                               *m_watch,
                               *m_toolBar,
                               {m_actions.chooseDatabase, m_actions.enterUrl, m_actions.pinTarget});
    m_timeBar = new TimeBar(m_time, *m_toolBar, *m_actions.toNow);
    m_toolBar->addAction(m_actions.everyTable);
    auto* room = new QWidget(m_toolBar);
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(room);
    m_toolBar->addActions({m_actions.upgrade, m_actions.reset});
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions.goToAnything);
}

void MainWindow::connectActions()
{
    connect(m_actions.openFolder, &QAction::triggered, this, [this] {
        const QString folder =
            FileDialog::chooseFolder(this, tr("Open a folder with an alembic.ini"));
        if (!folder.isEmpty()) {
            openProject(folder);
        }
    });
    connect(m_actions.openExample, &QAction::triggered, this, [this] {
        m_workbench.openExample(m_exampleFolder);
    });
    connect(m_actions.closeProject, &QAction::triggered, &m_workbench, &Workbench::close);
    connect(m_actions.chooseDatabase, &QAction::triggered, this, &MainWindow::chooseDatabase);
    connect(m_actions.enterUrl, &QAction::triggered, this, &MainWindow::enterUrl);
    connect(m_actions.exportReport, &QAction::triggered, this, &MainWindow::openExportSheet);
    connect(m_actions.refresh, &QAction::triggered, &m_workbench, &Workbench::reload);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.upgrade, &QAction::triggered, this, [this] {
        m_workbench.previewUpgrade(u"heads"_s);
    });
    connect(m_actions.reset, &QAction::triggered, &m_workbench, &Workbench::previewReset);
    connect(m_actions.undo, &QAction::triggered, this, &MainWindow::undoLast);
    connect(m_actions.cancel, &QAction::triggered, &m_workbench, &Workbench::cancel);
    connect(m_actions.stampHead, &QAction::triggered, this, [this] {
        const SnapshotPtr snapshot = m_workbench.snapshot();
        if (snapshot && snapshot->graph.heads().size() == 1) {
            m_workbench.previewStamp(snapshot->graph.heads().first());
        }
    });
    connect(m_actions.mergeHeads, &QAction::triggered, this, &MainWindow::mergeHeads);
    connect(m_actions.consolidate, &QAction::triggered, this, &MainWindow::consolidateSelection);
    connect(m_actions.unfold, &QAction::triggered, m_history, [this] {
        showPage(Page::History);
        m_history->toggleFold();
    });
    connect(m_actions.takeBack, &QAction::triggered, this, [this] { takeBack({}); });
    connect(m_actions.shortcuts, &QAction::triggered, this, &MainWindow::openShortcuts);
    connect(m_actions.openScript, &QAction::triggered, this, &MainWindow::openScript);
    connect(m_actions.about, &QAction::triggered, this, [this] {
        QMessageBox::about(this,
                           tr("About Limbeck"),
                           tr("Limbeck %1\nSees and runs Alembic migrations without Python.\n"
                              "Free software under the GNU GPL, version 3 or later.")
                               .arg(QCoreApplication::applicationVersion()));
    });
}

void MainWindow::connectPageActions()
{
    const auto show = [this](QAction* action, Page page) {
        connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    };
    show(m_actions.showHistory, Page::History);
    show(m_actions.showTables, Page::Tables);
    show(m_actions.showDiagram, Page::Diagram);
    show(m_actions.showChanges, Page::Changes);
    show(m_actions.showProblems, Page::Problems);
    show(m_actions.showCharts, Page::Charts);
    connect(m_actions.find, &QAction::triggered, this, &MainWindow::focusFilter);
    connect(m_actions.back, &QAction::triggered, &m_navigator, &Navigator::goBack);
    connect(m_actions.forward, &QAction::triggered, &m_navigator, &Navigator::goForward);
    connect(&m_navigator, &Navigator::placeChanged, this, &MainWindow::updateActions);
    connect(m_actions.goToAnything, &QAction::triggered, this, [this] {
        m_palette->open(m_time.view());
    });
    connect(m_actions.nextPane, &QAction::triggered, this, &MainWindow::focusNextPane);
    connect(m_actions.historyOfTable, &QAction::triggered, this, [this] {
        if (const TableName table = m_navigator.lastTable(); !table.isEmpty()) {
            showPage(Page::History);
            m_history->showTouching(table);
        }
    });
    connect(m_actions.diagramOfTable, &QAction::triggered, this, [this] {
        if (const TableName table = m_navigator.lastTable(); !table.isEmpty()) {
            showPage(Page::Diagram);
            m_diagram->showTable(table);
        }
    });
    connect(m_actions.pathBetween, &QAction::triggered, this, [this] {
        auto* dialog = new PathDialog(m_time.view(), m_navigator.lastTable(), m_navigator, this);
        dialog->open();
    });
    connect(m_palette, &Palette::chosen, this, &MainWindow::goTo);
    connect(m_status, &StatusLine::cellActivated, this, &MainWindow::activateCell);
}

void MainWindow::connectPages()
{
    connect(m_start, &StartPage::projectWanted, this, [this](const QString& path) {
        openProject(path);
    });
    connect(m_history, &HistoryPage::detailsWanted, &m_time, &TimeMachine::wantDetails);
    connect(m_history, &HistoryPage::upgradeWanted, &m_workbench, &Workbench::previewUpgrade);
    connect(m_history, &HistoryPage::downgradeWanted, &m_workbench, &Workbench::previewDowngrade);
    connect(m_history, &HistoryPage::stampWanted, &m_workbench, &Workbench::previewStamp);
    connect(m_history, &HistoryPage::consolidateWanted, this, &MainWindow::openConsolidateWizard);
    connect(m_history, &HistoryPage::foldChanged, this, &MainWindow::updateActions);
    connect(m_history, &HistoryPage::takeBackWanted, this, &MainWindow::takeBack);
    connect(m_history, &HistoryPage::asOfWanted, &m_time, [this](const RevisionId& id) {
        m_time.show({.kind = TimePoint::Kind::Revision, .revision = id});
    });
    connect(m_history,
            &HistoryPage::compareWanted,
            &m_time,
            [this](const TimePoint& from, const RevisionId& to) {
                m_time.show({.kind = TimePoint::Kind::Revision, .revision = to}, from);
                showPage(Page::Changes);
            });
    const auto showDiagram = [this](const TableName& table) {
        showPage(Page::Diagram);
        m_diagram->showTable(table);
    };
    connect(m_tables, &TablesPage::diagramWanted, this, showDiagram);
    connect(&m_panes->objects(), &ObjectsPane::tableActivated, this, showDiagram);
    connect(m_diagram, &DiagramPage::inspectorWanted, m_panes, &Panes::showInspector);
    connect(&m_panes->inspector(),
            &TableInspector::revisionActivated,
            this,
            [this](const RevisionId& revision) {
                showPage(Page::History);
                m_navigator.goToRevision(revision);
            });
    connect(m_problems, &ProblemsPage::countChanged, this, [this](int count) {
        m_pages->setTabText(static_cast<int>(Page::Problems),
                            count == 0 ? tr("Problems") : tr("Problems %1").arg(count));
        m_status->setProblemCount(count);
    });
    connect(m_problems,
            &ProblemsPage::placeActivated,
            this,
            [this](const RevisionId& revision, const TextLocation& where) {
                if (m_workbench.snapshot()->graph.find(revision) != nullptr) {
                    showPage(Page::History);
                    m_history->showSource(revision, where.line);
                } else if (!where.file.isEmpty()) {
                    QDesktopServices::openUrl(QUrl::fromLocalFile(where.file));
                }
            });
    connect(&m_panes->backups(), &BackupsPane::restoreWanted, this, &MainWindow::restoreBackup);
    connect(&m_panes->operations(), &OperationsPane::undoWanted, this, &MainWindow::undoOperation);
}

void MainWindow::connectTime()
{
    connect(m_actions.asOf, &QAction::triggered, this, [this] { m_timeBar->openAsOf(); });
    connect(m_actions.compareWith, &QAction::triggered, this, [this] { m_timeBar->openCompare(); });
    connect(m_actions.compareApplied, &QAction::triggered, this, [this] {
        m_time.show({.kind = TimePoint::Kind::Heads}, {.kind = TimePoint::Kind::Applied});
        showPage(Page::Changes);
    });
    connect(m_actions.older, &QAction::triggered, &m_time, &TimeMachine::goOlder);
    connect(m_actions.newer, &QAction::triggered, &m_time, &TimeMachine::goNewer);
    connect(m_actions.toNow, &QAction::triggered, &m_time, &TimeMachine::goToNow);
    connect(&m_time, &TimeMachine::viewChanged, this, &MainWindow::takeView);
    connect(&m_workbench, &Workbench::rowsCounted, &m_time, &TimeMachine::setCounted);
    connect(&m_time, &TimeMachine::rowsCounted, this, [this](const SnapshotPtr& view) {
        m_tables->setSnapshot(view, m_views->narrowed(view));
        m_charts->setSnapshot(view);
        m_panes->setSnapshot(view);
    });
    connect(&m_time, &TimeMachine::detailsReady, m_history, &HistoryPage::showDetails);
    connect(&m_time, &TimeMachine::detailsReady, &m_panes->sql(), &SqlPane::showDetails);
    connect(&m_time, &TimeMachine::factsReady, m_problems, &ProblemsPage::setFacts);
    connect(&m_time, &TimeMachine::factsReady, m_history, &HistoryPage::setFacts);
    connect(&m_time, &TimeMachine::factsReady, m_tables, &TablesPage::setFacts);
    connect(&m_time, &TimeMachine::factsReady, m_status, &StatusLine::setFacts);
    connect(&m_panes->inspector(), &TableInspector::storyWanted, &m_time, &TimeMachine::wantStory);
    connect(&m_time, &TimeMachine::storyReady, &m_panes->inspector(), &TableInspector::setStory);
    connect(&m_time, &TimeMachine::failed, this, [this](const Error& error) {
        m_panes->output().addLine(error.toText());
        m_result->say(Role::Warning, error.toText());
    });
}

void MainWindow::activateCell(StatusLine::Cell cell)
{
    switch (cell) {
    case StatusLine::Cell::Project:
        return m_palette->open(m_time.view());
    case StatusLine::Cell::Engine:
    case StatusLine::Cell::Target:
        return m_actions.chooseDatabase->trigger();
    case StatusLine::Cell::Applied:
        showPage(Page::History);
        return m_history->showPending();
    case StatusLine::Cell::Drift:
        m_time.show({.kind = TimePoint::Kind::Now}, {.kind = TimePoint::Kind::Applied});
        return showPage(Page::Changes);
    case StatusLine::Cell::Problems:
        return showPage(Page::Problems);
    case StatusLine::Cell::Schema:
        return showPage(Page::Tables);
    }
}

void MainWindow::goTo(const PaletteEntry& entry)
{
    switch (entry.kind) {
    case PaletteEntry::Kind::Table:
    case PaletteEntry::Kind::Column:
    case PaletteEntry::Kind::Constraint: {
        // Both of these pages show a table; the others only its traces.
        const bool showsTables = m_tables->isVisible() || m_diagram->isVisible();
        if (!showsTables) {
            showPage(Page::Tables);
        }
        m_panes->showInspector();
        return m_navigator.goToTable(entry.table);
    }
    case PaletteEntry::Kind::Revision:
        showPage(Page::History);
        return m_navigator.goToRevision(entry.revision);
    case PaletteEntry::Kind::Action:
        if (auto* action = findChild<QAction*>(entry.action)) {
            action->trigger();
        }
        return;
    }
}

void MainWindow::openScript()
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    const Revision* revision =
        snapshot ? snapshot->graph.find(m_history->selectedRevision()) : nullptr;
    if (revision != nullptr && !revision->file.isEmpty()) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(revision->file));
    }
}

void MainWindow::connectWorkbench()
{
    connect(&m_workbench, &Workbench::snapshotChanged, this, &MainWindow::takeSnapshot);
    connect(&m_workbench, &Workbench::upgradePreviewed, this, &MainWindow::openUpgradeSheet);
    connect(&m_workbench, &Workbench::projectsFound, this, &MainWindow::offerProjects);
    connect(&m_workbench, &Workbench::downgradePreviewed, this, &MainWindow::openDowngradeSheet);
    connect(&m_workbench, &Workbench::stampPreviewed, this, &MainWindow::openStampSheet);
    connect(m_watcher, &ProjectWatcher::changed, this, [this] {
        if (!m_workbench.runner().isBusy()) {  // a run of our own reads everything again anyway
            m_workbench.reload();
        }
    });
    connect(&m_workbench, &Workbench::resetPreviewed, this, &MainWindow::openResetSheet);
    connect(&m_workbench, &Workbench::finished, this, &MainWindow::takeOutcome);
    connect(&m_workbench, &Workbench::reportWritten, this, [this](const Outcome& outcome) {
        m_progress->hide();
        m_result->say(outcome.isOk ? Role::Success : Role::Problem, outcome.text);
    });
    connect(
        &m_consolidator, &Consolidator::takeBackPreviewed, this, &MainWindow::openTakeBackSheet);
    connect(&m_consolidator,
            &Consolidator::takenBack,
            this,
            [this](const command::Unconsolidated& done) {
                Outcome outcome;
                outcome.text = takenBackText(done);
                takeOutcome(outcome);
                m_workbench.reload();
            });
    connect(&m_consolidator, &Consolidator::failed, &m_workbench, &Workbench::failed);
    connect(&m_workbench, &Workbench::failed, this, [this](const Error& error) {
        m_progress->hide();
        m_panes->output().addLine(error.toText());
        m_result->say(Role::Problem, error.toText());
    });
    TaskRunner& runner = m_workbench.runner();
    connect(&runner, &TaskRunner::progressed, this, &MainWindow::showProgress);
    connect(&runner, &TaskRunner::busyChanged, this, [this](bool isBusy) {
        if (!isBusy) {
            m_progress->hide();
        }
        updateActions();
    });
}

}  // namespace limbeck::ui
