// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/backup/backup.h"

namespace limbeck::backupfolder {

/// A note beside the backups while a database file is being replaced: who reads it after a crash
/// knows what was meant.
struct SwapMarker
{
    QString fresh;   ///< the file that takes the database's place
    QString backup;  ///< the name under which the old file is kept; empty if there was none

    static QString pathOf(const ConnectionSettings& database);
    static std::optional<SwapMarker> read(const ConnectionSettings& database);
    /// On disk before it returns. Fails with FileUnwritable.
    Result<> write(const ConnectionSettings& database) const;
    static void remove(const ConnectionSettings& database);

    bool operator==(const SwapMarker&) const = default;
};

/// Waits until the file `path`, or the folder, is on disk. A failure is not told: it happens on
/// file systems that cannot do it.
void syncToDisk(const QString& path);

}  // namespace limbeck::backupfolder
