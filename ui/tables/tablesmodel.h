// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/facts.h"
#include "ui/mainwindow/snapshot.h"
#include "ui/widget/rowmodel.h"

#include <optional>

namespace limbeck::ui {

struct TableRow
{
    TableName name;
    int columns = 0;
    std::optional<TableRows> rows;  ///< nothing if nothing is known of them
    int referencesOut = 0;
    int referencesIn = 0;  ///< foreign keys of other tables, and of itself
    int indexes = 0;
    RevisionId lastRevision;  ///< that touched it; empty if that is not known
    QString comment;
    QStringList doubts;  ///< why it may be different in truth
};

/// A row for every table of the snapshot's schema, in its order. `facts` may be null.
QList<TableRow> tableRows(const Snapshot& snapshot, const ProjectFacts* facts = nullptr);

/// The tables of a schema, one row each. sortRole gives numbers as numbers.
class TablesModel final : public RowModel<TableRow>
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Columns,
        Rows,
        Out,
        In,
        Indexes,
        LastRevision,
        ColumnCount,
    };

    using RowModel::RowModel;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const TableRow& row, int column, int role) const override;
    QVariant headerExtra(int column, int role) const override;
};

}  // namespace limbeck::ui
