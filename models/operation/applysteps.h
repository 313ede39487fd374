// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

/// The parts of apply(), one function per operation, used by nobody else. Each changes `schema`
/// in place and fails with SchemaConflict; what `schema` holds after a failure is not defined.
namespace limbeck::steps {

Result<> apply(const CreateTable& create, Schema& schema);
Result<> apply(const DropTable& drop, Schema& schema);
Result<> apply(const RenameTable& rename, Schema& schema);
Result<> apply(const SetTableComment& comment, Schema& schema);
Result<> apply(const BulkInsert& insert, Schema& schema);

Result<> apply(const AddColumn& add, Schema& schema);
Result<> apply(const DropColumn& drop, Schema& schema);
Result<> apply(const AlterColumn& alter, Schema& schema);

Result<> apply(const CreateIndex& create, Schema& schema);
Result<> apply(const DropIndex& drop, Schema& schema);
Result<> apply(const AddConstraint& add, Schema& schema);
Result<> apply(const DropConstraint& drop, Schema& schema);

Result<> apply(const CreateEnum& create, Schema& schema);
Result<> apply(const DropEnum& drop, Schema& schema);

}  // namespace limbeck::steps
