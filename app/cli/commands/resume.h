// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

namespace limbeck::cli {

class CommandSyntax;

/// What a person says about a step that stopped half way.
struct SettleAnswer
{
    bool isDone = false;     ///< --done
    bool isNotDone = false;  ///< --not-done
    bool verifies = false;   ///< --verify

    void declare(CommandSyntax& syntax);
    bool isGiven() const
    {
        return isDone || isNotDone;
    }
};

/// `resume`, and `undo` where a step stopped half way: finishes the step, or takes it back.
Result<int> settleStep(Session& session,
                       command::Context context,
                       bool takesBack,
                       bool isDryRun,
                       const SettleAnswer& answer);

}  // namespace limbeck::cli
