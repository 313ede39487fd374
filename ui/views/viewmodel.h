// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/savedviews.h"
#include "ui/widget/rowmodel.h"

namespace limbeck::ui {

/// A row of the list of saved views. The first one has no name: every table.
struct ViewRow
{
    QString name;
    QStringList tables;
    bool isCurrent = false;
};

/// The saved views as a list of one column. A name can be edited.
class ViewModel final : public RowModel<ViewRow>
{
    Q_OBJECT

public:
    using RowModel::RowModel;

    void setViews(const SavedViews& views, const QString& current);
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void renameWanted(const QString& from, const QString& to);

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const ViewRow& row, int column, int role) const override;
};

}  // namespace limbeck::ui
