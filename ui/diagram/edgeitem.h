// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/diagram/diagramlook.h"
#include "ui/diagram/edgeshape.h"

#include <QGraphicsItem>

namespace limbeck::ui {

class TableItem;

/// All foreign keys of the diagram in one item: far away straight lines, near by curves that
/// start at the column. One item, because thousands of thin ones would defeat the scene's culling.
///
/// Keys that lead to a folded hub are drawn only while the hub or their own table is highlighted;
/// the tables have badges for them.
class EdgeItem final : public QGraphicsItem
{
public:
    struct Edge
    {
        TableItem* from = nullptr;  // the scene owns both
        TableItem* to = nullptr;
        DiagramKey key;
        bool isFolded = false;
    };

    EdgeItem();

    /// They have no shape before updateShapes(): their tables may still be on the way to their
    /// places.
    void setEdges(QList<Edge> edges);
    const QList<Edge>& edges() const;
    /// After all tables moved, or only `moved`.
    void updateShapes(const TableItem* moved = nullptr);
    /// Foreign keys of `table` and those that refer to it stand out; nullptr for none. All others
    /// fade if that is said.
    void setHighlight(const TableItem* table, bool othersFade);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    QPainterPath shape() const override;

private:
    bool isStrong(const Edge& edge) const;
    void paintFar(QPainter& painter, const DiagramLook& look, const QRectF& exposed) const;
    void paintNear(QPainter& painter, const DiagramLook& look, const QRectF& exposed) const;
    void paintStrong(QPainter& painter,
                     const DiagramLook& look,
                     const QRectF& exposed,
                     bool isNear) const;
    QList<QRectF> obstacles() const;

    QList<Edge> m_edges;
    QList<EdgeShape> m_shapes;
    const TableItem* m_highlight = nullptr;
    bool m_isFading = false;
    QRectF m_bounds;
};

}  // namespace limbeck::ui
