// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/constraint.h"

#include <QGraphicsItem>
#include <QPainterPath>

namespace limbeck::ui {

class TableItem;

/// All foreign keys of the diagram in one item: far away straight lines, near by curves that
/// start at the column and end with a crow's foot. One item, because thousands of thin ones
/// would defeat the scene's culling.
class EdgeItem final : public QGraphicsItem
{
public:
    struct Edge
    {
        TableItem* from = nullptr;  // the scene owns both
        TableItem* to = nullptr;
        QString fromColumn;
        QString toColumn;
    };

    EdgeItem();

    void setEdges(QList<Edge> edges);
    const QList<Edge>& edges() const;
    /// After tables moved.
    void updateShapes();
    /// Foreign keys of `table` and those that refer to it stand out; nullptr for none.
    void setHighlight(const TableItem* table);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    QPainterPath shape() const override;

private:
    struct Shape
    {
        QLineF straight;
        QPainterPath curve;
        QRectF bounds;
    };

    static Shape shapeOf(const Edge& edge);

    QList<Edge> m_edges;
    QList<Shape> m_shapes;
    const TableItem* m_highlight = nullptr;
    QRectF m_bounds;
};

}  // namespace limbeck::ui
