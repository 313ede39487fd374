// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

namespace limbeck {

/// `url`, as ConnectionSettings::fromUrl() reads it, without any password in it: what may be
/// written into a file. It means the same database and user. Fails as fromUrl() does, and with
/// InvalidArgument if a password may be left in it.
Result<QString> urlToKeep(const QString& url);

}  // namespace limbeck
