// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"
#include "migrations/differ/difference.h"
#include "migrations/script/operationcode.h"
#include "migrations/script/scriptdirectory.h"

namespace limbeck {

/// What makes a history lead to the schema that the models declare, as the bodies of one script.
struct ReconcilingBody
{
    ScriptBody upgrade;
    ScriptBody downgrade;
    /// What stays different on some engine, in words: names of constraints that the models leave
    /// unnamed, and the order of columns, which no operation moves.
    QStringList left;
};

/// `found` without what is only called differently: constraints and indexes of one table that say
/// the same under another name. Pure.
QList<Difference> withoutNames(const QList<Difference>& found);

/// Compares the end of the history with `models` as each of `engines` stores both, and writes what
/// differs on any of them as one script for all: in the models' words, in batches, keys with a
/// name, since stock Alembic wants one in a batch. A column that
/// counts gets its sequence on PostgreSQL, where no operation makes one.
///
/// The text is read back: applied to the history's end it must lead to the models on every engine,
/// and its downgrade back, else this fails with VerificationFailed.
/// Fails with TargetInvalid if nothing differs; SchemaConflict or Opaque where the history cannot
/// be replayed; Unsupported for what a script cannot say. Pure but for reading the scripts.
Result<ReconcilingBody> reconcilingBody(const ScriptDirectory& scripts,
                                        const Schema& models,
                                        const QList<Engine>& engines,
                                        NameStyle style);

}  // namespace limbeck
