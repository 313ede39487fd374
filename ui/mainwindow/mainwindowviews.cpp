// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that deals with saved views.

#include "ui/diagram/diagrampage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagesplit.h"
#include "ui/mainwindow/panes.h"
#include "ui/objects/objectspane.h"
#include "ui/tables/tableinspector.h"
#include "ui/tables/tablespage.h"
#include "ui/views/viewkeeper.h"
#include "ui/views/viewlist.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectViews()
{
    ViewList& list = m_panes->objects().views();
    list.setSaveAction(*m_actions.saveView);
    connect(m_actions.saveView, &QAction::triggered, this, &MainWindow::saveView);
    connect(m_actions.everyTable, &QAction::triggered, m_views, [this] { m_views->choose({}); });
    connect(m_actions.undoView, &QAction::triggered, this, [this] {
        m_result->hide();  // first: the keeper may say there why not
        m_views->undoRemove();
    });
    connect(m_actions.guessRelations, &QAction::toggled, this, [this](bool isGuessing) {
        m_settings.setGuessing(isGuessing);
        m_diagram->setGuessing(isGuessing);
        m_panes->inspector().setGuessing(isGuessing);
    });
    m_actions.guessRelations->setChecked(m_settings.isGuessing());
    connect(&list, &ViewList::viewWanted, m_views, &ViewKeeper::choose);
    connect(&list, &ViewList::removeWanted, m_views, &ViewKeeper::remove, Qt::QueuedConnection);
    // Queued: the list is still closing the editor in which the name was typed.
    connect(&list, &ViewList::renameWanted, m_views, &ViewKeeper::rename, Qt::QueuedConnection);
    connect(m_views, &ViewKeeper::changed, this, &MainWindow::takeViews);
    connect(m_views, &ViewKeeper::narrowingChanged, this, [this] {
        const SnapshotPtr shown = m_views->narrowed(m_time.view());
        m_tables->setSnapshot(m_time.view(), shown);
        m_diagram->setSnapshot(shown, m_time.view());
    });
    connect(m_views, &ViewKeeper::failed, &m_workbench, &Workbench::failed);
    connect(m_views, &ViewKeeper::removed, this, [this](const QString& name) {
        m_result->say(Role::Success,
                      tr("The view “%1” is deleted. Its tables are as they were.").arg(name),
                      {m_actions.undoView});
    });
}

/// Tables and diagram show the view that is looked at; everything else shows every table.
void MainWindow::takeViews()
{
    const QString current = m_views->current();
    m_panes->objects().views().setViews(m_views->views(), current);
    m_actions.saveView->setEnabled(m_views->canSave());
    m_actions.undoView->setEnabled(m_views->canUndoRemove());
    m_actions.everyTable->setVisible(!current.isEmpty());
    QString name = current;
    name.replace(u'&', u"&&"_s);  // no letter to press
    m_actions.everyTable->setText(tr("View %1: show &every table").arg(name));
}

void MainWindow::saveView()
{
    const bool isTables = m_split->active() == static_cast<int>(Page::Tables);
    const QList<TableName> chosen =
        isTables ? m_tables->chosenTables() : m_panes->objects().chosenTables();
    if (chosen.isEmpty()) {
        m_result->say(Role::Warning, tr("There is no table to save: select some, or filter."));
        return;
    }
    QStringList names;
    for (const TableName& table : chosen) {
        names << table.toString();
    }
    const QString name =
        FileDialog::enterText(this, tr("Save as a view"), tr("Name for: %1").arg(firstOf(names)));
    const bool isAgreed =
        !name.trimmed().isEmpty() && m_views->readAgain()
        && (!m_views->views().contains(name.trimmed())
            || MessageBox::confirm(
                this, tr("Save as a view"), tr("Replace the view “%1”?").arg(name.trimmed())));
    if (isAgreed) {
        m_views->save(name.trimmed(), names);
    }
}

}  // namespace limbeck::ui
