// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/blame.h"

namespace limbeck::command {

/// What an operation is for an object, which is called so after it.
struct Concern
{
    BlameEntry::Kind kind = BlameEntry::Kind::Changed;
    ObjectName before;  ///< what the object was called before, if it was renamed
};

/// `operation` without the batches and blocks around what it does, in order. SQL text is what it is
/// known to do.
QList<Operation> flattened(const Operation& operation);

/// Whether `operation` made or changed `object`, as that is called after the operation.
std::optional<Concern> concernOf(const Operation& operation, const ObjectName& object);

/// The operation in words, with what it says about the object's column.
QString wordsFor(const Operation& operation, const ObjectName& object);

}  // namespace limbeck::command
