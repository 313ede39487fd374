// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"
#include "models/schema/schema.h"

#include <QMap>

namespace limbeck {

/// What a script does on each engine, by SQLAlchemy's name of its dialect.
using OperationsByDialect = QMap<QString, std::vector<Operation>>;

/// One list of operations that does on every engine what that engine's own list does; nothing if
/// there is none.
///
/// Reading a script for an engine decides a few things (see chooseFor() and impliedBy()): the
/// condition of an index that holds on one engine only, foreign keys with use_alter, enum types,
/// what an ALTER repeats for MariaDB. Here these decisions are taken back; types that PostgreSQL's
/// list makes stay, since making one does nothing elsewhere. Pure. Requires: at least one list.
std::optional<std::vector<Operation>> neutralOperations(const OperationsByDialect& lists);

/// `operations` so that each enum type of PostgreSQL is made once, also by stock Alembic, where
/// CREATE TABLE makes every type of its columns and fails if it is there: the first table that
/// uses a type makes it, unless a column of an older table needs it before; in all others the
/// type carries create_type=False. `existing` are the types before. Pure.
std::vector<Operation> withTypesMadeOnce(const std::vector<Operation>& operations,
                                         const QList<EnumType>& existing);

}  // namespace limbeck
