// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/actions.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QWidget>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

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
    makeFileActions(window);
    makePageActions(window);
    makeTimeActions(window);
    makeDatabaseActions(window);
    about = make(window, u"about"_s, tr("&About Limbeck"), tr("Version and licence"));
    shortcuts = make(window,
                     u"shortcuts"_s,
                     tr("&Keyboard shortcuts…"),
                     tr("See and change the keys of all actions"),
                     {QKeySequence(u"Ctrl+?"_s)});
    updateIcons(window);
}

void Actions::makeFileActions(QWidget* window)
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
    exportReport = make(window,
                        u"exportReport"_s,
                        tr("Export a &report…"),
                        tr("Write the tables and their history to a file to hand on"),
                        {QKeySequence(u"Ctrl+E"_s)});
    chooseDatabase = make(window,
                          u"chooseDatabase"_s,
                          tr("Choose &database…"),
                          tr("Use another SQLite file, or a new one, for this project"));
    enterUrl = make(window,
                    u"enterUrl"_s,
                    tr("Other database by UR&L…"),
                    tr("Use the database of a server, as an SQLAlchemy URL says it"));
    pinTarget = make(window,
                     u"pinTarget"_s,
                     tr("Show &another database as well…"),
                     tr("Show in the history where one more database stands, without changing it"));
    refresh = make(window,
                   u"refresh"_s,
                   tr("&Refresh"),
                   tr("Read project and database again"),
                   {QKeySequence(u"Ctrl+R"_s)});
    quit =
        make(window, u"quit"_s, tr("&Quit"), tr("Close the window"), {QKeySequence(u"Ctrl+Q"_s)});
}

void Actions::makePageActions(QWidget* window)
{
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
    showChanges = make(window,
                       u"showChanges"_s,
                       tr("&Changes"),
                       tr("Show what differs from the moment to compare with"),
                       {QKeySequence(u"Ctrl+4"_s)});
    showProblems = make(window,
                        u"showProblems"_s,
                        tr("&Problems"),
                        tr("Show what is wrong with the history, the scripts and the database"),
                        {QKeySequence(u"Ctrl+5"_s)});
    showCharts = make(window,
                      u"showCharts"_s,
                      tr("Ch&arts"),
                      tr("Show how the schema has grown, and what it consists of"),
                      {QKeySequence(u"Ctrl+6"_s)});
    goToAnything = make(window,
                        u"palette"_s,
                        tr("&Go to anything…"),
                        tr("Find a table, column, revision, constraint or action by a few letters"),
                        {QKeySequence(u"Ctrl+K"_s)});
    nextPane = make(window,
                    u"nextPane"_s,
                    tr("&Next pane"),
                    tr("Move the keyboard to the next pane"),
                    {QKeySequence(u"F6"_s)});
    splitPages = make(window,
                      u"splitPages"_s,
                      tr("T&wo pages side by side"),
                      tr("Show a second page beside the first, or one page only"),
                      {QKeySequence(u"Ctrl+\\"_s)});
    splitPages->setCheckable(true);
    historyOfTable = make(window,
                          u"historyOfTable"_s,
                          tr("&History of the selection"),
                          tr("Show which revisions made the selected table what it is"),
                          {QKeySequence(u"H"_s)});
    diagramOfTable = make(window,
                          u"diagramOfTable"_s,
                          tr("&Diagram of the selection"),
                          tr("Show the selected table in the diagram"),
                          {QKeySequence(u"D"_s)});
    pathBetween = make(window,
                       u"pathBetween"_s,
                       tr("&Path between two tables…"),
                       tr("Find the shortest ways from one table to another over foreign keys"),
                       {QKeySequence(u"Ctrl+P"_s)});
    openScript = make(window,
                      u"openScript"_s,
                      tr("Open &script"),
                      tr("Open the selected revision's file in your editor"),
                      {QKeySequence(u"G"_s)});
    guessRelations = make(window,
                          u"guessRelations"_s,
                          tr("&Guess relations"),
                          tr("Show columns that look like references but have no foreign key, in "
                             "the diagram as dashed lines"));
    guessRelations->setCheckable(true);
    saveView = make(window,
                    u"saveView"_s,
                    tr("Save as a &view…"),
                    tr("Give the selected tables a name, or those that the filter shows"),
                    {QKeySequence(u"Ctrl+Shift+S"_s)});
    everyTable = make(window,
                      u"everyTable"_s,
                      tr("Show &every table"),
                      tr("Show every table again, not only those of a saved view"));
    undoView = make(window,
                    u"undoView"_s,
                    tr("Bring the deleted view &back"),
                    tr("Save the view again that was deleted last"));
    find = make(window,
                u"find"_s,
                tr("&Find"),
                tr("Filter what this page shows"),
                {QKeySequence(QKeySequence::Find)});
}

void Actions::makeTimeActions(QWidget* window)
{
    asOf = make(window,
                u"asOf"_s,
                tr("&As of…"),
                tr("Look at the schema as of another moment of the history"),
                {QKeySequence(u"Alt+A"_s)});
    compareWith = make(window,
                       u"compareWith"_s,
                       tr("&Compare with…"),
                       tr("Show on every page what differs from another moment"),
                       {QKeySequence(u"Alt+C"_s)});
    compareApplied = make(window,
                          u"compareApplied"_s,
                          tr("Compare with what is applied"),
                          tr("Show what the database lacks, or has too much"));
    older = make(window,
                 u"older"_s,
                 tr("One revision &older"),
                 tr("Look one revision further back"),
                 {QKeySequence(u"Alt+["_s)});
    newer = make(window,
                 u"newer"_s,
                 tr("One revision &newer"),
                 tr("Look one revision further on"),
                 {QKeySequence(u"Alt+]"_s)});
    toNow = make(window,
                 u"toNow"_s,
                 tr("Viewing the past: &return"),
                 tr("Look at the present again"),
                 {QKeySequence(u"Alt+Home"_s)});
}

void Actions::makeDatabaseActions(QWidget* window)
{
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
    stampHead = make(window,
                     u"stampHead"_s,
                     tr("&Stamp as being at the head…"),
                     tr("Say that the tables of the database are those of the head already"));
    mergeHeads = make(window,
                      u"mergeHeads"_s,
                      tr("&Merge heads…"),
                      tr("Write a revision that stands on all heads"));
    consolidate = make(window,
                       u"consolidate"_s,
                       tr("&Consolidate…"),
                       tr("Make one revision out of many, with a proof"),
                       {QKeySequence(u"Ctrl+Shift+K"_s)});
    takeBack = make(window,
                    u"takeBack"_s,
                    tr("&Take a consolidation back…"),
                    tr("Show which scripts come back byte for byte, then put them back"));
    unfold = make(window,
                  u"unfold"_s,
                  tr("&Unfold or fold the past"),
                  tr("Show the archived revisions that the selected one stands for, or hide them"),
                  {QKeySequence(u"Ctrl+U"_s)});
    undo = make(window,
                u"undo"_s,
                tr("U&ndo"),
                tr("Take back what this window did last"),
                {QKeySequence(QKeySequence::Undo)});
    cancel = make(window, u"cancel"_s, tr("Cancel"), tr("Stop the running job"));
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
    for (QAction* action : {showHistory,
                            showTables,
                            showDiagram,
                            showChanges,
                            showProblems,
                            showCharts,
                            find,
                            nextPane,
                            splitPages,
                            asOf,
                            compareWith,
                            older,
                            newer,
                            toNow,
                            historyOfTable,
                            diagramOfTable,
                            pathBetween,
                            openScript,
                            closeProject}) {
        action->setEnabled(hasProject);
    }
    for (QAction* action : {chooseDatabase, enterUrl, pinTarget, refresh, exportReport}) {
        action->setEnabled(hasProject && !isBusy);
    }
    compareApplied->setEnabled(hasDatabase);
    upgrade->setEnabled(hasDatabase && !isBusy);
    reset->setEnabled(hasDatabase && !isBusy);
    undo->setEnabled(!isBusy && canUndo);
    cancel->setEnabled(isBusy);
}

void Actions::updateConsolidation(bool canConsolidate, bool isConsolidated) const
{
    consolidate->setEnabled(canConsolidate);
    takeBack->setEnabled(isConsolidated);
}

void Actions::updateMerge(bool hasSeveralHeads) const
{
    mergeHeads->setEnabled(hasSeveralHeads);
}

}  // namespace limbeck::ui
