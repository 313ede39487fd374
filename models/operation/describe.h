// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

namespace limbeck {

/// One line for people: "add column email string(96) to user", "drop table page".
QString describe(const Operation& operation);

/// True if rows or values can be lost: drops of tables and columns, narrowing type changes.
bool isDestructive(const Operation& operation);

}  // namespace limbeck
