// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/diff.h"
#include "ui/widget/rowmodel.h"

namespace limbeck::ui {

/// What differs between two moments, one row each.
class ChangesModel final : public RowModel<Difference>
{
    Q_OBJECT

public:
    enum Column
    {
        What,
        Object,
        Before,
        After,
        ColumnCount,
    };

    using RowModel::RowModel;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const Difference& row, int column, int role) const override;
};

/// "+ added", "− removed", "~ changed": never told by colour alone.
QString kindText(Difference::Kind kind);

/// "2 added, 1 removed, 4 changed", or that nothing differs.
QString countsText(const QList<Difference>& differences);

/// What turns the first schema into the second on one engine, or why nothing does.
struct EngineScript
{
    Engine engine = Engine::Sqlite;
    QString sql;
    QString error;
};

/// `diff`'s SQL for SQLite, PostgreSQL and MariaDB, as `limbeck diff --format sql` makes it;
/// `isBackwards`: from the second schema to the first. What no statement says stands in comments.
/// Pure.
QList<EngineScript> scriptsOf(const command::SchemaDiff& diff, bool isBackwards);

/// The differences as lines of text, under a heading that names both ends.
QString changesText(const command::SchemaDiff& diff);

}  // namespace limbeck::ui
