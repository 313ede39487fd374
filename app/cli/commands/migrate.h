// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

namespace limbeck::cli {

/// What upgrade and downgrade share: preview, confirmation where data can be lost, run.
Result<int> migrate(Session& session, Direction direction, const QString& target, bool isDryRun);

/// A plan on standard output, as SQL or JSON, and whether it could be run.
Result<int> printPlan(Session& session,
                      const command::Context& context,
                      const Plan& plan,
                      bool createVersionTable);

}  // namespace limbeck::cli
