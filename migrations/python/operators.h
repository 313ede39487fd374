// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

#include <functional>

namespace limbeck::python {

// Bounds for hostile texts.
constexpr size_t maxItems = 100'000;
constexpr size_t maxKeys = 2'000;  // of a dictionary
constexpr qsizetype maxText = 4'000'000;

/// Calls `function` with `values`, for functions that take functions; `place` is for messages.
using Callback = std::function<Value(const Value& function, Values values, const Arguments& place)>;

/// `left symbol right` for +, -, *, //, % and /; an Unknown where it is not certain or Python
/// would raise.
Value binary(const SyntaxNode& node,
             const QByteArray& symbol,
             const Value& left,
             const Value& right);

/// The outline of a text that is put together from rows: see Unknown::outline. Of a text, itself.
QString outline(const Value& value);
/// `value`, which rows decide, as a text with this outline.
Value withOutline(const Value& value, const QString& outline);

/// One comparison: ==, !=, <, <=, >, >=, in, not in, is, is not.
Value compare(const SyntaxNode& node,
              const QByteArray& symbol,
              const Value& left,
              const Value& right);

/// Python's format(value, specifier): of texts and numbers; nothing for other forms.
std::optional<QString> formatted(const Value& value, const QString& specifier);

/// Python's `format % value` for %s, %d, %r, %x, %f, … with widths; nothing for other forms.
std::optional<QString> percentFormat(const QString& format, const Value& value);

/// Python's format.format(…) for {}, {0}, {name}, {name!r:>5} and doubled braces; nothing for other
/// forms.
std::optional<QString> braceFormat(const QString& format, const Arguments& arguments);

/// A method of a text, list, tuple, set or dict; an Unknown if it is not known here.
Value callPlainMethod(const Value& value,
                      const QString& name,
                      const Arguments& arguments,
                      const Callback& call);

/// A builtin function or one of the standard library, if it is known here: `name` is
/// "builtins.len", "textwrap.dedent", "datetime.datetime.now".
std::optional<Value> callStandard(const QString& path,
                                  const Arguments& arguments,
                                  const Callback& call);

/// True for modules of the standard library: "json", "os.path".
bool isStandardModule(const QString& module);

/// True for names that Python defines without an import.
bool isBuiltin(const QString& name);

}  // namespace limbeck::python
