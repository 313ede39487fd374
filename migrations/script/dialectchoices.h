// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

namespace limbeck {

/// The keyword of a foreign key in whose options `use_alter` waits for chooseFor().
inline const QString useAlterOption = QStringLiteral("use_alter");

/// The keyword of a column with a sa.Sequence in whose options it waits for chooseFor().
inline const QString sequenceOption = QStringLiteral("sequence");

/// What SQLAlchemy decides by the dialect, in `operation`:
///
/// The `<dialect>_where` of an index becomes its condition. The conditions for other dialects stay
/// in its options: to SQLAlchemy, an index that has only those is not partial here.
///
/// What a script calls existing is set again on MariaDB and MySQL, whose MODIFY says it.
///
/// A foreign key with use_alter is no part of CREATE TABLE where ALTER could add it later, which
/// is everywhere but in SQLite. Alembic never adds it, so there is none.
///
/// A batch that does not make its table anew ignores what is said about the new one.
///
/// A column that takes its values from a sa.Sequence does not count by itself on PostgreSQL; the
/// others count anyway. Alembic makes no sequence for it.
void chooseFor(const QString& dialect, Operation& operation);

/// The types that CREATE TABLE makes beside the table: PostgreSQL's enums. ADD COLUMN makes none.
QList<Operation> impliedBy(const Operation& operation, const QString& dialect);

}  // namespace limbeck
