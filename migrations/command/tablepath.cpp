// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/tablepath.h"

#include "migrations/command/objectname.h"

#include <QHash>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// Foreign keys as steps away from each table, in both directions.
using Steps = QHash<TableName, QList<PathStep>>;

Steps stepsOf(const Schema& schema)
{
    Steps steps;
    for (const Table& table : schema.tables) {
        for (ForeignKey key : table.foreignKeys) {
            const Table* referent = schema.table(key.referent);
            if (referent == nullptr) {
                continue;  // somebody else's table: no way leads on from there
            }
            if (key.referentColumns.isEmpty() && referent->primaryKey.has_value()) {
                key.referentColumns = referent->primaryKey->columns;
            }
            steps[table.name] << PathStep{table.name, referent->name, table.name, key};
            if (referent->name != table.name) {
                steps[referent->name] << PathStep{referent->name, table.name, table.name, key};
            }
        }
    }
    return steps;
}

/// How many steps each table is away from `target`, as far as it can be reached.
QHash<TableName, int> distancesTo(const TableName& target, const Steps& steps)
{
    QHash<TableName, int> distances{{target, 0}};
    QList<TableName> queue{target};
    for (qsizetype i = 0; i < queue.size(); ++i) {
        const int next = distances.value(queue[i]) + 1;
        for (const PathStep& step : steps.value(queue[i])) {
            if (!distances.contains(step.to)) {
                distances.insert(step.to, next);
                queue << step.to;
            }
        }
    }
    return distances;
}

/// Follows the steps that come nearer to the target, which is every shortest path.
class Walk final
{
public:
    Walk(const Steps& steps, const QHash<TableName, int>& distances, int limit)
        : m_steps(steps)
        , m_distances(distances)
        , m_limit(limit)
    {
    }

    void from(const TableName& table, TablePaths& found)
    {
        const int distance = m_distances.value(table);
        if (distance == 0) {
            found.isCut = found.paths.size() == m_limit;
            if (!found.isCut) {
                found.paths << m_path;
            }
            return;
        }
        for (const PathStep& step : m_steps.value(table)) {
            if (!found.isCut && m_distances.value(step.to, distance) < distance) {
                m_path << step;
                from(step.to, found);
                m_path.removeLast();
            }
        }
    }

private:
    const Steps& m_steps;
    const QHash<TableName, int>& m_distances;
    int m_limit;
    QList<PathStep> m_path;  ///< to where the walk is
};

QString columnsText(const TableName& table, const QStringList& columns)
{
    const QString names =
        columns.size() == 1 ? columns.first() : u'(' + columns.join(u", "_s) + u')';
    return columns.isEmpty() ? table.toString() : table.toString() + u'.' + names;
}

}  // namespace

Result<TablePaths> tablePaths(const Schema& schema,
                              const QString& from,
                              const QString& to,
                              int limit)
{
    const Result<TableName> start = findTableName(schema, from);
    const Result<TableName> target = findTableName(schema, to);
    if (!start || !target) {
        return fail(start ? target.error() : start.error());
    }
    TablePaths found{*start, *target, {}, false};
    const Steps steps = stepsOf(schema);
    if (*start == *target) {
        for (const PathStep& step : steps.value(*start)) {
            if (step.to == *start) {
                found.paths << QList<PathStep>{step};
            }
        }
        return found;
    }
    const QHash<TableName, int> distances = distancesTo(*target, steps);
    if (distances.contains(*start)) {
        Walk(steps, distances, limit).from(*start, found);
    }
    return found;
}

QString describe(const PathStep& step)
{
    const QString own = columnsText(step.owner, step.key.columns);
    const QString other = columnsText(step.key.referent, step.key.referentColumns);
    return step.owner == step.from ? own + u" -> "_s + other : other + u" <- "_s + own;
}

}  // namespace limbeck::command
