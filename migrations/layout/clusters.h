// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"

#include <QStringList>

namespace limbeck {

/// Tables that belong together, found by themselves.
struct Clusters
{
    QStringList names;     ///< largest cluster first; of equal ones by name
    QList<int> clusterOf;  ///< for each box a number of `names`, -1 for none

    bool operator==(const Clusters&) const = default;
};

/// Groups boxes by the first word of their names ("billing_invoice", "billingInvoice", or the
/// schema of "billing.invoice") where at least three share it; the others join the cluster that
/// most of their neighbours are in. Names are those of the tables, in the order of the boxes. Pure.
Clusters clustersOf(const QStringList& tables, const QList<DiagramInput::Edge>& edges);

}  // namespace limbeck
