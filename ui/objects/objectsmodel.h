// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QAbstractItemModel>

#include <array>

namespace limbeck::ui {

/// What a schema is made of, as a tree of two levels: kinds with their counts, and names below.
/// Filtering is done here, on names that were put into lower case once, so that a key takes
/// milliseconds at 10,000 tables.
class ObjectsModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind
    {
        Table,
        View,
        Enum,
        Sequence,
    };
    static constexpr int kindCount = 4;

    using QAbstractItemModel::QAbstractItemModel;

    /// `snapshot` may be null.
    void setSnapshot(const Snapshot* snapshot);
    /// Only names that contain `text`, without regard to case.
    void setFilter(const QString& text);
    /// How many names are shown.
    int shownCount() const;
    int allCount() const;
    QList<TableName> shownTables() const;

    /// Of a table or view; empty for everything else.
    TableName tableAt(const QModelIndex& index) const;
    /// Invalid if it is not there or filtered out.
    QModelIndex indexOf(const TableName& table) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Entry
    {
        TableName name;
        QString text;
        QString folded;  ///< lower case, for the filter
        QString toolTip;
    };
    struct Group
    {
        QList<Entry> entries;
        QList<int> shown;  ///< positions in `entries`
    };

    void add(Kind kind, const TableName& name, const QString& toolTip);
    void applyFilter();
    QString groupText(int group) const;

    std::array<Group, kindCount> m_groups;
    QList<int> m_rows;  ///< the groups that have entries, in order
    QString m_filter;
};

}  // namespace limbeck::ui
