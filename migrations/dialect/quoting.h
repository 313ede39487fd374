// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/schema/tablename.h"

namespace limbeck {

/// A name as SQL of `engine`: bare if it is lower case, made of letters, digits, "_" and "$", does
/// not begin with a digit or "$" and is no reserved word, as SQLAlchemy's identifier preparer
/// decides; quoted otherwise. Safe for every input.
QString quotedName(const QString& name, Engine engine);

/// Always quoted: for places where the name must not be taken for anything else.
QString alwaysQuotedName(const QString& name, Engine engine);

/// "schema.table", each part quoted where needed.
QString quotedTable(const TableName& table, Engine engine);

/// A text literal of `engine`. Safe for every input on a server with its default settings.
QString quotedText(const QString& text, Engine engine);

/// True if `word` needs quotes on `engine` although its letters do not.
bool isReservedWord(const QString& word, Engine engine);

}  // namespace limbeck
