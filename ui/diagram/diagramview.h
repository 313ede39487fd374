// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/diagram/diagramscene.h"

#include <QGraphicsView>

namespace limbeck::ui {

class Minimap;

/// Looks at a DiagramScene: zoom with the wheel and with + - 0, pan by dragging the ground. The
/// table under the mouse stands out; a click pins it, Escape lets it go. Arrow keys walk to the
/// nearest table, F and Shift+F along a foreign key, Return opens what is pinned.
class DiagramView final : public QGraphicsView
{
    Q_OBJECT

public:
    /// `scene` outlives the view.
    explicit DiagramView(DiagramScene& scene, QWidget* parent = nullptr);

    DiagramScene& diagram() const;
    void zoomBy(double factor);
    void zoomToFit();
    /// Shows the whole the first time that something called `what` is shown, and then leaves the
    /// view where the user has put it.
    void fitOnce(const QString& what);
    void centerOnTable(TableItem* table);
    /// Pins a table and brings it into view.
    void choose(TableItem* table);
    void setMinimapShown(bool isShown);

signals:
    void tableSelected(const limbeck::TableName& table);
    void tableActivated(const limbeck::TableName& table);
    void tableMoved(int number, const QPointF& from, const QPointF& to);
    void menuWanted(int number, const QPoint& globalPosition);
    void undoWanted();
    void redoWanted();
    void hopsWanted(int change);
    void viewChanged();

protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    TableItem* tableAt(const QPoint& position) const;
    TableItem* nearest(const TableItem& from, const QPointF& direction) const;
    bool walk(int key);
    void follow(bool isOut);
    bool pressUndo(const QKeyEvent& event);
    void placeMinimap();
    void takeLook();

    DiagramScene& m_scene;
    Minimap* m_minimap = nullptr;
    QString m_fitted;
    bool m_isFitting = true;  ///< until the user zooms, the whole diagram stays in view
    TableItem* m_pressed = nullptr;
    QPointF m_pressedPos;
    QPoint m_pressedAt;
};

}  // namespace limbeck::ui
