// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/timeline.h"

#include <functional>

namespace limbeck {

/// Does to `schema` what the step did when it was first played, its doubts with it. Requires:
/// `schema` is as it was then. `visit`, where it is given, is told each operation that fits, with
/// the schema before it.
void replay(const PastStep& step,
            Schema& schema,
            const std::function<void(const Operation&, const Schema& before)>& visit = {});

/// What an operation that does not fit makes doubtful. Requires: step.misfit.
Uncertainty misfitDoubt(const PastStep& step);

}  // namespace limbeck
