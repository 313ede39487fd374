// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runtransaction.h"

#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

RunTransaction::RunTransaction(Database& database,
                               const VersionTable& versionTable,
                               RunReport& report)
    : m_database(database)
    , m_versionTable(versionTable)
    , m_report(report)
{
}

Result<> RunTransaction::begin()
{
    return m_database.begin().and_then([this] { return lockVersionRows(); });
}

Result<> RunTransaction::commit()
{
    if (Result<> committed = m_database.commit(); !committed) {
        return committed;
    }
    m_report.hasCommitted = true;
    m_committed = m_report.applied.size();
    m_committedRows = m_report.rowsAfter;
    return {};
}

Result<> RunTransaction::commitAndGoOn()
{
    return commit().and_then([this] { return begin(); });
}

void RunTransaction::rollback()
{
    m_database.rollback();
    m_report.applied = m_report.applied.first(m_committed);
    m_report.rowsAfter = m_committedRows;
}

Result<> RunTransaction::guardVersionRows()
{
    m_guardsVersionRows = true;
    return lockVersionRows();
}

/// Stock Alembic takes no lock; on PostgreSQL its first change of a version row then waits for
/// the end of this transaction, and finds that the row has moved.
Result<> RunTransaction::lockVersionRows()
{
    if (!m_guardsVersionRows || m_database.engine() != Engine::Postgresql) {
        return {};
    }
    const QString table = quotedTable(m_versionTable.name, m_database.engine());
    return m_database.execute(u"LOCK TABLE %1 IN EXCLUSIVE MODE"_s.arg(table)).map([](qint64) {});
}

void RunTransaction::startFrom(const QStringList& rows)
{
    m_report.rowsBefore = rows;
    m_report.rowsAfter = rows;
    m_committedRows = rows;
}

QString RunTransaction::cancelledText() const
{
    return m_committed == 0
               ? EngineText::tr("Cancelled. Everything was rolled back: the database is as it was.")
               : EngineText::tr(
                     "Cancelled. What was committed before stays: the database is at %1.")
                     .arg(m_committedRows.join(u", "_s));
}

}  // namespace limbeck
