// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that puts the pages together and leads to them.

#include "ui/changes/changespage.h"
#include "ui/charts/chartspage.h"
#include "ui/diagram/diagrampage.h"
#include "ui/history/historypage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagesplit.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/startpage.h"
#include "ui/problems/problemspage.h"
#include "ui/tables/tablespage.h"
#include "ui/widget/banner.h"

#include <QAction>
#include <QApplication>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

void MainWindow::buildPages()
{
    m_start = new StartPage(m_actions.openFolder, m_actions.openExample, this);
    m_pages = new QTabWidget(this);
    m_pages->setObjectName(u"pages"_s);
    m_pages->setDocumentMode(true);
    m_pages->setAccessibleName(tr("Pages"));
    m_split = new PageSplit(m_pages, this);
    m_history = new HistoryPage(m_navigator, m_pages);
    m_tables = new TablesPage(m_navigator, m_pages);
    m_diagram = new DiagramPage(m_navigator, m_pages);
    m_pages->addTab(m_history, tr("History"));
    m_pages->addTab(m_tables, tr("Tables"));
    m_changes = new ChangesPage(m_navigator, m_time.runner(), *m_actions.compareApplied, m_pages);
    m_problems = new ProblemsPage(m_navigator, m_pages);
    m_pages->addTab(m_diagram, tr("Diagram"));
    m_pages->addTab(m_changes, tr("Changes"));
    m_charts = new ChartsPage(m_pages);
    m_pages->addTab(m_problems, tr("Problems"));
    m_pages->addTab(m_charts, tr("Charts"));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_split);
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

void MainWindow::showPage(Page page)
{
    if (m_shownPath.isEmpty()) {
        m_wantedPage = page;  // what is remembered of the project must not turn to another one
    }
    m_split->goTo(static_cast<int>(page));
}

void MainWindow::focusFilter()
{
    switch (static_cast<Page>(m_split->active())) {
    case Page::History:
        return m_history->focusFilter();
    case Page::Tables:
        return m_tables->focusFilter();
    case Page::Diagram:
        return m_diagram->focusFilter();
    case Page::Changes:
        return m_changes->focusFilter();
    case Page::Problems:
        return m_problems->focusFilter();
    case Page::Charts:
        return m_charts->setFocus();
    }
}

void MainWindow::connectSplit()
{
    connect(m_actions.splitPages, &QAction::triggered, m_split, &PageSplit::toggle);
    connect(m_split, &PageSplit::besideChanged, this, [this] {
        m_actions.splitPages->setChecked(m_split->beside().has_value());
    });
}

/// From the page of the tabs to the one beside, then to the panes, and back.
void MainWindow::focusNextPane()
{
    const QWidget* focused = QApplication::focusWidget();
    if (m_split->beside() && focused != nullptr && m_pages->isAncestorOf(focused)) {
        m_split->goTo(*m_split->beside());
    } else {
        m_panes->focusNext(*m_pages->currentWidget());
    }
}

}  // namespace limbeck::ui
