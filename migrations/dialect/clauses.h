// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/base/result.h"
#include "models/schema/table.h"

/// The pieces of DDL that all engines write alike, laid out as SQLAlchemy does.
namespace limbeck {

/// "(a, b)".
QString columnList(const QStringList& columns, Engine engine);

/// "CONSTRAINT name body", or the body alone without a name.
QString namedClause(const QString& name, const QString& body, Engine engine);

/// " NOT DEFERRABLE INITIALLY DEFERRED", or nothing.
QString deferralClause(const std::optional<bool>& deferrable, const QString& initially);

/// " REFERENCES t (a) ON DELETE …": what a foreign key says after its own columns.
QString referencesClause(const ForeignKey& key, const TableName& referent, Engine engine);

/// "FOREIGN KEY(a) REFERENCES …" with the key's name. `referent` is how the table is written.
QString foreignKeyClause(const ForeignKey& key, const TableName& referent, Engine engine);

/// " GENERATED ALWAYS AS (…) STORED".
QString computedClause(const Computed& computed);

/// "CREATE TEMPORARY TABLE IF NOT EXISTS ".
QString createTableHead(const Table& table, bool ifNotExists);

/// Fails with Unsupported, in SQLAlchemy's words, if the key's rules are not those of SQL: they
/// stand in DDL without quotes. `withColumns` allows "SET NULL (a)".
Result<> checkRules(const ForeignKey& key, bool withColumns);

/// The column that counts by itself: SERIAL, AUTO_INCREMENT. An integer that is the whole primary
/// key, has no default and refers to nothing, unless the script says yes or no. nullptr if there
/// is none. Source: SQLAlchemy 2.1 sql/schema.py, PrimaryKeyConstraint._autoincrement_column.
const Column* autoincrementColumn(const Table& table);

/// The index's own name, or the one that SQLAlchemy's default convention gives it.
QString indexName(const Index& index, const TableName& table);

/// True if `type` brings a CHECK: a Boolean or Enum with create_constraint, where the engine has no
/// such type of its own. `dialect` is SQLAlchemy's name.
bool hasTypeCheck(const ColumnType& type, const QString& dialect);

/// These CHECKs of all columns.
QList<CheckConstraint> typeChecks(const Table& table, Engine engine);

/// The constraints of `table` that CREATE TABLE lists, in SQLAlchemy's order: the key, CHECKs,
/// foreign keys, uniques, EXCLUDEs, and the CHECKs of types.
QList<Constraint> constraintsOf(const Table& table, Engine engine);

}  // namespace limbeck
