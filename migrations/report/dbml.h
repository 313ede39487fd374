// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"

namespace limbeck {

/// A report in the Database Markup Language: tables, columns with their types on the report's
/// engine, keys, indexes, enums, notes and references. What DBML cannot say (a reference to a
/// table that is not there, two equal references, a table without columns) stands in comments.
QString dbmlText(const Report& report);

}  // namespace limbeck
