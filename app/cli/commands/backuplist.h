// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

namespace limbeck::cli {

/// The backups of the database, newest first, on standard output.
int listBackups(Session& session, const command::Context& context);

}  // namespace limbeck::cli
