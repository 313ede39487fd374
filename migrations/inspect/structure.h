// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"
#include "migrations/differ/difference.h"

namespace limbeck {

/// In what a database, as inspected, differs from the schema that it should have (`expected`: what
/// operations made of `before`). Both are compared as the engine stores them, and without what no
/// operation can say or foretell:
/// - how a server writes expressions back: casts, parentheses, quotes, case;
/// - the text of views and triggers, which servers rewrite when a table or column gets another
/// name;
/// - the name that an engine made up for a constraint that has none in `expected`;
/// - the index that MariaDB keeps when a foreign key goes that it was made for.
/// Pure.
QList<Difference> structuralDifferences(const Schema& expected,
                                        const Schema& inspected,
                                        const Schema& before,
                                        const Dialect& dialect);

/// A VerificationFailed: `sentence` (of what is not as it should be, without a full stop), each
/// difference on a line, `advice`.
Error notAsSaid(const QList<Difference>& differences,
                const QString& sentence,
                const QString& advice);

/// `schema` without the ways in which servers write expressions back. Pure.
Schema withLooseExpressions(Schema schema);

}  // namespace limbeck
