// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/expression/sqlstatement.h"

#include <QList>

namespace limbeck {

/// A source, and for a join all that is joined in it. The source itself comes first.
QList<int> sourcesIn(const SqlStatement& statement, int source);

/// The sources that the columns of `expression` are of, in order; a SELECT inside of it keeps its
/// own to itself.
QList<int> sourcesOf(const SqlStatement& statement, const SqlExpression& expression);

}  // namespace limbeck
