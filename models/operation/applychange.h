// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/schemachange.h"

/// The parts of applyEffect(), used by nobody else. Each changes `schema` in place and fails with
/// SchemaConflict; what `schema` holds after a failure is not defined.
namespace limbeck {

Result<> applyChange(const SchemaChange::Value& change, Schema& schema, SqlRules rules);

// applyenumchange.cpp
Result<> applyEnumChange(const AddEnumValue& add, Schema& schema);
Result<> applyEnumChange(const RenameEnumValue& rename, Schema& schema);
Result<> applyEnumChange(const RenameEnum& rename, Schema& schema);
Result<> applyEnumChange(const DropType& drop, Schema& schema);

}  // namespace limbeck
