// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/base/result.h"

#include <optional>

namespace limbeck {

/// A note beside a database's backups while everything in it is being dropped, on servers that
/// cannot take that back (MariaDB, MySQL). One that is still there belongs to a program that was
/// killed, or failed to put back what it dropped: something is missing in the database.
struct EmptyingNote
{
    QString action;  ///< "reset", "drop-all" or "restore"
    QString dump;    ///< path of the backup that holds everything

    static QString pathOf(const ConnectionSettings& database);
    /// Nothing for engines that need no note.
    static std::optional<EmptyingNote> read(const ConnectionSettings& database);
    /// On disk before it returns; nothing is done for engines that need none. Fails with
    /// FileUnwritable.
    Result<> write(const ConnectionSettings& database) const;
    static void remove(const ConnectionSettings& database);

    /// What happened and what to do, for people.
    QString toText(const ConnectionSettings& database) const;

    bool operator==(const EmptyingNote&) const = default;
};

}  // namespace limbeck
