// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

namespace limbeck {

// SQLAlchemy knows how long names of constraints and indexes may be: 63 characters on PostgreSQL,
// 64 on MariaDB and MySQL, any number on SQLite. A name that it made up itself, or that op.f()
// vouches for, is shortened; any other one that is too long is an error before a statement is sent.
// Source: SQLAlchemy 2.1 sql/compiler.py, truncate_and_render_index_name.

/// `name` as op.f() or a naming convention has it on `dialect`: the first characters, "_", and four
/// of its MD5.
QString shortenedName(const QString& name, const QString& dialect);

/// The first name of a constraint or index in `operation` that is too long for `dialect`.
std::optional<QString> tooLongName(const Operation& operation, const QString& dialect);

/// Characters of the longest name on `dialect`; nothing where there is no limit.
std::optional<int> longestName(const QString& dialect);

}  // namespace limbeck
