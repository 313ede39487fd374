// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/schema/schema.h"

namespace limbeck::mariadb {

/// Dialect::asStored of MariaDB and MySQL. Idempotent. Constraints get the names that the server
/// gives them; a unique constraint is a unique index, which is how the server keeps it, and the
/// index that a foreign key makes for itself is left out.
Schema stored(const Schema& schema, Engine engine);
Table stored(const Table& table, Engine engine);

/// A default as information_schema and scripts tell it, without their differences: 'x' is the
/// text x, "1" the text 1, now(), current_timestamp() and CURRENT_TIMESTAMP are one.
ServerDefault storedDefault(const ServerDefault& value);

/// The name that InnoDB gives to `constraint` of `table` if it has none itself: t_ibfk_1,
/// CONSTRAINT_1 (MySQL: t_chk_1), the first column of a unique key, PRIMARY.
/// Source: MariaDB knowledge base, "Identifier Names"; MySQL 8.0 manual, 13.1.20.
QString implicitConstraintName(const Table& table, const Constraint& constraint, Engine engine);

}  // namespace limbeck::mariadb
