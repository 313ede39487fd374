// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace limbeck {

/// True if the SQL expression `sql` uses `name` as a column: quoted with the same spelling, or
/// plain in any case. The name of a function does not count, nor does the table in `table.name`.
bool mentionsName(const QString& sql, const QString& name);

/// `sql` with every such use of `from` replaced by `to`, quoted where it must be. What a database
/// does to conditions and expressions when a column gets another name.
QString withNameReplaced(const QString& sql, const QString& from, const QString& to);

}  // namespace limbeck
