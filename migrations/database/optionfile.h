// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

namespace limbeck {

/// `settings` with what MariaDB's option file adds that its URL names as Python's drivers do:
/// `?read_default_file=~/.my.cnf`, and `read_default_group` beside [client]. What the URL says
/// itself counts more. No other option file is read, since Python's drivers read none unasked.
/// Settings without such an option are returned as they are.
///
/// Fails with FileUnreadable if the file cannot be read, and with Unsupported if it includes
/// others.
Result<ConnectionSettings> withOptionFile(ConnectionSettings settings);

}  // namespace limbeck
