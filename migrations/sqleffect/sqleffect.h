// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/operation/schemachange.h"

namespace limbeck {

/// What `sql` (one statement or several) does to a schema on `engine`, as far as its text tells:
/// see README.md of this folder for what is understood. What is not is a MarkUncertain, about one
/// table if that is all that it can touch. Nothing is ever guessed, and no input fails.
/// PostgreSQL is read by libpg_query (the parser of PostgreSQL 15), the others by readers of our
/// own. `where`: the place of the text in its script. Pure. Thread: any, any number at a time.
SqlEffect sqlEffect(const QString& sql, Engine engine, const TextLocation& where = {});

/// Attaches its effect to `operation` if it is SQL text that may change the schema.
/// `dialect` is SQLAlchemy's name; for one that Limbeck does not speak nothing is attached.
void attachEffect(Operation& operation, const QString& dialect, const TextLocation& where);

}  // namespace limbeck
