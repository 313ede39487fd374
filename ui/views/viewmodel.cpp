// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/viewmodel.h"

#include <QFont>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

void ViewModel::setViews(const SavedViews& views, const QString& current)
{
    QList<ViewRow> rows = {{.name = {}, .tables = {}, .isCurrent = current.isEmpty()}};
    for (auto view = views.cbegin(); view != views.cend(); ++view) {
        rows << ViewRow{view.key(), *view, view.key() == current};
    }
    setRows(rows);
}

Qt::ItemFlags ViewModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags usual = RowModel::flags(index);
    const bool hasName = index.isValid() && !rows().at(index.row()).name.isEmpty();
    return hasName ? usual | Qt::ItemIsEditable : usual;
}

/// Whoever keeps the views renames; new rows follow.
bool ViewModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString to = value.toString().trimmed();
    if (role != Qt::EditRole || !index.isValid() || to.isEmpty()) {
        return false;
    }
    const QString from = rows().at(index.row()).name;
    if (from != to) {
        emit renameWanted(from, to);
    }
    return from != to;
}

int ViewModel::columns() const
{
    return 1;
}

QString ViewModel::header(int) const
{
    return tr("Saved views");
}

QVariant ViewModel::cell(const ViewRow& row, int, int role) const
{
    const QString name = row.name.isEmpty() ? tr("Every table") : row.name;
    switch (role) {
    case Qt::DisplayRole:
        return row.isCurrent ? u"● "_s + name : u"○ "_s + name;
    case Qt::EditRole:
    case sortRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return row.isCurrent ? tr("%1, shown").arg(name) : name;
    case Qt::ToolTipRole:
        return row.name.isEmpty() ? tr("Show every table")
                                  : u"%1: %2"_s.arg(row.name, row.tables.join(u", "_s));
    case Qt::FontRole: {
        QFont font;
        font.setBold(row.isCurrent);
        return font;
    }
    default:
        return {};
    }
}

}  // namespace limbeck::ui
