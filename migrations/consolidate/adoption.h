// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/differ/difference.h"

namespace limbeck {

/// `schema` with what `found` says of it taken from `models`, and everything else as it is: so two
/// ways to write the same thing are left alone. What is found on several engines may be in `found`
/// several times. Keys and constraints that come without a name get the one that PostgreSQL would
/// give them, in small letters. The order of columns, options, views, triggers and sequences are
/// left. Pure.
Schema adopted(const Schema& schema, const Schema& models, const QList<Difference>& found);

}  // namespace limbeck
