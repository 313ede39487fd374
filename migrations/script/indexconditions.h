// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

namespace limbeck {

/// Makes the `<dialect>_where` of every index in `operation` the index's condition. The conditions
/// for other dialects stay in its options: to SQLAlchemy, an index that has only those is not
/// partial here.
void chooseConditions(Operation& operation, const QString& dialect);

}  // namespace limbeck
