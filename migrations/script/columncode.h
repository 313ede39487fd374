// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/pythoncode.h"
#include "models/base/result.h"
#include "models/operation/operation.h"

namespace limbeck {

/// How names of constraints and indexes are written.
enum class NameStyle
{
    Plain,  ///< 'uq_a'
    /// op.f('uq_a'): a naming convention must not work on it again.
    Final,
};

/// A name in that style.
QString nameCode(const QString& name, NameStyle style);

/// "sa.text('now()')", "'draft'", "None". What engines spell differently stays a name of
/// SQLAlchemy's: "sa.func.now()", "sa.true()".
QString defaultCode(const std::optional<ServerDefault>& value);
QString identityCode(const Identity& identity);

/// "sa.Column('id', sa.Integer(), nullable=False)". Of `parts` only what Python can say at a
/// column: its key, its foreign keys and checks, and an unnamed unique constraint on it alone.
/// Fails as typeCode() does.
Result<QString> columnCode(const Column& column,
                           const ColumnParts& parts,
                           NameStyle style,
                           DialectModules& modules);

/// True if columnCode() says it: one unnamed unique constraint on the column alone.
bool isSaidAtColumn(const UniqueConstraint& unique, const Column& column);

}  // namespace limbeck
