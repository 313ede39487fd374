// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"

#include <QSet>

namespace limbeck {

/// A piece of a step that can be taken back by itself: an operation, or one of several that an
/// operation stands for. What a journal keeps, so that a step that stopped can be undone without
/// its script.
struct StepPart
{
    QString description;  ///< "add column title string(200) to note"
    QList<Statement> statements;
    QList<TableName> tables;  ///< all that it can change; empty: not known
    QList<Statement> wayBack;
    /// Why there is no way back, as a sentence; empty if there is one, or if none is needed.
    QString noWayBack;

    bool operator==(const StepPart&) const = default;
};

/// `operation`, which is completed and carried out by `statements` on a database that is like
/// `before`, in as small pieces as the statements allow. `made`: tables that the same step has made
/// before; rows in them need no way back, since they go with their table. Pure.
///
/// There is no way back where something was taken away that no statement brings back: rows, values,
/// what SQL text did.
QList<StepPart> stepParts(const Operation& operation,
                          const QList<Statement>& statements,
                          const Schema& before,
                          const QSet<TableName>& made,
                          const Dialect& dialect);

}  // namespace limbeck
