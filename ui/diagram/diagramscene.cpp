// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagramscene.h"

#include "ui/diagram/edgeitem.h"
#include "ui/language/words.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// Fewer tables are seen one by one; groups would only add colours.
constexpr qsizetype clustersFrom = 60;
constexpr double labelHeight = 22;

/// `wanted`, or the next place below it where nothing stands yet.
QRectF besideOthers(QRectF wanted, const QList<QRectF>& others)
{
    const auto isTaken = [&wanted](const QRectF& other) { return other.intersects(wanted); };
    for (auto other = std::ranges::find_if(others, isTaken); other != others.end();
         other = std::ranges::find_if(others, isTaken)) {
        constexpr double gap = 3;
        wanted.moveTop(other->bottom() + gap);
    }
    return wanted;
}

}  // namespace

DiagramScene::DiagramScene(QObject* parent)
    : QGraphicsScene(parent)
    , m_look(QGuiApplication::palette())
{
    setItemIndexMethod(NoIndex);
}

void DiagramScene::setContent(DiagramContent content,
                              DiagramDetail detail,
                              const std::optional<QList<int>>& tables)
{
    clear();
    m_edges = nullptr;
    m_highlighted = nullptr;
    m_isFinding = false;
    m_tables.clear();
    m_byNumber.clear();
    m_byName.clear();
    m_content = std::move(content);
    m_clusters = {};
    if (m_content.tables.size() >= clustersFrom) {
        QStringList names;
        for (const DiagramTable& table : m_content.tables) {
            names << table.name.toString();
        }
        QList<DiagramInput::Edge> edges;
        for (const DiagramKey& key : m_content.keys) {
            edges << DiagramInput::Edge{.from = key.from, .to = key.to};
        }
        m_clusters = clustersOf(names, edges);
    }
    addTables(detail, tables);
    addEdges();
    updateFolding();
}

void DiagramScene::addTables(DiagramDetail detail, const std::optional<QList<int>>& tables)
{
    const auto add = [&](int number) {
        const DiagramTable& table = m_content.tables.at(number);
        auto* item = new TableItem(number, table, detail, m_clusters.clusterOf.value(number, -1));
        addItem(item);
        m_tables << item;
        m_byNumber.insert(number, item);
        m_byName.insert(table.name, item);
    };
    if (tables) {
        for (const int number : *tables) {
            add(number);
        }
        return;
    }
    for (int number = 0; number < m_content.tables.size(); ++number) {
        add(number);
    }
}

void DiagramScene::addEdges()
{
    m_edges = new EdgeItem;
    addItem(m_edges);
    QList<EdgeItem::Edge> edges;
    for (const DiagramKey& key : m_content.keys) {
        TableItem* from = itemOf(key.from);
        TableItem* to = itemOf(key.to);
        if (from != nullptr && to != nullptr) {
            edges << EdgeItem::Edge{
                .from = from, .to = to, .key = key, .isFolded = from != to && isFolded(key.to)};
        }
    }
    m_edges->setEdges(edges);
}

const DiagramContent& DiagramScene::content() const
{
    return m_content;
}

void DiagramScene::setHubsFolded(bool isFolded, int centre)
{
    m_isFolding = isFolded;
    m_centre = centre;
    if (m_edges != nullptr) {
        QList<EdgeItem::Edge> edges = m_edges->edges();
        for (EdgeItem::Edge& edge : edges) {
            edge.isFolded = edge.from != edge.to && this->isFolded(edge.key.to);
        }
        m_edges->setEdges(edges);
        updateFolding();
        m_edges->updateShapes();
        update();
    }
}

bool DiagramScene::isFolded(int table) const
{
    return m_isFolding && table != m_centre && m_content.isHub(table);
}

void DiagramScene::updateFolding()
{
    QHash<TableItem*, QHash<QString, QString>> out;
    QHash<TableItem*, int> in;
    for (const EdgeItem::Edge& edge : m_edges->edges()) {
        if (edge.isFolded) {
            out[edge.from].insert(edge.key.fromColumn, edge.to->name().toString());
            ++in[edge.to];
        }
    }
    for (TableItem* table : m_tables) {
        table->setFolded(out.value(table));
        table->setFoldedIn(in.value(table));
    }
}

DiagramInput DiagramScene::layoutInput() const
{
    DiagramInput input;
    QHash<const TableItem*, int> number;
    for (const TableItem* table : m_tables) {
        number.insert(table, static_cast<int>(input.boxes.size()));
        input.boxes << table->size();
        if (!m_clusters.names.isEmpty()) {
            input.clusters << m_clusters.clusterOf.at(table->number());
        }
    }
    if (m_edges != nullptr) {
        for (const EdgeItem::Edge& edge : m_edges->edges()) {
            if (edge.from != edge.to && !edge.isFolded) {
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
        m_tables.at(i)->setPos(positions.corners.at(i).toPoint());
    }
    m_isPlacing = false;
    if (m_edges != nullptr) {
        m_edges->updateShapes();
    }
    updateArea();
    emit arrangementChanged();
}

QList<QPointF> DiagramScene::corners() const
{
    QList<QPointF> result;
    for (const TableItem* table : m_tables) {
        result << table->pos();
    }
    return result;
}

QRectF DiagramScene::tablesArea() const
{
    QRectF area;
    for (const TableItem* table : m_tables) {
        area |= table->box();
    }
    return area;
}

TableItem* DiagramScene::item(const TableName& table) const
{
    return m_byName.value(table);
}

TableItem* DiagramScene::itemOf(int number) const
{
    return m_byNumber.value(number);
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

TableItem* DiagramScene::pinned() const
{
    TableItem* table = selected();
    return table != nullptr && table->number() == m_centre ? nullptr : table;
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
    if (m_edges == nullptr || (table == m_highlighted && !m_isFinding)) {
        return;
    }
    highlightAll(table == nullptr ? QList<TableItem*>() : neighbours(table) << table);
    if (table == nullptr) {
        for (TableItem* item : m_tables) {
            item->setEmphasis(TableItem::Emphasis::Normal);
        }
    }
    m_highlighted = table;
    m_isFinding = false;
    m_edges->setHighlight(table, table != nullptr);
    update();
}

void DiagramScene::highlightAll(const QList<TableItem*>& tables)
{
    const QSet<TableItem*> strong(tables.begin(), tables.end());
    for (TableItem* item : m_tables) {
        item->setEmphasis(strong.contains(item) ? TableItem::Emphasis::Strong
                                                : TableItem::Emphasis::Faded);
    }
    if (m_edges != nullptr) {
        m_edges->setHighlight(nullptr, true);
    }
    m_highlighted = nullptr;
    m_isFinding = true;
    update();
}

TableItem* DiagramScene::highlighted() const
{
    return m_highlighted;
}

QList<TableItem*> DiagramScene::atOtherEnd(const TableItem* table, bool isOut, bool isIn) const
{
    QList<TableItem*> result;
    if (m_edges == nullptr || table == nullptr) {
        return result;
    }
    for (const EdgeItem::Edge& edge : m_edges->edges()) {
        TableItem* other = nullptr;
        if (isOut && edge.from == table) {
            other = edge.to;
        } else if (isIn && edge.to == table) {
            other = edge.from;
        }
        if (other != nullptr && other != table && !result.contains(other)) {
            result << other;
        }
    }
    return result;
}

QList<TableItem*> DiagramScene::neighbours(const TableItem* table) const
{
    return atOtherEnd(table, true, true);
}

QList<TableItem*> DiagramScene::referents(const TableItem* table) const
{
    return atOtherEnd(table, true, false);
}

QList<TableItem*> DiagramScene::referrers(const TableItem* table) const
{
    return atOtherEnd(table, false, true);
}

const DiagramLook& DiagramScene::look() const
{
    return m_look;
}

void DiagramScene::setLook(const DiagramLook& look)
{
    m_look = look;
    update();
}

const Clusters& DiagramScene::clusters() const
{
    return m_clusters;
}

QString DiagramScene::description(const TableItem& table) const
{
    const DiagramTable& of = m_content.tables.at(table.number());
    QString text = tr("Table %1, contains %2, refers to others by %3, is referred to by %4")
                       .arg(of.name.toString(),
                            countedColumns(of.rows.size()),
                            countedForeignKeys(of.keysOut),
                            countedForeignKeys(of.keysIn));
    if (of.change != ChangeMark::None) {
        text += u", "_s + markWord(of.change);
    }
    for (const DiagramKey& key : m_content.keys) {
        if (key.isImplied && key.from == table.number()) {
            text += u", "_s
                    + tr("%1 looks like a reference to %2, a guess")
                          .arg(key.fromColumn, m_content.tables.at(key.to).name.toString());
        }
    }
    return text;
}

void DiagramScene::tableMoved(const TableItem& table)
{
    if (!m_isPlacing && m_edges != nullptr) {
        m_edges->updateShapes(&table);
    }
}

void DiagramScene::updateArea()
{
    constexpr double border = 400;
    setSceneRect(tablesArea().adjusted(-border, -border, border, border));
}

void DiagramScene::drawForeground(QPainter* painter, const QRectF&)
{
    const double scale =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (scale >= namesFrom || m_clusters.names.isEmpty()) {
        return;
    }
    QHash<int, QPointF> sums;
    QHash<int, int> counts;
    for (const TableItem* table : m_tables) {
        const int cluster = m_clusters.clusterOf.at(table->number());
        sums[cluster] += table->box().center();
        ++counts[cluster];
    }
    const QTransform toScreen = painter->worldTransform();
    painter->save();
    painter->resetTransform();  // letters of one size, whatever the zoom
    painter->setFont(diagramFont(headerPixels, true));
    QList<QRectF> drawn;
    for (int cluster = 0; cluster < m_clusters.names.size(); ++cluster) {
        if (counts.value(cluster) == 0) {
            continue;
        }
        const QPointF middle = toScreen.map(sums.value(cluster) / counts.value(cluster));
        const QString name = m_clusters.names.at(cluster);
        const double width = painter->fontMetrics().horizontalAdvance(name) + 14.0;
        const QRectF frame = besideOthers(
            {middle.x() - width / 2, middle.y() - labelHeight / 2, width, labelHeight}, drawn);
        drawn << frame;
        QColor ground = m_look.canvas;
        ground.setAlphaF(0.9F);
        painter->setBrush(ground);
        painter->setPen(QPen(m_look.headerOf(cluster), 2));
        painter->drawRoundedRect(frame, 5, 5);
        painter->setPen(m_look.text);
        painter->drawText(frame, Qt::AlignCenter, name);
    }
    painter->restore();
}

}  // namespace limbeck::ui
