// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/base/result.h"
#include "models/schema/columntype.h"

/// MariaDB and MySQL: `engine` tells which.
namespace limbeck::mariadb {

/// SQL text of a type, as SQLAlchemy 2.1 spells it on MariaDB or MySQL.
/// Fails with Unsupported for types that its compiler refuses, naming the type.
Result<QString> typeText(const ColumnType& type, Engine engine);

/// The type behind a COLUMN_TYPE of information_schema, "int(11)", or a spelling of scripts,
/// "INTEGER". TINYINT(1) is Boolean; what no family has (UNSIGNED, MEDIUMTEXT) stays as `Other`.
ColumnType typeOf(const QString& declared);

/// `type` as the server keeps it: synonyms become one, what only a script says is left out.
/// JSON stays JSON on MariaDB too, where it is LONGTEXT with a CHECK.
ColumnType storedType(const ColumnType& type, Engine engine);

}  // namespace limbeck::mariadb
