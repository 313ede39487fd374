// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/actions.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QWidget>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QObject::tr(text);
}

QAction* make(QWidget* window,
              const QString& name,
              const QString& text,
              const QString& tip,
              const QList<QKeySequence>& shortcuts = {})
{
    auto* action = new QAction(text, window);
    action->setObjectName(u"action."_s + name);
    action->setShortcuts(shortcuts);
    const QString keys = shortcuts.isEmpty()
                             ? QString()
                             : u" (%1)"_s.arg(shortcuts.first().toString(QKeySequence::NativeText));
    action->setToolTip(tip + keys);
    action->setStatusTip(tip);
    window->addAction(action);
    return action;
}

}  // namespace

Actions::Actions(QWidget* window)
{
    openFolder = make(window,
                      u"openFolder"_s,
                      tr("&Open folder…"),
                      tr("Open a folder with an alembic.ini"),
                      {QKeySequence(QKeySequence::Open)});
    openExample = make(window,
                       u"openExample"_s,
                       tr("Open &example"),
                       tr("Open a copy of the bundled project with 22 tables"));
    closeProject = make(window,
                        u"closeProject"_s,
                        tr("&Close project"),
                        tr("Go back to the start page"),
                        {QKeySequence(QKeySequence::Close)});
    chooseDatabase = make(window,
                          u"chooseDatabase"_s,
                          tr("Choose &database…"),
                          tr("Use another SQLite file, or a new one, for this project"));
    refresh = make(window,
                   u"refresh"_s,
                   tr("&Refresh"),
                   tr("Read project and database again"),
                   {QKeySequence(u"Ctrl+R"_s), QKeySequence(u"F5"_s)});
    quit =
        make(window, u"quit"_s, tr("&Quit"), tr("Close the window"), {QKeySequence(u"Ctrl+Q"_s)});
    back = make(window,
                u"back"_s,
                tr("&Back"),
                tr("Go back to the last selection"),
                {QKeySequence(u"Alt+Left"_s)});
    forward = make(window,
                   u"forward"_s,
                   tr("&Forward"),
                   tr("Go forward again"),
                   {QKeySequence(u"Alt+Right"_s)});
    showHistory = make(window,
                       u"showHistory"_s,
                       tr("&History"),
                       tr("Show the revisions"),
                       {QKeySequence(u"Ctrl+1"_s)});
    showTables = make(
        window, u"showTables"_s, tr("&Tables"), tr("Show the tables"), {QKeySequence(u"Ctrl+2"_s)});
    showDiagram = make(window,
                       u"showDiagram"_s,
                       tr("&Diagram"),
                       tr("Show the tables and their relations as a picture"),
                       {QKeySequence(u"Ctrl+3"_s)});
    find = make(window,
                u"find"_s,
                tr("&Find"),
                tr("Filter what this page shows"),
                {QKeySequence(QKeySequence::Find)});
    upgrade = make(window,
                   u"upgrade"_s,
                   tr("&Upgrade…"),
                   tr("Show what an upgrade to the heads would do, then do it"),
                   {QKeySequence(u"F8"_s)});
    reset = make(window,
                 u"reset"_s,
                 tr("&Reset database…"),
                 tr("Show what would be lost, then back up and build the database anew"),
                 {QKeySequence(u"Ctrl+Shift+R"_s)});
    undo = make(window,
                u"undo"_s,
                tr("U&ndo"),
                tr("Put the last backup of this window back"),
                {QKeySequence(QKeySequence::Undo)});
    cancel = make(window, u"cancel"_s, tr("Cancel"), tr("Stop the running job"));
    about = make(window, u"about"_s, tr("&About Limbeck"), tr("Version and licence"));
    updateIcons(window);
}

void Actions::updateIcons(const QWidget* window) const
{
    const QPalette palette = window->palette();
    openFolder->setIcon(icon(u"folder"_s, palette));
    openExample->setIcon(icon(u"example"_s, palette));
    chooseDatabase->setIcon(icon(u"database"_s, palette));
    refresh->setIcon(icon(u"refresh"_s, palette));
    back->setIcon(icon(u"back"_s, palette));
    forward->setIcon(icon(u"forward"_s, palette));
    showHistory->setIcon(icon(u"history"_s, palette));
    showTables->setIcon(icon(u"table"_s, palette));
    showDiagram->setIcon(icon(u"diagram"_s, palette));
    upgrade->setIcon(icon(u"upgrade"_s, palette));
    reset->setIcon(icon(u"reset"_s, palette));
    undo->setIcon(icon(u"undo"_s, palette));
}

void Actions::update(bool hasProject, bool hasDatabase, bool isBusy, bool canUndo) const
{
    for (QAction* action : {showHistory, showTables, showDiagram, find, closeProject}) {
        action->setEnabled(hasProject);
    }
    for (QAction* action : {chooseDatabase, refresh}) {
        action->setEnabled(hasProject && !isBusy);
    }
    upgrade->setEnabled(hasDatabase && !isBusy);
    reset->setEnabled(hasDatabase && !isBusy);
    undo->setEnabled(hasDatabase && !isBusy && canUndo);
    cancel->setEnabled(isBusy);
}

}  // namespace limbeck::ui
