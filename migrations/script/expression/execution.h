// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/operation/operation.h"

namespace limbeck {

/// True if the call executes a statement that was built of expressions, or a text whose
/// parameters are no plain values.
bool executesStatement(const python::Arguments& arguments);

/// What `execute(statement)` or `execute(statement, parameters)` runs on `dialect`: the SQL with
/// its values as literals, once for each set of parameters.
Certain<std::vector<Operation>> readExecution(const python::Arguments& arguments,
                                              const QString& dialect);

/// The SQL of a statement or text with "?" for what rows decide, of a statement that was built of
/// expressions only its first word; empty if that is too little to know.
QString statementOutline(const python::Value& statement);

/// The types that the columns of its result have: those of a select's columns or of returning();
/// empty for SQL text, and for what returns no rows. Requires: readExecution() succeeded.
QList<ColumnType> resultTypes(const python::Arguments& arguments, const QString& dialect);

/// A value of a row in bulk_insert, as a column of `type` stores it on `dialect`; an expression as
/// its SQL.
Certain<RowValue> readStoredValue(const python::Value& value,
                                  const ColumnType& type,
                                  const QString& dialect,
                                  const python::Argument& place);

}  // namespace limbeck
