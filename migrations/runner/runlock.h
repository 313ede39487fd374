// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runobserver.h"
#include "migrations/runner/versiontable.h"

namespace limbeck {

/// Keeps two runs on one version table of a server apart: a lock of a session of its own, which
/// outlives the commits of the run and ends with the program, however that ends. PostgreSQL's
/// advisory locks, MariaDB's GET_LOCK. Nothing on SQLite, where the run's own write lock does it.
class RunLock final
{
public:
    /// Waits up to `seconds` for the lock, telling `observer` who holds it.
    /// Fails with DatabaseLocked, saying who, or with Cancelled.
    static Result<RunLock> take(const ConnectionSettings& settings,
                                const VersionTable& versionTable,
                                int seconds,
                                RunObserver& observer);
    ~RunLock();
    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&&) = delete;
    Q_DISABLE_COPY(RunLock)

private:
    explicit RunLock(std::unique_ptr<Database> session);

    std::unique_ptr<Database> m_session;  ///< closing it gives the lock back; nullptr on SQLite
};

}  // namespace limbeck
