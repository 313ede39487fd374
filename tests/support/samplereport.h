// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"

namespace limbeck {

/// A report of `schema` without a project: of models, with a diagram in a grid.
Report reportOf(const Schema& schema);

/// Names that ever broke an export: tags, formulas, pipes, backticks, quotes, line breaks, text
/// from right to left, emoji, 300 letters, words that the formats mean something by.
QStringList hostileNames();

/// Tables, each with columns, a comment, constraints and an index that are called by `names`; each
/// refers to the one before it. Types, defaults and conditions are no SQL.
Schema hostileSchema(const QStringList& names);

/// A report whose tables, columns, comments, constraints, indexes, revisions and messages are
/// called by hostileNames(), and whose tables refer to each other.
Report hostileReport();

}  // namespace limbeck
