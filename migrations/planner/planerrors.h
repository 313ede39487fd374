// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

namespace limbeck {

/// Fails with HistoryBroken and the first fatal problem.
Result<> requireSoundHistory(const RevisionGraph& graph);

/// `error` as a command on a database at `rows` tells it: what names a row that the history does
/// not know becomes VersionMismatch with a way out.
Error explainedFor(Error error, const RevisionGraph& graph, const QStringList& rows);

/// "Destination x is not a valid upgrade target from current head(s)".
Error destinationError(const QString& direction, const QString& target, const QStringList& rows);

}  // namespace limbeck
