// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QList>

namespace limbeck::ui {

/// Role under which models give the raw value of a cell, for sorting.
constexpr int sortRole = Qt::UserRole + 1;

/// A table model over a list of values. A subclass says its columns and its cells; everything
/// else of QAbstractTableModel is here. Rows change as a whole.
template <typename Row>
class RowModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    /// The same things, of which other things are known now: what is selected stays so.
    /// Requires: as many rows as there are.
    void updateRows(QList<Row> rows)
    {
        m_rows = std::move(rows);
        if (!m_rows.isEmpty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, columns() - 1));
        }
    }

    const QList<Row>& rows() const
    {
        return m_rows;
    }

    int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    int columnCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : columns();
    }

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
            return {};
        }
        return cell(m_rows.at(index.row()), index.column(), role);
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns()) {
            return {};
        }
        return role == Qt::DisplayRole ? QVariant(header(section)) : headerExtra(section, role);
    }

protected:
    virtual int columns() const = 0;
    virtual QString header(int column) const = 0;
    virtual QVariant cell(const Row& row, int column, int role) const = 0;

    virtual QVariant headerExtra(int, int) const
    {
        return {};
    }

private:
    QList<Row> m_rows;
};

}  // namespace limbeck::ui
