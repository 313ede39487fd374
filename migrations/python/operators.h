// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck::python {

// Bounds for hostile texts.
constexpr size_t maxItems = 100'000;
constexpr qsizetype maxText = 4'000'000;

/// `left symbol right` for +, -, *, //, % and /; an Unknown where it is not certain or Python
/// would raise.
Value binary(const SyntaxNode& node,
             const QByteArray& symbol,
             const Value& left,
             const Value& right);

/// One comparison: ==, !=, <, <=, >, >=, in, not in, is, is not.
Value compare(const SyntaxNode& node,
              const QByteArray& symbol,
              const Value& left,
              const Value& right);

/// Python's `format % value` for %s, %d, %r, %% and %(name)s; nothing for other forms.
std::optional<QString> percentFormat(const QString& format, const Value& value);

/// Python's format.format(…) for {}, {0}, {name} and doubled braces; nothing for other forms.
std::optional<QString> braceFormat(const QString& format, const Arguments& arguments);

/// A method of a text, list, tuple, set or dict; an Unknown if it is not known here.
Value callPlainMethod(const Value& value, const QString& name, const Arguments& arguments);

/// A builtin function or one of the standard library, if it is known here: `name` is
/// "builtins.len", "textwrap.dedent", "datetime.datetime.now".
std::optional<Value> callStandard(const QString& path, const Arguments& arguments);

/// True for names that Python defines without an import.
bool isBuiltin(const QString& name);

}  // namespace limbeck::python
