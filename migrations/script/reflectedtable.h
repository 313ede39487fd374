// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/schema/schema.h"

namespace limbeck {

/// True for the arguments of a sa.Table whose columns the database is asked for.
bool asksForColumns(const python::Arguments& arguments);

/// sa.Table('name', metadata, autoload_with=…) with the columns that SQLAlchemy would find in a
/// database like `schema`, as if the script had written them. Nothing where that is not certain:
/// no such table, columns of its own beside, types that `dialect` reads back as something else.
std::optional<python::Value> reflectedTable(const python::Arguments& arguments,
                                            const Schema& schema,
                                            const QString& dialect);

}  // namespace limbeck
