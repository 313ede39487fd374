// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/datastep.h"
#include "models/base/result.h"
#include "models/revision/revision.h"
#include "models/schema/schema.h"

#include <QSet>

#include <optional>

namespace limbeck {

/// What became of an operation whose fate is not plain: rows, and SQL that nobody reads.
struct Decision
{
    enum class What
    {
        Kept,      ///< where it was, between what came before it and what comes after
        Gathered,  ///< kept, after the tables that it fills have their final form
        Dropped,   ///< it can have no effect any more
    };

    What what = What::Kept;
    RevisionId revision;
    TextLocation where;
    QString text;    ///< the operation in words
    QString reason;  ///< a sentence
    /// The same in English, for the file that is kept beside the scripts.
    QString englishText = {};
    QString englishReason = {};

    bool operator==(const Decision&) const = default;
};

/// The name of a step that a Decision is about: "8f2c1a:24", by the line of its script.
QString stepName(const RevisionId& revision, const TextLocation& where);

/// What the user wants otherwise: of each either a revision, for all that it does to rows, or one
/// step by its stepName(), which wins.
struct Overrules
{
    QSet<QString> keep;  ///< stays where it is
    QSet<QString> drop;  ///< is left out

    /// What is wanted of that step; nothing if Limbeck decides.
    std::optional<Decision::What> of(const RevisionId& revision, const TextLocation& where) const;

    bool operator==(const Overrules&) const = default;
};

/// One operation of the interval and where it came from.
struct PastOperation
{
    RevisionId revision;
    Operation operation;  ///< completed: a drop knows what it drops
    TextLocation where;
};

/// The operations that one revision needs to do what many did.
struct Condensed
{
    std::vector<Operation> operations;
    Schema after;
    QList<Decision> decisions;
};

/// Condenses `past`, which ran on `before`. `isFromBase` says that `before` is an empty database:
/// then no table has rows that no operation of `past` put there.
///
/// Tables that are created in it come in their final form, with what they depend on before them;
/// what alters an older table stays as it is, in order. SQL that is not understood is a barrier:
/// nothing moves across it. Rows that are written out come after the tables of their stretch,
/// unless something in between would change what they mean. Updates of tables that certainly have
/// no rows, and rows of tables that are gone, are dropped. Each of these is a Decision.
/// Deterministic, and pure. Fails with SchemaConflict if `past` does not fit `before`.
Result<Condensed> condense(const QList<PastOperation>& past,
                           const Schema& before,
                           bool isFromBase,
                           const Overrules& overrules = {});

}  // namespace limbeck
