// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

#include <optional>

namespace limbeck {

/// The engine that engineName() calls `name`; nothing for any other word.
std::optional<Engine> engineNamed(const QString& name);

}  // namespace limbeck
