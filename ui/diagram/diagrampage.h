// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/diagram/diagramscene.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace limbeck::ui {

class DiagramView;
class EmptyState;
class Navigator;
class TaskRunner;

/// The page with the tables as a picture. Positions are computed on a thread of the page's own
/// and stay as long as the tables and their foreign keys stay the same.
class DiagramPage final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the page.
    explicit DiagramPage(Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void showTable(const TableName& table);
    void focusFilter();
    bool isLayingOut() const;

signals:
    void layoutFinished();
    void inspectorWanted(const limbeck::TableName& table);

private:
    QWidget* buildBar();
    void connectNavigator();
    void rebuild();
    void startLayout();
    void find(const QString& text);
    DiagramDetail detail() const;

    Navigator& m_navigator;
    SnapshotPtr m_snapshot;
    TaskRunner* m_runner = nullptr;
    DiagramScene* m_scene = nullptr;
    DiagramView* m_view = nullptr;
    QComboBox* m_detail = nullptr;
    QLineEdit* m_find = nullptr;
    QLabel* m_note = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    DiagramInput m_shown;  ///< what the positions on the screen belong to
    DiagramPositions m_positions;
};

}  // namespace limbeck::ui
