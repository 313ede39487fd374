// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"

#include <QJsonObject>

namespace limbeck {

/// A report as JSON for other programs: what schemaJson() says of the schema, and beside it where
/// it comes from, its history and who made every table and column. resources/report.schema.json
/// describes it. Keys are sorted; `version` is raised when a member changes its meaning or goes
/// away.
QJsonObject reportJson(const Report& report);

/// reportJson() as indented text that ends with a newline.
QString reportJsonText(const Report& report);

}  // namespace limbeck
