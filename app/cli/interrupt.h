// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace limbeck::cli {

/// While it lives, Ctrl+C asks the run to end instead of killing the program. A second Ctrl+C
/// kills it; the database's own journal then undoes what was not committed.
class InterruptGuard final
{
public:
    InterruptGuard();
    ~InterruptGuard();
    Q_DISABLE_COPY_MOVE(InterruptGuard)

    static bool isRequested();
};

}  // namespace limbeck::cli
