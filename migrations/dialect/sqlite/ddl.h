// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/table.h"

/// Schema elements as SQLite's SQL, laid out as SQLAlchemy does.
namespace limbeck::sqlite {

QString quoted(const QString& name);
QString quoted(const TableName& table);
/// "(a, b)".
QString columnList(const QStringList& columns);

/// DEFAULT's operand: text that is neither a literal nor in parentheses nor one word is put in
/// parentheses, as SQLite demands of expressions.
QString defaultText(const ServerDefault& value);

/// A column's definition in `table`: name, type, default, NOT NULL, and what is said at the
/// column on SQLite (AUTOINCREMENT, GENERATED). Fails with Unsupported if the type does not exist
/// here, naming table, column and type.
Result<QString> columnText(const Column& column, const Table& table);

/// "CONSTRAINT name …" or without the name. Empty for what SQLite does not have: EXCLUDE, and
/// foreign keys into another schema (they cannot leave their database file).
QString constraintText(const Constraint& constraint, const TableName& table);

/// CREATE TABLE of `table` under its name, without its indexes.
Result<QString> createTableText(const Table& table, bool ifNotExists = false);

QString createIndexText(const Index& index, const TableName& table, bool ifNotExists = false);

/// WITHOUT ROWID and STRICT, with the line break before them.
QString tailText(const Table& table);

/// CHECKs that come from types with create_constraint: Boolean and Enum.
QList<CheckConstraint> typeChecks(const Table& table);

/// True if `table` has a lone integer primary key that is written at its column to get
/// AUTOINCREMENT.
bool hasAutoincrement(const Table& table);

/// The constraints of `table` in the order in which CREATE TABLE lists them.
QList<Constraint> constraintsOf(const Table& table);

}  // namespace limbeck::sqlite
