// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/facts.h"
#include "ui/time/timememory.h"

namespace limbeck::ui {

class JobContext;

/// Reads every script of the project in both directions. Never fails: what cannot be read is a
/// doubt of its revision. Null if the job was cancelled.
/// Thread: that of `memory`.
FactsPtr readFacts(TimeMemory& memory, const SnapshotPtr& now, const JobContext& job);

}  // namespace limbeck::ui
