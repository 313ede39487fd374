// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/diagram/diagramscene.h"

#include <QGraphicsView>

namespace limbeck::ui {

/// Looks at a DiagramScene: zoom with the wheel and with + - 0, pan by dragging the ground,
/// arrow keys walk to the nearest table, Return opens it.
class DiagramView final : public QGraphicsView
{
    Q_OBJECT

public:
    /// `scene` outlives the view.
    explicit DiagramView(DiagramScene& scene, QWidget* parent = nullptr);

    void zoomBy(double factor);
    void zoomToFit();
    void centerOnTable(TableItem* table);

signals:
    void tableSelected(const limbeck::TableName& table);
    void tableActivated(const limbeck::TableName& table);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    TableItem* tableAt(const QPoint& position) const;
    TableItem* nearest(const TableItem& from, const QPointF& direction) const;
    bool walk(int key);
    void choose(TableItem* table);

    DiagramScene& m_scene;
    bool m_isFitting = true;  ///< until the user zooms, the whole diagram stays in view
};

}  // namespace limbeck::ui
