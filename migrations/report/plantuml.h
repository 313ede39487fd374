// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

/// The report's diagram in PlantUML's language, one entity for each table. Every letter of a name
/// that PlantUML could read as markup is written by its number.
QString plantUmlText(const Report& report, const ReportStyle& style);

}  // namespace limbeck
