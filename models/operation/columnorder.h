// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QStringList>

namespace limbeck {

/// partial_reordering of a batch: `names` in an order that keeps to all `partialOrders` and else to
/// the given one, in the rounds of SQLAlchemy's topological sort. Names that are not there order
/// nothing: the batch may have dropped them. Fails with SchemaConflict on a contradiction.
Result<QStringList> columnOrder(const QStringList& names, const QList<QStringList>& partialOrders);

}  // namespace limbeck
