// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

namespace limbeck::cli {

/// `heads --explain`: what each side does, what both touch, and whether one side can be put on
/// top of the other.
Result<int> explainHeads(Session& session);

}  // namespace limbeck::cli
