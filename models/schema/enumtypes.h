// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck {

/// The enum types that the columns of `table` need to exist on `dialect`, each once, in order:
/// native ones with a name whose create_type is not False.
QList<EnumType> enumTypes(const Table& table, const QString& dialect);

}  // namespace limbeck
