// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "migrations/script/argumentreader.h"
#include "models/operation/operation.h"

namespace limbeck {

/// SQL: a text, or an expression that sqlText() knows.
Certain<QString> readSql(const python::Argument& argument);
/// The same for what stands alone, as a condition does; see standaloneSql().
Certain<QString> readCondition(const python::Argument& argument);

/// `autoincrement=`: True, False or "auto".
Certain<Autoincrement> readAutoincrement(const python::Argument& argument);

/// sa.ForeignKey(…) of a column, or sa.ForeignKeyConstraint(…). `columns` are the column's own
/// in the first case.
Certain<ForeignKey> readForeignKey(const python::Argument& argument, const QStringList& columns);
Certain<CheckConstraint> readCheckConstraint(const python::Argument& argument);
Certain<PrimaryKey> readPrimaryKey(const python::Argument& argument);
Certain<UniqueConstraint> readUniqueConstraint(const python::Argument& argument);
Certain<ExcludeConstraint> readExcludeConstraint(const python::Argument& argument);
/// sa.Index(name, column or expression, …).
Certain<Index> readIndex(const python::Argument& argument);

/// onupdate, ondelete, deferrable, initially, match and options, as every foreign key has them.
void readForeignKeyRules(ArgumentReader& reader, ForeignKey& key);
/// Columns and expressions of an index.
void readIndexParts(ArgumentReader& reader,
                    const QList<const python::Argument*>& parts,
                    Index& index);
/// unique, the conditions of partial indexes and other options.
void readIndexOptions(ArgumentReader& reader, Index& index);
/// The (expression, operator) pairs and options of an EXCLUDE constraint.
void readExclude(ArgumentReader& reader, ExcludeConstraint& constraint);

}  // namespace limbeck
