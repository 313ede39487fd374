// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

namespace limbeck {

/// `operations` with what alters a table gathered into batches, one for each table where that is
/// possible: SQLite rebuilds a table to alter it, and once is enough. Steps on other tables stay
/// in between where a foreign key ties them together. The schema afterwards is the same.
/// Requires: what drops a constraint or table says what it drops (see complete()).
std::vector<Operation> inBatches(const std::vector<Operation>& operations);

}  // namespace limbeck
