// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck {

/// json.dumps(value), to the letter; nothing where that is not certain.
std::optional<QString> pythonJson(const python::Value& value);

}  // namespace limbeck
