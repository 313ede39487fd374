// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/snapshot.h"

#include "models/operation/describe.h"

#include <QLocale>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

RevisionId Snapshot::consolidatedInto(const RevisionId& archived) const
{
    if (graph.find(archived) != nullptr) {
        return {};
    }
    for (auto each = consolidated.cbegin(); each != consolidated.cend(); ++each) {
        if (each->contains(archived)) {
            return each.key();
        }
    }
    return {};
}

QList<RevisionId> Snapshot::archivedRevisions() const
{
    QList<RevisionId> archived;
    if (!consolidated.isEmpty()) {
        archived = past.history();
        archived.removeIf([this](const RevisionId& id) { return graph.find(id) != nullptr; });
    }
    return archived;
}

const RevisionGraph& Snapshot::graphFor(const QStringList& revisions) const
{
    const bool needsPast =
        std::any_of(revisions.cbegin(), revisions.cend(), [this](const RevisionId& id) {
            return graph.find(id) == nullptr && past.find(id) != nullptr;
        });
    return needsPast ? past : graph;
}

const Revision* Snapshot::find(const RevisionId& id) const
{
    const Revision* found = graph.find(id);
    return found != nullptr ? found : past.find(id);
}

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
