// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck {

/// `arguments` of `function` (sqlalchemy.Column, sqlalchemy.Index, alter_column, create_index) with
/// defaults and index elements as sa.text where they are expressions that engines write in
/// different ways: casts, operators on what differs. What cannot be written is left as it is, for
/// the reader of the operation to refuse; all of it for a `dialect` that is no engine of ours.
/// Pure.
python::Arguments withSpelledOut(const QString& function,
                                 const python::Arguments& arguments,
                                 const QString& dialect);

/// Sequence.next_value() as sa.text, as SQLAlchemy writes it for `dialect`; nothing where there are
/// no sequences, and for one whose name is not plain text.
/// Source: SQLAlchemy 2.0 dialects/postgresql/base.py and mysql/base.py, visit_sequence.
std::optional<python::Value> nextValue(const python::Object& sequence, const QString& dialect);

}  // namespace limbeck
