// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tables/tablesmodel.h"

#include <QLocale>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QVariant number(const TableRow& row, int column)
{
    switch (column) {
    case TablesModel::Columns:
        return row.columns;
    case TablesModel::Rows:
        return row.rows ? QVariant(row.rows->rows) : QVariant(-1);
    case TablesModel::Out:
        return row.referencesOut;
    case TablesModel::In:
        return row.referencesIn;
    case TablesModel::Indexes:
        return row.indexes;
    case TablesModel::LastRevision:
        return row.lastRevision;
    default:
        return {};
    }
}

QString shown(const TableRow& row, int column)
{
    if (column == TablesModel::Name) {
        return row.doubts.isEmpty() ? row.name.toString()
                                    : TablesModel::tr("%1 (not certain)").arg(row.name.toString());
    }
    if (column == TablesModel::Rows) {
        return row.rows ? rowCountText(*row.rows) : u"–"_s;
    }
    if (column == TablesModel::LastRevision) {
        return row.lastRevision;
    }
    return QLocale().toString(number(row, column).toLongLong());
}

}  // namespace

QList<TableRow> tableRows(const Snapshot& snapshot, const ProjectFacts* facts)
{
    QHash<TableName, int> referred;
    for (const Table& table : snapshot.schema.tables) {
        for (const ForeignKey& key : table.foreignKeys) {
            ++referred[key.referent];
        }
    }
    const QHash<TableName, TableRows> counted = snapshot.rows();
    QList<TableRow> rows;
    for (const Table& table : snapshot.schema.tables) {
        TableRow row;
        row.name = table.name;
        row.columns = static_cast<int>(table.columns.size());
        if (const auto found = counted.constFind(table.name); found != counted.cend()) {
            row.rows = *found;
        }
        row.referencesOut = static_cast<int>(table.foreignKeys.size());
        row.referencesIn = referred.value(table.name);
        row.indexes = static_cast<int>(table.indexes.size());
        row.lastRevision = facts != nullptr ? facts->lastTouched.value(table.name) : RevisionId();
        row.comment = table.comment;
        row.doubts = texts(snapshot.schema.uncertaintiesOf(table.name));
        rows << row;
    }
    return rows;
}

int TablesModel::columns() const
{
    return ColumnCount;
}

QString TablesModel::header(int column) const
{
    switch (column) {
    case Name:
        return tr("Table");
    case Columns:
        return tr("Columns");
    case Rows:
        return tr("Rows");
    case Out:
        return tr("Out →");
    case In:
        return tr("← In");
    case Indexes:
        return tr("Indexes");
    case LastRevision:
        return tr("Last touched by");
    default:
        return {};
    }
}

QVariant TablesModel::headerExtra(int column, int role) const
{
    if (role == Qt::ToolTipRole && column == Out) {
        return tr("Foreign keys of this table: what it refers to");
    }
    if (role == Qt::ToolTipRole && column == In) {
        return tr("Foreign keys of other tables, and of itself, that refer to it");
    }
    if (role != Qt::TextAlignmentRole) {
        return {};
    }
    const bool isText = column == Name || column == LastRevision;
    const auto side = isText ? Qt::AlignLeft : Qt::AlignRight;
    return QVariant::fromValue(side | Qt::AlignVCenter);
}

QVariant TablesModel::cell(const TableRow& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case Qt::TextAlignmentRole:
        return headerExtra(column, role);
    case Qt::ToolTipRole:
        if (column == Rows && !row.rows) {
            return tr("Not counted yet, or this schema does not come from a database.");
        }
        if (column == Rows && row.rows->isEstimate) {
            return tr("What the database believes: counting would have taken too long.");
        }
        return row.doubts.isEmpty() ? row.comment : row.doubts.join(u'\n');
    case sortRole:
        return column == Name ? QVariant(row.name.toString().toLower()) : number(row, column);
    default:
        return {};
    }
}

}  // namespace limbeck::ui
