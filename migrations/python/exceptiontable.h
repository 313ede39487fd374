// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck::python {

/// The exception that the database's refusal of a statement is, to a script.
QString databaseErrorPath();

/// Whether `except type` catches `raised`; nothing where it depends on what `raised` is exactly,
/// or on a class that is not known.
std::optional<bool> isCaughtBy(const Value& type, const Raise& raised);

/// Whether `except type` might catch an error of the database.
bool mayCatchDatabaseErrors(const Value& type);

}  // namespace limbeck::python
