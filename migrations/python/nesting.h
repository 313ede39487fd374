// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace limbeck::python {

/// How far a text goes in, told without parsing it.
struct Nesting
{
    /// Where a bracket is opened that Python's own parser does not take, since 200 are open already
    /// (CPython 3.12, Parser/lexer/state.h, MAXLEVEL); tree-sitter is not safe with many more.
    std::optional<qsizetype> tooDeep;
    qsizetype longestLine = 0;    ///< in bytes; brackets and quotes over several lines are one
    qsizetype deepestIndent = 0;  ///< in characters
};

/// Brackets in strings and comments do not count.
Nesting nestingOf(const QByteArray& source);

}  // namespace limbeck::python
