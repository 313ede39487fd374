// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

#include <functional>

namespace limbeck::command {

/// As currentRows(), for a database that nobody waits for: no step of it, from connecting to the
/// last statement, takes longer than `seconds`, or fails; nor one during which `isCancelled` says
/// so, as far as the engine asks. A server that stops in the middle of its answer is only given up
/// on MariaDB and MySQL, whose client can.
Result<QStringList> currentRowsWithin(Context context,
                                      int seconds,
                                      const std::function<bool()>& isCancelled);

}  // namespace limbeck::command
