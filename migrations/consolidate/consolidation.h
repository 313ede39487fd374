// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/condense.h"
#include "migrations/consolidate/interval.h"
#include "migrations/dialect/dialect.h"
#include "migrations/planner/steps.h"
#include "migrations/runner/runobserver.h"
#include "migrations/script/operationcode.h"
#include "migrations/script/scriptdirectory.h"

namespace limbeck {

/// What many revisions come to, as the bodies of one script.
struct ConsolidatedBody
{
    ScriptBody upgrade;
    ScriptBody downgrade;
    QList<Decision> decisions;
    QStringList engines;  ///< SQLAlchemy's names of those that it was made for
    QStringList notes;    ///< sentences: engines that were left out and why, what is particular
};

/// Reads `interval` for each of `engines`, condenses what it does there, and writes it as one
/// script for all of them: where engines must be told apart, the body asks for the dialect's name.
///
/// An engine on which the interval cannot be read or does not fit is left out with a note. The text
/// is read back, and must lead to the same schema on every engine, else this fails.
///
/// Fails with Opaque, Irreversible or SchemaConflict if no engine is left, with its reason;
/// VerificationFailed if what was written would be read as something else; Unsupported for what a
/// script cannot say; Cancelled. `observer` may be null. Pure but for reading the scripts' files.
Result<ConsolidatedBody> consolidatedBody(const Interval& interval,
                                          const ScriptDirectory& scripts,
                                          const QList<Engine>& engines,
                                          NameStyle style,
                                          const Overrules& overrules = {},
                                          RunObserver* observer = nullptr);

/// The rows of a database just before `interval` runs: what it stands on.
QStringList rowsBefore(const Interval& interval);

/// The steps that carry out `interval`, with version rows around each.
Result<QList<RevisionStep>> stepsOf(const Interval& interval, const RevisionGraph& graph);

}  // namespace limbeck
