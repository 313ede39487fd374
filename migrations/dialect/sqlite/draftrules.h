// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/sqlite/tablesql.h"

/// Small rules of a rebuild, each for itself.
namespace limbeck::sqlite {

/// `column` as a clause of its own, split into its parts.
Result<ColumnSql> columnClause(const Column& column, const Table& table);

/// Text of the first part of that kind; empty if there is none.
QString textOf(const ColumnSql& column, ColumnPiece::Kind kind);

/// Replaces the parts of that kind, keeping their place, or puts `text` where SQLAlchemy writes
/// it. Empty text removes them.
void setPiece(ColumnSql* column, ColumnPiece::Kind kind, const QString& text);

/// True if values must be cast when a column's type changes from one to the other: Alembic 1.19
/// casts between families of types, except to JSON. Times are an exception of ours: SQLite's
/// CAST … AS DATETIME makes the number 2024 of the text '2024-05-01'.
bool needsCast(const ColumnType& from, const ColumnType& to);

/// True if a constraint cannot stand without `column`.
bool namesColumn(const Constraint& constraint, const QString& column);

/// True if both are of one kind and say the same about the same columns, names aside: how a
/// constraint without a name is known again.
bool saysTheSame(const Constraint& one, const Constraint& other);

/// `constraint` with the name that `convention` (SQLAlchemy's naming_convention) gives it; nothing
/// if it has a name or the convention says nothing for it.
std::optional<Constraint> conventionalName(const Constraint& constraint,
                                           const TableName& table,
                                           const QVariantMap& convention);

}  // namespace limbeck::sqlite
