// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QObject>

class QAction;
class QWidget;

namespace limbeck::ui {

/// All actions of the window, each made once, with its object name, text, shortcut and icon.
/// Menus, toolbar, banners and tests use these and no others.
struct Actions
{
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::Actions)

public:
    explicit Actions(QWidget* window);

    QAction* openFolder = nullptr;
    QAction* openExample = nullptr;
    QAction* closeProject = nullptr;
    QAction* exportReport = nullptr;
    QAction* chooseDatabase = nullptr;
    QAction* enterUrl = nullptr;
    QAction* pinTarget = nullptr;
    QAction* refresh = nullptr;
    QAction* quit = nullptr;
    QAction* back = nullptr;
    QAction* forward = nullptr;
    QAction* showHistory = nullptr;
    QAction* showTables = nullptr;
    QAction* showDiagram = nullptr;
    QAction* showChanges = nullptr;
    QAction* showProblems = nullptr;
    QAction* showCharts = nullptr;
    QAction* find = nullptr;
    QAction* goToAnything = nullptr;
    QAction* nextPane = nullptr;
    QAction* splitPages = nullptr;
    QAction* asOf = nullptr;
    QAction* compareWith = nullptr;
    QAction* compareApplied = nullptr;
    QAction* older = nullptr;
    QAction* newer = nullptr;
    QAction* toNow = nullptr;
    QAction* historyOfTable = nullptr;
    QAction* diagramOfTable = nullptr;
    QAction* pathBetween = nullptr;
    QAction* openScript = nullptr;
    QAction* guessRelations = nullptr;
    QAction* saveView = nullptr;
    QAction* everyTable = nullptr;
    QAction* undoView = nullptr;
    QAction* shortcuts = nullptr;
    QAction* upgrade = nullptr;
    QAction* reset = nullptr;
    QAction* stampHead = nullptr;
    QAction* mergeHeads = nullptr;
    QAction* consolidate = nullptr;
    QAction* takeBack = nullptr;
    QAction* unfold = nullptr;
    QAction* undo = nullptr;
    QAction* cancel = nullptr;
    QAction* about = nullptr;

    /// Draws the icons anew in the window's colours.
    void updateIcons(const QWidget* window) const;
    /// Switches on what makes sense with or without a project, a database, a running job.
    void update(bool hasProject, bool hasDatabase, bool isBusy, bool canUndo) const;
    void updateMerge(bool hasSeveralHeads) const;
    void updateConsolidation(bool canConsolidate, bool isConsolidated) const;

private:
    void makeFileActions(QWidget* window);
    void makePageActions(QWidget* window);
    void makeTimeActions(QWidget* window);
    void makeDatabaseActions(QWidget* window);
};

}  // namespace limbeck::ui
