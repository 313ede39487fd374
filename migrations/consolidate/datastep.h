// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

#include <QSet>

namespace limbeck {

/// What an operation does to rows, as far as its text tells.
struct DataStep
{
    enum class Kind
    {
        None,       ///< rows are not its business
        Seed,       ///< puts rows into one table that are written out: VALUES, bulk_insert
        Transform,  ///< changes or removes rows of one table: UPDATE, DELETE
        Unclear,    ///< anything else: INSERT … SELECT, several statements, calls of functions
    };

    Kind kind = Kind::None;
    TableName table;      ///< of a Seed or Transform
    QStringList columns;  ///< that a Seed names; empty if it names none
    /// Every word and name of its text, in lower case: a table whose name is not among them is not
    /// touched by it.
    QSet<QString> words;
    /// It may run more than it says: a procedure, a function, a block of code.
    bool touchesAll = false;

    /// False if it certainly has nothing to do with `other`.
    bool mayTouch(const TableName& other) const;
};

/// Reads statements of one kind only: a text with several is Unclear, and so is everything that
/// names a table in a way that is not certain.
DataStep dataStep(const Operation& operation);

}  // namespace limbeck
