// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

/// Finding in a schema what an operation names, with the errors that people read.
namespace limbeck {

/// The table, for changing it. Fails with SchemaConflict if there is none.
Result<Table*> findTable(Schema& schema, const TableName& name);

/// Fails with SchemaConflict if `table` lacks one of `columns`; `user` is who names them.
Result<> requireColumns(const Table& table, const QStringList& columns, const QString& user);

/// Fails with SchemaConflict if the keys, constraints and indexes of `table` name columns that
/// do not exist, two columns share a name, or two constraints do.
Result<> requireConsistent(const Table& table);

/// The constraint that `drop` means.
///
/// Tried in order: its name; the name that an engine made up for an unnamed one (implicitName(),
/// MySQL's t_ibfk_1, PRIMARY); and, since the script did work once, what the name must then mean:
/// the only unnamed one of that type whose columns occur in the name (a naming convention made
/// it, or the table was renamed since), the only unnamed one. The last two not with IF EXISTS.
/// An empty name means what `dropped` says, or the only constraint of that type.
/// Fails with SchemaConflict, saying which ones there are.
Result<Constraint> findConstraint(const Table& table, const DropConstraint& drop);

/// True if `drop` names no constraint of `table`, but a unique index (MySQL and MariaDB know no
/// difference between the two) or the CHECK that a Boolean or Enum column brings itself.
bool isDroppedByOtherMeans(const Table& table, const DropConstraint& drop);

/// The table whose index `drop` means, or nullptr. An empty table name means any table.
const Table* tableOfIndex(const Schema& schema, const DropIndex& drop);

/// What goes with `column` when `table` of `schema` loses it: everything that contains it.
ColumnParts partsWithColumn(const Schema& schema, const Table& table, const QString& column);

/// Adds or removes one constraint; `constraint` must exist to be removed.
void addConstraint(Table& table, const Constraint& constraint);
void removeConstraint(Table& table, const Constraint& constraint);

/// Gives a column another name, in its table and in everything that refers to it.
/// Requires: the table and the column exist, the new name is free.
void renameColumn(Schema& schema, const TableName& name, const QString& from, const QString& to);

/// "foreign key", "primary key", … as our sentences say it.
QString constraintWord(const Constraint& constraint);
QString constraintWord(ConstraintType type);

/// Columns that a constraint of its own table names. CHECKs name none: they are text.
QStringList constraintColumns(const Constraint& constraint);

/// "unnamed foreign key (page_id)", "unique constraint 'uq_a'".
QString constraintLabel(const Constraint& constraint);

}  // namespace limbeck
