// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that makes menus and toolbar and connects actions, pages and Workbench.

#include "ui/diagram/diagrampage.h"
#include "ui/history/historypage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/startpage.h"
#include "ui/tables/tablespage.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

void MainWindow::buildMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_actions.openFolder, m_actions.openExample, m_actions.closeProject});
    file->addSeparator();
    file->addAction(m_actions.quit);
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_actions.undo, m_actions.find});
    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_actions.showHistory, m_actions.showTables, m_actions.showDiagram});
    view->addSeparator();
    QAction* inspector = m_inspectorDock->toggleViewAction();
    inspector->setObjectName(u"action.inspector"_s);
    inspector->setShortcut(QKeySequence(u"F4"_s));
    view->addAction(inspector);
    view->addAction(m_actions.refresh);
    QMenu* go = menuBar()->addMenu(tr("&Go"));
    go->addActions({m_actions.back, m_actions.forward});
    QMenu* database = menuBar()->addMenu(tr("&Database"));
    database->addActions({m_actions.upgrade, m_actions.reset});
    m_backups = database->addMenu(tr("&Backups"));
    m_backups->setObjectName(u"menu.backups"_s);
    database->addSeparator();
    database->addAction(m_actions.chooseDatabase);
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(m_actions.about);
    connect(m_backups, &QMenu::aboutToShow, this, &MainWindow::fillBackups);
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(tr("Main toolbar"));
    m_toolBar->setObjectName(u"toolbar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->addAction(m_actions.back);
    m_toolBar->addAction(m_actions.forward);
    for (QAction* action : {m_actions.back, m_actions.forward}) {
        auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(action));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.openFolder, m_actions.refresh});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.upgrade, m_actions.reset, m_actions.undo});
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
    connect(m_actions.refresh, &QAction::triggered, &m_workbench, &Workbench::reload);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.upgrade, &QAction::triggered, this, [this] {
        m_workbench.previewUpgrade(u"heads"_s);
    });
    connect(m_actions.reset, &QAction::triggered, &m_workbench, &Workbench::previewReset);
    connect(m_actions.undo, &QAction::triggered, this, [this] {
        const bool isUndo = m_actions.undo->text() == tr("Undo");
        m_workbench.restore(m_undoBackup, isUndo ? tr("Redo") : tr("Undo"));
    });
    connect(m_actions.cancel, &QAction::triggered, &m_workbench, &Workbench::cancel);
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
    connect(m_actions.find, &QAction::triggered, this, &MainWindow::focusFilter);
    connect(m_actions.back, &QAction::triggered, &m_navigator, &Navigator::goBack);
    connect(m_actions.forward, &QAction::triggered, &m_navigator, &Navigator::goForward);
    connect(&m_navigator, &Navigator::placeChanged, this, &MainWindow::updateActions);
    connect(m_start, &StartPage::projectWanted, this, [this](const QString& path) {
        openProject(path);
    });
    connect(m_history, &HistoryPage::detailsWanted, &m_workbench, &Workbench::wantDetails);
    connect(m_history, &HistoryPage::upgradeWanted, &m_workbench, &Workbench::previewUpgrade);
    connect(&m_workbench, &Workbench::detailsReady, m_history, &HistoryPage::showDetails);
    connect(m_tables, &TablesPage::diagramWanted, this, [this](const TableName& table) {
        showPage(Page::Diagram);
        m_diagram->showTable(table);
    });
    connect(m_diagram, &DiagramPage::inspectorWanted, m_inspectorDock, [this] {
        m_inspectorDock->show();
        m_inspectorDock->raise();
    });
}

void MainWindow::connectWorkbench()
{
    connect(&m_workbench, &Workbench::snapshotChanged, this, &MainWindow::takeSnapshot);
    connect(&m_workbench, &Workbench::upgradePreviewed, this, &MainWindow::openUpgradeSheet);
    connect(&m_workbench, &Workbench::resetPreviewed, this, &MainWindow::openResetSheet);
    connect(&m_workbench, &Workbench::finished, this, &MainWindow::takeOutcome);
    connect(&m_workbench, &Workbench::failed, this, [this](const Error& error) {
        m_progress->hide();
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

void MainWindow::fillBackups()
{
    m_backups->clear();
    for (const Backup& backup : m_workbench.backups()) {
        const QString text = tr("%1 at %2, %3")
                                 .arg(QLocale().toString(backup.created, QLocale::ShortFormat),
                                      backup.revision,
                                      QLocale().formattedDataSize(backup.bytes));
        QAction* action = m_backups->addAction(
            text, this, [this, path = backup.path] { m_workbench.restore(path, tr("Undo")); });
        action->setToolTip(backup.path);
    }
    if (m_backups->isEmpty()) {
        m_backups->addAction(tr("No backups yet"))->setEnabled(false);
    }
}

}  // namespace limbeck::ui
