// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagramscene.h"

#include "models/base/text.h"
#include "ui/diagram/edgeitem.h"

namespace limbeck::ui {

namespace {

QString describeTable(const Table& table, qsizetype referrers)
{
    return DiagramScene::tr("Table %1: %2, refers to %3, is referred to by %4")
        .arg(table.name.toString(),
             countOf(table.columns.size(), DiagramScene::tr("column")),
             countOf(table.foreignKeys.size(), DiagramScene::tr("table")),
             countOf(referrers, DiagramScene::tr("table")));
}

}  // namespace

DiagramScene::DiagramScene(QObject* parent)
    : QGraphicsScene(parent)
{
    setItemIndexMethod(NoIndex);
}

void DiagramScene::setSchema(const Schema& schema, DiagramDetail detail)
{
    clear();
    m_tables.clear();
    m_byName.clear();
    m_highlighted = nullptr;
    for (const Table& table : schema.tables) {
        auto* item = new TableItem(table, detail);
        item->setDescription(describeTable(table, schema.referrers(table.name).size()));
        addItem(item);
        m_tables << item;
        m_byName.insert(table.name, item);
    }
    m_edges = new EdgeItem;
    addItem(m_edges);
    QList<EdgeItem::Edge> edges;
    for (const Table& table : schema.tables) {
        for (const ForeignKey& key : table.foreignKeys) {
            if (TableItem* referent = item(key.referent)) {
                edges << EdgeItem::Edge{.from = item(table.name),
                                        .to = referent,
                                        .fromColumn = key.columns.value(0),
                                        .toColumn = key.referentColumns.value(0)};
            }
        }
    }
    m_edges->setEdges(edges);
}

DiagramInput DiagramScene::layoutInput() const
{
    DiagramInput input;
    QHash<const TableItem*, int> number;
    for (const TableItem* table : m_tables) {
        number.insert(table, static_cast<int>(input.boxes.size()));
        input.boxes << table->size();
    }
    if (m_edges != nullptr) {
        for (const EdgeItem::Edge& edge : m_edges->edges()) {
            if (edge.from != edge.to) {
                input.edges << DiagramInput::Edge{.from = number.value(edge.from),
                                                  .to = number.value(edge.to)};
            }
        }
    }
    return input;
}

void DiagramScene::setPositions(const DiagramPositions& positions)
{
    if (positions.corners.size() != m_tables.size()) {
        return;  // of a schema that is not shown any more
    }
    m_isPlacing = true;
    for (qsizetype i = 0; i < m_tables.size(); ++i) {
        m_tables.at(i)->setPos(positions.corners.at(i));
    }
    m_isPlacing = false;
    tableMoved();
    updateArea();
}

QList<QPointF> DiagramScene::corners() const
{
    QList<QPointF> result;
    for (const TableItem* table : m_tables) {
        result << table->pos();
    }
    return result;
}

qsizetype DiagramScene::tableCount() const
{
    return m_tables.size();
}

TableItem* DiagramScene::item(const TableName& table) const
{
    return m_byName.value(table);
}

const QList<TableItem*>& DiagramScene::items() const
{
    return m_tables;
}

TableItem* DiagramScene::selected() const
{
    const QList<QGraphicsItem*> items = selectedItems();
    return items.isEmpty() ? nullptr : dynamic_cast<TableItem*>(items.first());
}

void DiagramScene::select(TableItem* table)
{
    clearSelection();
    if (table != nullptr) {
        table->setSelected(true);
    }
}

void DiagramScene::highlight(TableItem* table)
{
    if (m_edges == nullptr || table == m_highlighted) {
        return;
    }
    m_highlighted = table;
    m_edges->setHighlight(table);
    const QList<TableItem*> near = neighbours(table);
    for (TableItem* item : m_tables) {
        if (table == nullptr) {
            item->setEmphasis(TableItem::Emphasis::Normal);
        } else if (item == table || near.contains(item)) {
            item->setEmphasis(TableItem::Emphasis::Strong);
        } else {
            item->setEmphasis(TableItem::Emphasis::Faded);
        }
    }
}

QList<TableItem*> DiagramScene::neighbours(const TableItem* table) const
{
    QList<TableItem*> result;
    if (m_edges == nullptr || table == nullptr) {
        return result;
    }
    for (const EdgeItem::Edge& edge : m_edges->edges()) {
        TableItem* other = edge.from == table ? edge.to : (edge.to == table ? edge.from : nullptr);
        if (other != nullptr && other != table && !result.contains(other)) {
            result << other;
        }
    }
    return result;
}

void DiagramScene::tableMoved()
{
    if (!m_isPlacing && m_edges != nullptr) {
        m_edges->updateShapes();
    }
}

void DiagramScene::updateArea()
{
    QRectF area;
    for (const TableItem* table : m_tables) {
        area |= table->box();
    }
    constexpr double border = 400;
    setSceneRect(area.adjusted(-border, -border, border, border));
}

}  // namespace limbeck::ui
