// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/operators.h"

namespace limbeck::python {

/// A function of Python's; nothing where its result is not certain.
using StandardFunction = std::optional<Value> (*)(const Arguments& arguments, const Callback& call);

/// By their full names: "builtins.len", "itertools.chain".
using StandardFunctions = QHash<QString, StandardFunction>;

// One file per family.
void addConversions(StandardFunctions& table);
void addIterations(StandardFunctions& table);
void addLibrary(StandardFunctions& table);

/// The only argument, if it is positional.
const Value* onlyArgument(const Arguments& arguments);

/// What json.loads() makes of a text. Without a value it raises if `isInvalid`; else it is not
/// certain: large numbers, NaN, lone surrogates.
struct ReadJson
{
    std::optional<Value> value;
    bool isInvalid = false;
};
ReadJson parseJson(const QString& text);
/// The value alone.
std::optional<Value> readJson(const QString& text);
/// json.dumps(value) in Python's own spacing; nothing for what has no certain JSON.
std::optional<QString> writeJson(const Value& value, bool sortKeys);

}  // namespace limbeck::python
