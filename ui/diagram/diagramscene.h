// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"
#include "ui/diagram/tableitem.h"
#include "ui/mainwindow/snapshot.h"

#include <QGraphicsScene>

namespace limbeck::ui {

class EdgeItem;

/// The tables of a schema and their foreign keys as items. Knows nothing of layout: it says
/// what there is to lay out and takes positions.
class DiagramScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    explicit DiagramScene(QObject* parent = nullptr);

    void setSchema(const Schema& schema, DiagramDetail detail);
    DiagramInput layoutInput() const;
    void setPositions(const DiagramPositions& positions);
    /// Where the tables are now, after what the user moved.
    QList<QPointF> corners() const;

    qsizetype tableCount() const;
    TableItem* item(const TableName& table) const;
    const QList<TableItem*>& items() const;
    TableItem* selected() const;
    void select(TableItem* table);
    /// The table and its neighbours stand out, the rest fades; nullptr for none.
    void highlight(TableItem* table);
    /// Tables that `table` refers to, and those that refer to it, without itself.
    QList<TableItem*> neighbours(const TableItem* table) const;

    /// Called by the items.
    void tableMoved();

private:
    void updateArea();

    QList<TableItem*> m_tables;  // owned by the scene
    QHash<TableName, TableItem*> m_byName;
    EdgeItem* m_edges = nullptr;
    TableItem* m_highlighted = nullptr;
    bool m_isPlacing = false;
};

}  // namespace limbeck::ui
