// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/report.h"
#include "ui/mainwindow/workbench.h"

namespace limbeck::ui {

class JobContext;

/// Makes a report and writes it, telling `job` what goes on and stopping when that is cancelled.
/// What it came to, for the banner. Thread: the job's.
Outcome exportReport(const Project& project,
                     const command::ReportRequest& request,
                     const QString& path,
                     JobContext& job);

}  // namespace limbeck::ui
