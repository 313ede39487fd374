// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/sqleffect/changesink.h"

namespace limbeck::postgresql {

/// Adds what `sql` does on PostgreSQL to `effect`; false if the parser does not understand it, and
/// `effect` is as it was.
bool readEffect(const QString& sql, SqlEffect& effect);

}  // namespace limbeck::postgresql
