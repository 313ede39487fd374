// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/expression/sourcesof.h"

namespace limbeck {

QList<int> sourcesIn(const SqlStatement& statement, int source)
{
    QList<int> found{source};
    const SqlSource& from = statement.sources[static_cast<size_t>(source)];
    if (from.kind == SqlSource::Kind::Join) {
        found << sourcesIn(statement, from.left) << sourcesIn(statement, from.right);
    }
    return found;
}

QList<int> sourcesOf(const SqlStatement& statement, const SqlExpression& expression)
{
    QList<int> found;
    if (const auto* column = expression.as<SqlColumn>(); column != nullptr && column->source >= 0) {
        found << column->source;
    }
    for (const SqlExpression& part : expression.parts) {
        found << sourcesOf(statement, part);
    }
    return found;
}

}  // namespace limbeck
