// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

namespace limbeck::cli {

/// Where a step stopped, and the ways to go on, in lines of their own.
QString stoppedText(const StoppedStep& stopped);
QJsonObject stoppedJson(const StoppedStep& stopped);

/// What is left to run of `stopped`, as SQL under a comment line, or as JSON.
Result<int> printRest(Session& session, const StoppedStep& stopped);

}  // namespace limbeck::cli
