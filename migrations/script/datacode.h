// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/pythoncode.h"
#include "models/base/result.h"
#include "models/operation/operation.h"

namespace limbeck {

/// op.bulk_insert(sa.table(…), […]). Fails as typeCode() does, and for a value that has no
/// literal in Python here (bytes, dates).
Result<QString> bulkInsertCode(const BulkInsert& operation, DialectModules& modules);

/// op.execute(…): SQL of several lines as a text of several lines.
Result<QString> executeCode(const ExecuteSql& operation);

}  // namespace limbeck
