// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/schema/schema.h"

namespace limbeck {

/// What SQLAlchemy's inspector would answer on a database that is like `schema`: has_table,
/// get_table_names, get_columns and get_indexes, as far as scripts ask for names. Nothing for
/// other questions, and where the answer would depend on names that an engine chose.
///
/// A list whose order is the engine's is a set here: whether it holds something is certain,
/// which item comes first is not.
std::optional<python::Value> answerInspector(const Schema& schema,
                                             const QString& method,
                                             const python::Arguments& arguments);

}  // namespace limbeck
