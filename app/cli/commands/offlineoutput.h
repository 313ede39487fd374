// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"
#include "migrations/command/offline.h"

namespace limbeck::cli {

/// Ends a command that was given --sql: the script on standard output, its steps in the log.
Result<int> printOffline(Session& session,
                         const command::Context& context,
                         const Result<command::OfflineScript>& script);

}  // namespace limbeck::cli
