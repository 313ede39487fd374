// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/operation/operation.h"

namespace limbeck {

/// A column as a script writes it, with what belongs to its table.
struct ReadColumn
{
    Column column;
    ColumnParts parts;
    bool isNullableSaid = false;
    /// The script gives a default that Python computes for rows that leave the column out.
    bool hasPythonDefault = false;
    /// The database has it anyway, like PostgreSQL's xmin: CREATE TABLE leaves it out.
    bool isSystem = false;
};

/// True for sa.Column(…).
bool isColumn(const python::Value& value);

/// Reads sa.Column(…). Indexes are named as SQLAlchemy does: ix_<table>_<column>. A primary
/// key is not null unless the script says otherwise.
/// Source: SQLAlchemy 2.0 sql/schema.py, Column.__init__ and _set_parent.
Certain<ReadColumn> readColumn(const python::Argument& argument, const TableName& table);

/// sa.Identity(…).
Certain<std::optional<Identity>> readIdentityOf(const python::Argument& argument);

}  // namespace limbeck
