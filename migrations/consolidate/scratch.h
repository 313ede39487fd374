// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"

namespace limbeck {

/// An empty database that goes away with this: SQLite's in memory, a server's under a name of its
/// own ("limbeck_scratch_…") beside the database that `place` names. Its owner holds a session lock
/// as long as it lives, so that one whose owner was killed is known, and dropped by the next one
/// that is made on that server.
///
/// Belongs to one thread, as connections do.
class ScratchDatabase final
{
public:
    /// Fails with DatabaseUnavailable, or DatabaseError where the user may not create databases.
    static Result<std::unique_ptr<ScratchDatabase>> create(const ConnectionSettings& place);
    ~ScratchDatabase();
    Q_DISABLE_COPY_MOVE(ScratchDatabase)

    Database& database();

private:
    ScratchDatabase() = default;

    std::unique_ptr<Database> m_owner;  ///< on the server's own database; none for SQLite
    std::unique_ptr<Database> m_scratch;
    QString m_name;
};

}  // namespace limbeck
