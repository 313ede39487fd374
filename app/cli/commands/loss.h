// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

namespace limbeck::cli {

/// Says on standard error what a reset or drop-all takes away, before it is confirmed.
void showLoss(Session& session,
              const command::Context& context,
              const command::ResetPreview& preview);

/// The dry run of a reset or drop-all: what is lost, then the plan, on standard output.
Result<int> printLossPreview(Session& session,
                             const command::Context& context,
                             const command::ResetPreview& preview);

}  // namespace limbeck::cli
