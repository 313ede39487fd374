// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/snapshot.h"

#include "models/operation/describe.h"

namespace limbeck::ui {

using namespace Qt::StringLiterals;

QHash<TableName, qint64> Snapshot::rows() const
{
    QHash<TableName, qint64> result;
    for (const TableRows& table : status.tableRows) {
        result.insert(table.table, table.rows);
    }
    return result;
}

bool Snapshot::hasReadDatabase() const
{
    return database.has_value() && !databaseProblem;
}

QString Snapshot::databaseName() const
{
    return database ? database->displayName() : QString();
}

QString RevisionSide::sql() const
{
    QStringList lines;
    for (const PlannedOperation& planned : operations) {
        lines << u"-- "_s + describe(planned.operation);
        for (const Statement& statement : planned.statements) {
            lines << statement.sql + u';';
        }
        lines << QString();
    }
    return lines.join(u'\n');
}

}  // namespace limbeck::ui
