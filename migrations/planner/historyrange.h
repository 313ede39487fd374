// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

namespace limbeck {

/// The revisions of `range` ("a:b", ":b", "a:", "-3:current"; both ends included), newest first.
/// "current" is `rows`. Fails with InvalidArgument if `range` is no range, with TargetInvalid if
/// its ends do not stand above each other, else like resolve().
Result<QStringList> historyRange(const RevisionGraph& graph,
                                 const QString& range,
                                 const QStringList& rows = {});

}  // namespace limbeck
