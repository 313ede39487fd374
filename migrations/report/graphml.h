// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"

namespace limbeck {

/// A report as a graph for programs that study graphs: one node for each table, one edge for each
/// foreign key whose referent is there.
QString graphMlText(const Report& report);

}  // namespace limbeck
