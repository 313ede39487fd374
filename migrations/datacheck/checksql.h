// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/datacheck/datacheck.h"
#include "migrations/dialect/dialect.h"

namespace limbeck {

/// A check as SQL.
struct CheckSql
{
    QString count;         ///< one row, one number: what stands in the way
    QString examples;      ///< at most `exampleCount` rows; empty if none can be named
    QStringList labels{};  ///< of the columns of `examples`
};

constexpr int exampleCount = 5;

/// Read-only, with every name quoted as the engine wants it. Requires: `check.whyNot` is empty.
CheckSql checkSql(const DataCheck& check, const Dialect& dialect);

}  // namespace limbeck
