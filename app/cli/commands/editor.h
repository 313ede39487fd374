// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

namespace limbeck::cli {

/// Runs the user's editor on each file, one after another, on this terminal until it ends. Fails
/// with ConfigNotFound if there is none.
Result<> openInEditor(const QStringList& files);

}  // namespace limbeck::cli
