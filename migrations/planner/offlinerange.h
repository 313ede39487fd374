// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

namespace limbeck {

/// What `--sql` works on: there is no database to ask where it is.
struct OfflineRange
{
    QStringList rows;  ///< as if the version table held these
    QStringList targets;
};

/// "a:b" or "b"; without a start it is the base.
Result<OfflineRange> offlineUpgrade(const RevisionGraph& graph, const QString& text);
/// "a:b" only. Fails with InvalidArgument without a start.
Result<OfflineRange> offlineDowngrade(const RevisionGraph& graph, const QString& text);
/// Targets of which some may be "a:b", all with the same start.
Result<OfflineRange> offlineStamp(const RevisionGraph& graph, const QStringList& texts);

}  // namespace limbeck
