// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/diagram/diagramlook.h"
#include "ui/diagram/namelines.h"

#include <QGraphicsItem>

namespace limbeck::ui {

/// How much of a table the diagram shows.
enum class DiagramDetail
{
    Names,
    Keys,  ///< primary and foreign key columns, and what differs
    All,
};

/// One table of the diagram: header and columns, painted in one item, since one per column costs
/// four times the memory. What is painted depends on the zoom, so that no letter is drawn that is
/// too small to be read.
class TableItem final : public QGraphicsItem
{
public:
    enum class Emphasis
    {
        Normal,
        Strong,  ///< under the mouse or pinned, and its neighbours
        Faded,   ///< neither, while others are strong
    };

    /// `number` is that of the table in the scene's DiagramContent.
    TableItem(int number, const DiagramTable& table, DiagramDetail detail, int cluster);

    int number() const;
    const TableName& name() const;
    QSizeF size() const;
    /// Middle of the row of a column, in the scene; of the header if the row is not shown.
    double anchorY(const QString& column) const;
    QRectF box() const;  ///< in the scene
    void setEmphasis(Emphasis emphasis);
    Emphasis emphasis() const;
    /// For each row's column the hub that its folded foreign key leads to; empty unfolds.
    void setFolded(const QHash<QString, QString>& hubs);
    /// "37 keys lead here": a hub says so, since their lines are not drawn; 0 says nothing.
    void setFoldedIn(int keys);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    /// Colours of this table at the moment.
    struct Colours
    {
        QColor header;
        QColor headerText;
        QColor body;
        QColor border;
        QColor text;
        QColor muted;
        QColor keyMark;
        QColor out;
    };

    /// A row as it fits into the box: measuring letters takes longer than painting them.
    struct RowText
    {
        QString name;
        QString type;
        double typeWidth = 0;
        bool isHub = false;
    };

    void measure();
    const QList<RowText>& rowTexts() const;
    Colours coloursFrom(const DiagramLook& look) const;
    void paintHeader(QPainter& painter, const Colours& colours, const DiagramLook& look) const;
    /// Only the name, as large as the box allows: what is seen from far away.
    void paintName(QPainter& painter, const Colours& colours, double scale) const;
    void paintRows(QPainter& painter,
                   const Colours& colours,
                   const DiagramLook& look,
                   const QRectF& exposed) const;
    void paintRow(QPainter& painter,
                  const Colours& colours,
                  const DiagramLook& look,
                  const DiagramColumn& row,
                  const RowText& shown,
                  const QRectF& area) const;
    void paintBorder(QPainter& painter, const Colours& colours, const DiagramLook& look) const;
    QString badge() const;

    int m_number = 0;
    TableName m_name;
    QList<DiagramColumn> m_rows;
    ChangeMark m_change = ChangeMark::None;
    int m_cluster = -1;
    QHash<QString, QString> m_folded;
    int m_foldedIn = 0;
    mutable QList<RowText> m_rowTexts;  ///< empty until they are needed
    /// To break the name, measured in the header's font when it is first needed.
    mutable QList<NameLines> m_ways;
    QSizeF m_size;
    Emphasis m_emphasis = Emphasis::Normal;
};

}  // namespace limbeck::ui
