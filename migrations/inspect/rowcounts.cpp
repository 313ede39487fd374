// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/rowcounts.h"

#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// What the planner believes, by table. Without those it knows nothing of.
QHash<TableName, qint64> plannerEstimates(Database& database)
{
    const QString sql =
        database.engine() == Engine::Postgresql
            ? u"SELECT CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname END, "
              "c.relname, c.reltuples::bigint FROM pg_class AS c JOIN pg_namespace AS n "
              "ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND c.reltuples >= 0"_s
            : u"SELECT '', table_name, table_rows FROM information_schema.tables WHERE "
              "table_schema = DATABASE() AND table_rows IS NOT NULL"_s;
    QHash<TableName, qint64> estimates;
    const QueryResult found = database.query(sql).value_or(QueryResult());
    for (const QVariantList& row : found.rows) {
        estimates.insert(TableName(row[0].toString(), row[1].toString()), row[2].toLongLong());
    }
    return estimates;
}

class Counter final
{
public:
    Counter(Database& database, const CountLimits& limits)
        : m_database(database)
        , m_limits(limits)
    {
        m_clock.start();
    }

    Result<TableRows> count(const TableName& table)
    {
        const qint64 left = m_limits.millisecondsInAll - m_clock.elapsed();
        if (m_limits.isCancelled && m_limits.isCancelled()) {
            return fail(ErrorCode::Cancelled, EngineText::tr("Counting was cancelled."));
        }
        if (left <= 0) {
            return estimate(table);
        }
        m_database.setTimeLimit(static_cast<int>(std::min<qint64>(left, m_limits.millisecondsEach)),
                                m_limits.isCancelled);
        const Result<QueryResult> found = m_database.query(
            u"SELECT count(*) FROM %1"_s.arg(quotedTable(table, m_database.engine())));
        m_database.setTimeLimit(0);
        if (found) {
            return TableRows{.table = table, .rows = found->rows.value(0).value(0).toLongLong()};
        }
        if (found.error().code != ErrorCode::Cancelled) {
            return fail(found.error());
        }
        return estimate(table);
    }

private:
    TableRows estimate(const TableName& table)
    {
        TableRows rows{.table = table, .rows = TableRows::unknown, .isEstimate = true};
        if (m_database.engine() == Engine::Sqlite) {
            // A table without rowids has no such column: then nothing is known.
            const Result<QueryResult> largest = m_database.query(
                u"SELECT max(_rowid_) FROM %1"_s.arg(quotedTable(table, Engine::Sqlite)));
            if (largest && !largest->rows.isEmpty()) {
                rows.rows = largest->rows.first().first().toLongLong();
            }
            return rows;
        }
        if (!m_planner) {
            m_planner = plannerEstimates(m_database);
        }
        rows.rows = m_planner->value(table, TableRows::unknown);
        return rows;
    }

    Database& m_database;  // outlives the counter
    const CountLimits& m_limits;
    QElapsedTimer m_clock;
    std::optional<QHash<TableName, qint64>> m_planner;
};

}  // namespace

Result<QList<TableRows>> countRowsWithin(Database& database,
                                         const Schema& schema,
                                         const CountLimits& limits)
{
    Counter counter(database, limits);
    QList<TableRows> counts;
    for (const Table& table : schema.tables) {
        const Result<TableRows> rows = counter.count(table.name);
        if (!rows) {
            return fail(rows.error());
        }
        counts << *rows;
    }
    return counts;
}

}  // namespace limbeck
