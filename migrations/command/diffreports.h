// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/diff.h"
#include "migrations/report/savedreport.h"

/// How a saved report is one of the two that diff.cpp compares.
namespace limbeck::command {

SchemaDiff::End endOf(const SavedReport& report, const QString& path);

/// True if the report holds what scripts say, not what an engine made of it; a report that does
/// not tell may hold either.
bool isOfHistory(const SavedReport& report);

/// Takes from `other` what the report was not about, and names without a schema as the report
/// means them, unless `other` knows from a live database.
void agreeWith(const SavedReport& report, SchemaDiff::End& other, bool isOtherLive);

/// What to know of a comparison with a report of a server whose words nobody is there to ask for.
QList<Finding> spellingDoubts(const SavedReport& report, const QString& path, Engine engine);

}  // namespace limbeck::command
