// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

#include <QJsonArray>

namespace limbeck::cli {

class CommandSyntax;

/// What was asked of upgrade or downgrade.
struct MoveRequest
{
    QString target;
    bool isDryRun = false;
    bool isSql = false;  ///< --sql: a script, without a database
    bool verifies = false;
    bool skipsChecks = false;  ///< --no-checks
    QStringList skipped;       ///< --skip
    QString delegated;         ///< --delegate, of an upgrade only
    QString tag;               ///< --tag, for env.py, which never runs
};

/// Declares what upgrade and downgrade take besides their target.
void declareMove(CommandSyntax& syntax, MoveRequest& request);

/// --verify, which a reset takes too.
void declareVerify(CommandSyntax& syntax, bool& verifies);

/// What upgrade and downgrade share: preview, confirmation where data can be lost, run.
Result<int> migrate(Session& session, Direction direction, const MoveRequest& request);

/// A plan on standard output, as SQL or JSON, and whether it could be run.
Result<int> printPlan(Session& session,
                      const command::Context& context,
                      const Plan& plan,
                      bool createVersionTable);

/// Asks the database what `plan` asks of its rows, and tells what is in the way or cannot be
/// known, on standard error. Returns the answers as JSON.
Result<QJsonArray> tellRowChecks(Session& session,
                                 const command::Context& context,
                                 const Plan& plan);

}  // namespace limbeck::cli
