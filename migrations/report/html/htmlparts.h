// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/html/htmlcontext.h"

/// The parts of the page, in their order. Each is a <section> with a heading, whole without any
/// script: the script finds what it needs in this markup.
namespace limbeck {

/// Links to every part and every table.
Html htmlContents(const HtmlContext& context);
/// What this is a report of, what is not certain about it, numbers and charts.
Html htmlOverview(const HtmlContext& context);
/// True if the report has a diagram, and its boxes have places.
bool htmlHasDiagram(const Report& report);
/// Nothing if it has none.
Html htmlDiagram(const HtmlContext& context);
/// One row for each table.
Html htmlTableList(const HtmlContext& context);
/// Every foreign key, circles, and the order for inserting and deleting.
Html htmlRelations(const HtmlContext& context);
/// One section for each table.
Html htmlTables(const HtmlContext& context);
/// True if htmlObjects() has something to show.
bool htmlHasObjects(const Schema& schema);
/// Enum types, sequences, views and triggers; nothing if there are none.
Html htmlObjects(const HtmlContext& context);
/// The revisions, newest first, with their lanes; nothing if no history tells.
Html htmlHistory(const HtmlContext& context);

}  // namespace limbeck
