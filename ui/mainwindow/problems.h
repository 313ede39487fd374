// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"
#include "ui/theme/theme.h"

namespace limbeck::ui {

/// The most pressing thing that is wrong with a project, for the banner.
struct Problem
{
    Role role = Role::Problem;
    QString text;                ///< empty if nothing is wrong
    bool needsDatabase = false;  ///< the user can help by choosing a database file
    bool canTryAgain = false;    ///< or by reading it again, once its server is there
    bool needsMerge = false;     ///< and by merging the heads
    bool needsStamp = false;     ///< and by saying which revision its tables are at

    bool operator==(const Problem&) const = default;
};

Problem problemOf(const Snapshot& snapshot);

}  // namespace limbeck::ui
