// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

#include <optional>

namespace limbeck {

/// Models that are declared in C++ and compiled in, by the name that a project's setting
/// `[limbeck] models = compiled-in:NAME` uses. Nothing if there are none of that name.
std::optional<Schema> compiledModels(const QString& name);

}  // namespace limbeck
