// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

namespace limbeck {

/// What alter_column must say to turn `from` into `to`. Their names, `computed` and the options
/// of single dialects are left alone: no operation changes those.
ColumnChanges changesBetween(const Column& from, const Column& to);

/// True if the column must be dropped and added again: what it is computed from cannot be altered
/// on any engine. Values are not lost, except where a plain column becomes a computed one.
bool mustBeMadeAnew(const Column& from, const Column& to);

}  // namespace limbeck
