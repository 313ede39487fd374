// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

#include <QString>

namespace limbeck {

/// A schema as a Markdown page: contents, then per table its columns, keys, references in both
/// directions and indexes, then enum types, views and triggers. What the schema is not sure of
/// stands at the top.
///
/// Every name and text is data: it is escaped, so that no name can make markup, break a table or
/// reach a browser as HTML. Pure and deterministic; ends with a newline.
QString schemaMarkdown(const Schema& schema, const QString& title);

}  // namespace limbeck
