// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/operators.h"

namespace limbeck::python {

/// A method of a plain value; nothing where its result is not certain.
using PlainMethod = std::optional<Value> (*)(const Value& self,
                                             const Arguments& arguments,
                                             const Callback& call);

// nullptr where there is no such method, or it is not known here.
PlainMethod textMethod(const QString& name);
PlainMethod sequenceMethod(Sequence::Kind kind, const QString& name);
PlainMethod dictMethod(const QString& name);

/// The positional argument at `index`; nullptr if there is none.
const Value* positional(const Arguments& arguments, size_t index);
const QString* textArgument(const Arguments& arguments, size_t index);

/// Sorted as sorted(items, key=…, reverse=…) does; nothing for items that are neither all texts
/// nor all whole numbers.
std::optional<Values> sortedItems(Values items, const Arguments& options, const Callback& call);

}  // namespace limbeck::python
