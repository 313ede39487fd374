// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/newrevision.h"

namespace limbeck::command {

/// A revision that makes the history lead to the models, and what stays different nevertheless.
struct Reconciliation
{
    NewRevision made;
    QStringList left;  ///< see ReconcilingBody
};

/// Writes a new revision like newRevision(), filled with what makes the end of the history equal
/// to the project's models on every engine. Its bodies in `options` do not count.
/// Fails as modelsOf(), reconcilingBody() and newRevision() do; nothing is written then.
Result<Reconciliation> reconcile(const Project& project, const NewRevisionOptions& options);

}  // namespace limbeck::command
