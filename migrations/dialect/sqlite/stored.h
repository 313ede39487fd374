// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck::sqlite {

/// Dialect::asStored of SQLite. Idempotent; of an inspected schema it removes only what is
/// private to the dialect and the order of constraints.
Schema stored(const Schema& schema);
Table stored(const Table& table);

}  // namespace limbeck::sqlite
