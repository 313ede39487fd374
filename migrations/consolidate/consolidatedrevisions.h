// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/archive.h"

#include <QMap>

namespace limbeck {

/// What each consolidated revision of `graph` stands for, in the order in which an upgrade applied
/// them. Of one that was consolidated again only what it replaced is named. Pure.
QMap<RevisionId, QList<RevisionId>> consolidatedRevisions(const RevisionGraph& graph,
                                                          const QList<Archive>& archives);

}  // namespace limbeck
