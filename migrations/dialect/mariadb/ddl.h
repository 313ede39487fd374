// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/base/result.h"
#include "models/operation/operation.h"

/// Schema elements as MariaDB's and MySQL's SQL, laid out as SQLAlchemy does.
namespace limbeck::mariadb {

/// DEFAULT's operand, as it is said of an existing column.
QString defaultText(const ServerDefault& value);

/// The same in a column's definition, where expressions stand in parentheses.
QString definedDefaultText(const ServerDefault& value);

/// A column's definition in `table`, with AUTO_INCREMENT where it counts by itself and its
/// comment. Fails with Unsupported if the type does not exist here, naming table, column and type.
Result<QString> columnText(const Column& column, const Table& table, Engine engine);

/// "CONSTRAINT name …" or without the name. Fails with Unsupported for what no server of this kind
/// takes: EXCLUDE, MATCH, and constraints that can be deferred. To refuse is better than to fail
/// in the middle, since what was done before stays done.
Result<QString> constraintText(const Constraint& constraint, Engine engine);

/// ENGINE, CHARSET and the other options of a table, with its comment.
QString tableTail(const Table& table, Engine engine);

/// Fails with Unsupported for an expression on MariaDB, which has no such indexes.
Result<QString> createIndexText(const CreateIndex& operation, Engine engine);

}  // namespace limbeck::mariadb
