// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/schema.h"

#include <QJsonObject>

namespace limbeck {

/// The schema that schemaJson() or reportJson() wrote: the same value, as far as JSON can tell one
/// list or number from another. Members that are not known are passed over.
/// Fails with Unsupported if its version is newer than schemaJsonVersion, and with InvalidArgument
/// if it is something else or not whole; the sentence says what is wrong, not in which file. Pure.
Result<Schema> schemaFromJson(const QJsonObject& json);

}  // namespace limbeck
