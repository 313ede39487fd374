// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/rowmarks.h"

#include "migrations/dialect/quoting.h"
#include "migrations/runner/versiontable.h"

namespace limbeck {

using namespace Qt::StringLiterals;

RowMarks::RowMarks(const TableName& versionTable)
    : m_table(versionTable.schema, versionTable.name + u"_limbeck"_s)
{
}

const TableName& RowMarks::table() const
{
    return m_table;
}

Result<> RowMarks::ensure(Database& database) const
{
    // An engine without transactions would keep the mark of a statement that was taken back.
    const QString sql =
        u"CREATE TABLE IF NOT EXISTS %1 (statement_no INTEGER NOT NULL) ENGINE=InnoDB"_s;
    return database.execute(sql.arg(quotedTable(m_table, database.engine()))).map([](qint64) {});
}

Result<> RowMarks::add(Database& database, qsizetype statement) const
{
    return database
        .execute(u"INSERT INTO %1 VALUES (%2)"_s.arg(quotedTable(m_table, database.engine()),
                                                     QString::number(statement)))
        .map([](qint64) {});
}

Result<bool> RowMarks::contains(Database& database, qsizetype statement) const
{
    VersionTable marks;  // asks for a table like any other
    marks.name = m_table;
    const Result<bool> isThere = marks.exists(database);
    if (!isThere || !*isThere) {
        return isThere;
    }
    return database
        .query(u"SELECT 1 FROM %1 WHERE statement_no = %2"_s.arg(
            quotedTable(m_table, database.engine()), QString::number(statement)))
        .map([](const QueryResult& found) { return !found.rows.isEmpty(); });
}

Result<> RowMarks::remove(Database& database) const
{
    return database.execute(u"DROP TABLE IF EXISTS "_s + quotedTable(m_table, database.engine()))
        .map([](qint64) {});
}

}  // namespace limbeck
