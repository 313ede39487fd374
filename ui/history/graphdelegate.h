// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/history/historymodel.h"

#include <QStyledItemDelegate>

namespace limbeck::ui {

/// Paints the graph column of the history: lanes, branches, merges, and each revision's node.
/// Applied is a filled node, pending a hollow one, a merge a diamond, a base a square, what is
/// broken a triangle.
class GraphDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `model` outlives the delegate; indexes may be of a proxy of it.
    explicit GraphDelegate(const HistoryModel& model, QObject* parent = nullptr);

    /// Off while a filter hides rows: lines would then lead to nowhere.
    void setLinesVisible(bool isVisible);
    int widthFor(int laneCount) const;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const HistoryModel& m_model;
    bool m_hasLines = true;
};

/// Paints a revision's message with its badges in front. The first badge of a consolidated one can
/// be clicked.
class MessageDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

signals:
    /// Unfold it, or fold it again.
    void foldClicked(const QModelIndex& index);

protected:
    bool editorEvent(QEvent* event,
                     QAbstractItemModel* model,
                     const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace limbeck::ui
