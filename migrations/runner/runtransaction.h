// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "migrations/runner/runobserver.h"
#include "migrations/runner/versiontable.h"

namespace limbeck {

/// The transactions of a run, one after another, and how much of its report is committed.
/// Thread: that of the database.
class RunTransaction final
{
public:
    /// All three outlive this.
    RunTransaction(Database& database, const VersionTable& versionTable, RunReport& report);

    Result<> begin();
    /// What the report says until now is committed.
    Result<> commit();
    Result<> commitAndGoOn();
    /// Takes the open transaction back, and out of the report what is not committed.
    void rollback();

    /// From now on, each transaction keeps programs that know no lock of ours from moving the
    /// version rows. Requires that the version table is there.
    Result<> guardVersionRows();

    /// The version rows as a run found them: what a failure leaves where nothing is committed.
    void startFrom(const QStringList& rows);

    /// What a cancellation says about the database.
    QString cancelledText() const;

private:
    Result<> lockVersionRows();

    Database& m_database;
    const VersionTable& m_versionTable;
    RunReport& m_report;
    qsizetype m_committed = 0;  // entries of m_report.applied that are committed
    QStringList m_committedRows;
    bool m_guardsVersionRows = false;
};

}  // namespace limbeck
