// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/table.h"
#include "ui/diagram/namelines.h"

#include <QGraphicsItem>

namespace limbeck::ui {

/// How much of a table the diagram shows.
enum class DiagramDetail
{
    Names,
    Keys,  ///< primary and foreign key columns
    All,
};

/// One table of the diagram: header and columns, painted in one item. What is painted depends
/// on the zoom, so that no text smaller than can be read is ever drawn.
class TableItem final : public QGraphicsItem
{
public:
    enum class Emphasis
    {
        Normal,
        Strong,  ///< under the mouse or selected, and its neighbours
        Faded,   ///< neither, while others are strong
    };

    TableItem(const Table& table, DiagramDetail detail);

    const TableName& name() const;
    QSizeF size() const;
    /// Middle of the row of a column, in the scene; of the header if the row is not shown.
    double anchorY(const QString& column) const;
    QRectF box() const;  ///< in the scene
    void setEmphasis(Emphasis emphasis);
    /// "Table page, 9 columns, refers to 2 tables": what a screen reader says.
    void setDescription(const QString& text);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    struct Line
    {
        QString name;
        QString type;
        bool isPrimary = false;
        bool isForeign = false;
    };

    void measure();
    void paintHeader(QPainter& painter, const QPalette& palette) const;
    /// Only the name, as large as the box allows: what is seen from far away.
    void paintName(QPainter& painter, const QPalette& palette, double lod) const;
    void paintLines(QPainter& painter, const QPalette& palette, const QRectF& exposed) const;

    TableName m_name;
    QList<Line> m_lines;
    qsizetype m_hidden = 0;   ///< columns that the detail leaves out
    QList<NameLines> m_ways;  ///< to break the name, measured in the header's font
    QSizeF m_size;
    Emphasis m_emphasis = Emphasis::Normal;
};

}  // namespace limbeck::ui
