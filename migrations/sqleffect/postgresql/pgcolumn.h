// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/sqleffect/postgresql/pgtext.h"
#include "migrations/sqleffect/postgresql/pgtree.h"
#include "models/operation/operation.h"

namespace limbeck::postgresql {

/// A value, or why it is not certain: words that may stand in parentheses.
template <typename T>
using Read = tl::expected<T, QString>;

struct ReadType
{
    ColumnType type;
    bool isSerial = false;
};

/// A TypeName. A type that is no type of PostgreSQL or of a well-known extension is `Other` with
/// its `name` and `schema`, to be looked up among the enum types.
Read<ReadType> readType(const Node& typeName);

struct ReadColumn
{
    Column column;
    ColumnParts parts;  ///< what its constraints declare for the table
};

/// A ColumnDef.
Read<ReadColumn> readColumn(const Node& definition, const SourceText& source);

/// A Constraint of a table.
Read<Constraint> readConstraint(const Node& constraint, const SourceText& source);

/// GENERATED … AS IDENTITY, from a Constraint.
Read<Identity> readIdentity(const Node& constraint);

/// start, increment, …, from a list of DefElem; what says nothing is left out.
QVariantMap sequenceOptions(const QList<Node>& options);

/// What may stand behind DEFAULT; nothing for NULL.
std::optional<ServerDefault> readDefault(const QString& sql);

}  // namespace limbeck::postgresql
