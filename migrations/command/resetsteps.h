// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

/// What the two ways of a reset share: beside a file, and on a server.
namespace limbeck::command {

/// Fails with TargetInvalid if the history has no revisions: a version location that is misspelt
/// looks so, and nothing would be built again.
Result<> requireRevisions(const Context& context);

/// The way from an empty database to `target`.
Result<Plan> planFromNothing(const Context& context, const QString& target);

/// Dumps the database of a server, empties it and builds it again; see reset().
RunReport resetOnServer(const Context& context, RunObserver& observer, const QString& target);

}  // namespace limbeck::command
