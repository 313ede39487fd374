// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/diagram/arrangements.h"
#include "ui/diagram/diagrambar.h"
#include "ui/diagram/diagramexport.h"
#include "ui/diagram/diagramscene.h"
#include "ui/mainwindow/snapshot.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTimer;
class QUndoStack;

namespace limbeck::ui {

class DiagramView;
class EmptyState;
class LegendWidget;
class Navigator;
class TaskRunner;
class WhenSeen;

/// The page with the tables as a picture. Positions are computed on a thread of the page's own
/// and kept (Arrangements): once a table has a place it stays there, whatever comes and goes
/// around it.
class DiagramPage final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the page.
    explicit DiagramPage(Navigator& navigator, QWidget* parent = nullptr);
    ~DiagramPage() override;
    Q_DISABLE_COPY_MOVE(DiagramPage)

    /// The folder for places that the program has chosen; none are kept without it.
    void setStateFolder(const QString& folder);
    /// What is drawn waits until the page is looked at. `whole` is what `snapshot` shows a part of,
    /// if it does: a guess is made about every table, as everywhere else.
    void setSnapshot(const SnapshotPtr& snapshot, const SnapshotPtr& whole = {});
    /// Draws what looks like a reference but has no foreign key, dashed.
    void setGuessing(bool isGuessing);
    /// Draws that schema in place of the snapshot's: the one of another moment.
    void setSchema(const Schema& schema);
    /// Draws both in one and marks what was added, removed and changed.
    void setComparison(const Schema& before, const Schema& after);
    /// Back to the schema of the snapshot.
    void clearSchema();

    void showTable(const TableName& table);
    /// Focus mode around that table.
    void focusOn(const TableName& table);
    void setChoice(const DiagramChoice& choice);
    DiagramChoice choice() const;
    void focusFilter();
    bool isLayingOut() const;
    QUndoStack& undoStack() const;

signals:
    void layoutFinished();
    void inspectorWanted(const limbeck::TableName& table);

private:
    void buildMenus();
    void buildNote(QWidget* note);
    QAction* addToggle(const QString& name, const QString& text, bool isChecked);
    void addExport(const QString& name,
                   const QString& text,
                   DiagramExport::Format format,
                   int scale);
    void connectBar();
    void connectView();
    void connectNavigator();
    void openMenu(int number, const QPoint& at);

    void takeSnapshot();
    void setContent(DiagramContent content);
    void showContent(DiagramContent content);
    void showWaiting();
    DiagramContent contentNow() const;
    void rebuild();
    void arrange();
    void arrangeFocus();
    bool arrangeFromKnown();
    void startLayout(bool isReset);
    void takeLayout(const DiagramInput& input, const DiagramPositions& positions, bool isReset);
    void resetLayout();
    QString arrangementName() const;
    QList<TableName> shownTables() const;
    DiagramFile::Arrangement shownPlaces() const;
    void recordMove(int number, const QPointF& from, const QPointF& to);
    void applyPlaces(const QString& name, const DiagramFile::Arrangement& places);

    void say(const QString& text, bool canCancel = false);
    void find(const QString& text);
    void findNext();
    void save(const DiagramExport& options, const QString& suffix);
    void updateLegend();
    std::optional<int> focusNumber() const;
    DiagramExport exportOptions(DiagramExport::Format format, int scale) const;

    Navigator& m_navigator;
    SnapshotPtr m_newest;       ///< what is drawn once somebody looks
    SnapshotPtr m_newestWhole;  ///< with the tables that are not drawn
    SnapshotPtr m_snapshot;     ///< what is drawn
    SnapshotPtr m_whole;
    WhenSeen* m_whenSeen = nullptr;
    DiagramContent m_waiting;  ///< to be drawn in the next turn of the event loop
    QTimer* m_nextTurn = nullptr;
    QString m_stateFolder;
    TaskRunner* m_runner = nullptr;
    DiagramScene* m_scene = nullptr;
    DiagramView* m_view = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_exportMenu = nullptr;
    DiagramBar* m_bar = nullptr;
    LegendWidget* m_legend = nullptr;
    QLabel* m_note = nullptr;
    QWidget* m_noteRow = nullptr;
    QPushButton* m_cancel = nullptr;
    QTimer* m_cancelDelay = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QUndoStack* m_undo = nullptr;
    QAction* m_hubs = nullptr;
    QAction* m_legendWanted = nullptr;
    QAction* m_changesOnly = nullptr;
    QAction* m_exportDark = nullptr;
    QAction* m_exportLegend = nullptr;

    DiagramContent m_content;
    bool m_isGuessing = false;
    bool m_isOwnSchema = false;  ///< setSchema() or setComparison() was the last
    Arrangements m_arrangements;
    TableName m_focus;
    QString m_findText;
    QList<TableName> m_found;
    qsizetype m_foundIndex = -1;
    int m_layout = 0;  ///< counts layouts: the answer of an earlier one is not wanted any more
};

}  // namespace limbeck::ui
