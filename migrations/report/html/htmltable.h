// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/html/htmlcontext.h"

/// The pieces of a table's section.
namespace limbeck {

/// Every column: keys, type, what it refers to and who refers to it, which revisions made it.
Html htmlColumns(const HtmlContext& context, int table);
/// Primary key, unique, check and exclude constraints; nothing if there are none.
Html htmlConstraints(const HtmlContext& context, const Table& table);
Html htmlIndexes(const HtmlContext& context, const Table& table);
/// Foreign keys of the table; `from` is false for those of others that refer to it.
Html htmlForeignKeys(const HtmlContext& context, int table, bool from);
/// What the history did to the table, oldest first; nothing if no history tells.
Html htmlStory(const HtmlContext& context, int table);

}  // namespace limbeck
