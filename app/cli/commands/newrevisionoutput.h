// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"
#include "migrations/command/newrevision.h"

namespace limbeck::cli {

class CommandSyntax;

/// Declares the options that `revision` and `merge` share.
void declareNewRevision(CommandSyntax& syntax,
                        command::NewRevisionOptions& options,
                        QString& message,
                        QString& branchLabel);

/// Ends a command that wrote a script: Alembic's lines, what the hooks said, then our notes.
Result<int> printNewRevision(Session& session, const Result<command::NewRevision>& made);

}  // namespace limbeck::cli
