// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/snapshot.h"

#include "models/operation/describe.h"

#include <QLocale>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

QHash<TableName, TableRows> Snapshot::rows() const
{
    QHash<TableName, TableRows> result;
    for (const TableRows& table : status.tableRows) {
        if (table.rows != TableRows::unknown) {
            result.insert(table.table, table);
        }
    }
    return result;
}

QString rowCountText(const TableRows& table)
{
    const QString number = QLocale().toString(table.rows);
    return table.isEstimate ? u"≈ "_s + number : number;
}

bool Snapshot::hasReadDatabase() const
{
    return database.has_value() && !databaseProblem;
}

QString Snapshot::databaseName() const
{
    return database ? database->displayName() : QString();
}

QList<RunTime> runTimesOf(const QList<command::LoggedOperation>& newestFirst)
{
    QList<RunTime> runs;
    for (auto operation = newestFirst.crbegin(); operation != newestFirst.crend(); ++operation) {
        for (const OperationRecord::Step& step : operation->record.steps) {
            runs << RunTime{.revision = step.revision,
                            .milliseconds = static_cast<double>(step.milliseconds),
                            .isUpgrade = !step.isDown};
        }
    }
    return runs;
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
