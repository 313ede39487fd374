// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/syntaxtree.h"

namespace limbeck::bench {

/// The hardest thing that a function of a script needs, judged by its words alone:
///
///   A  operations with literal arguments          D  SQL text
///   B  static Python: batches, locals, loops, …   E  SQLAlchemy's expressions, bulk_insert
///   C  questions to the inspector, try            F  other modules, sessions, rows of a query,
///   files
///
/// Functions of the same text count where they are named. A measure of difficulty, no judgement of
/// what can be read. `A` for a function that is not there.
QChar letterOf(const python::SyntaxTree& tree, const QByteArray& function);

}  // namespace limbeck::bench
