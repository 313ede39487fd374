// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runobserver.h"
#include "migrations/runner/versiontable.h"

#include <QLockFile>

namespace limbeck {

/// Keeps two runs on one version table apart: on a server a lock of a session of its own, which
/// outlives the commits of the run and ends with the program, however that ends. PostgreSQL's
/// advisory locks, MariaDB's GET_LOCK. On SQLite the run's own write lock does it, and where a run
/// commits in between, a file beside the database.
class RunLock final
{
public:
    /// Waits up to `seconds` for the lock, telling `observer` who holds it.
    /// Fails with DatabaseLocked, saying who, or with Cancelled.
    static Result<RunLock> take(const ConnectionSettings& settings,
                                const VersionTable& versionTable,
                                int seconds,
                                RunObserver& observer);
    /// For SQLite: `app.db.limbeck-lock`, which one that died leaves behind and nobody minds.
    /// Waits, tells and fails likewise, and with FileUnwritable.
    static Result<RunLock> takeFile(const ConnectionSettings& settings,
                                    int seconds,
                                    RunObserver& observer);
    /// Fails with DatabaseUnavailable if the session that holds the lock has ended, as an
    /// administrator or a time limit may make it: another run may be at work since.
    Result<> isStillHeld() const;
    ~RunLock();
    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&&) = delete;
    Q_DISABLE_COPY(RunLock)

private:
    RunLock(std::unique_ptr<Database> session, QString question, std::unique_ptr<QLockFile> file);

    // Whichever there is gives the lock back with its end.
    std::unique_ptr<Database> m_session;
    QString m_question;  ///< SQL that asks whether the session holds it
    std::unique_ptr<QLockFile> m_file;
};

}  // namespace limbeck
