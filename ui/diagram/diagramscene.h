// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/clusters.h"
#include "migrations/layout/diagramcontent.h"
#include "ui/diagram/tableitem.h"

#include <QGraphicsScene>
#include <QSet>

namespace limbeck::ui {

class EdgeItem;

/// The tables of a diagram and their foreign keys as items. Knows nothing of layout: it says
/// what there is to lay out and takes positions. Tables are called by their number in the content.
class DiagramScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    explicit DiagramScene(QObject* parent = nullptr);

    /// Shows `tables` of the content only, in that order; all of them if the list is not given.
    void setContent(DiagramContent content,
                    DiagramDetail detail,
                    const std::optional<QList<int>>& tables = {});
    const DiagramContent& content() const;
    /// Foreign keys to a folded hub are no lines but badges. `centre`, what everything is shown
    /// around, is never folded, and nothing fades while it is pinned; -1 for none.
    void setHubsFolded(bool isFolded, int centre = -1);
    bool isFolded(int table) const;

    /// What is shown, its folded keys left out, in the order of items().
    DiagramInput layoutInput() const;
    void setPositions(const DiagramPositions& positions);
    /// Where the tables are now, after what the user moved.
    QList<QPointF> corners() const;
    /// All tables together, without the room around them.
    QRectF tablesArea() const;

    TableItem* item(const TableName& table) const;
    TableItem* itemOf(int number) const;
    const QList<TableItem*>& items() const;
    TableItem* selected() const;
    /// The selected one, unless it is the centre.
    TableItem* pinned() const;
    void select(TableItem* table);
    /// The table and its neighbours stand out, the rest fades; nullptr for none.
    void highlight(TableItem* table);
    /// Those stand out alone until the next highlight(); an empty list for nothing found.
    void highlightAll(const QList<TableItem*>& tables);
    TableItem* highlighted() const;
    /// Tables that `table` refers to, and those that refer to it, without itself.
    QList<TableItem*> neighbours(const TableItem* table) const;
    /// Tables at the other end of its foreign keys, or of those that refer to it, in order.
    QList<TableItem*> referents(const TableItem* table) const;
    QList<TableItem*> referrers(const TableItem* table) const;

    const DiagramLook& look() const;
    void setLook(const DiagramLook& look);
    /// Names of the groups of tables, where they are worth showing.
    const Clusters& clusters() const;
    /// "Table page, contains 9 columns, refers to 2, …": what a screen reader says.
    QString description(const TableItem& table) const;

    /// Called by the items.
    void tableMoved(const TableItem& table);

signals:
    void arrangementChanged();

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void addTables(DiagramDetail detail, const std::optional<QList<int>>& tables);
    void addEdges();
    void updateFolding();
    void updateArea();
    QList<TableItem*> atOtherEnd(const TableItem* table, bool isOut, bool isIn) const;

    DiagramContent m_content;
    Clusters m_clusters;
    QList<TableItem*> m_tables;  // owned by the scene
    QHash<int, TableItem*> m_byNumber;
    QHash<TableName, TableItem*> m_byName;
    EdgeItem* m_edges = nullptr;
    TableItem* m_highlighted = nullptr;
    DiagramLook m_look;
    bool m_isFolding = true;
    int m_centre = -1;
    bool m_isPlacing = false;
    bool m_isFinding = false;  ///< highlightAll() was the last
};

}  // namespace limbeck::ui
