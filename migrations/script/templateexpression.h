// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/templatevalue.h"

#include <vector>

namespace limbeck {

/// An expression of a script.py.mako: the part of Python's grammar that such templates use.
///
///     names, texts, whole numbers, None/True/False, (a, b), [a, b]
///     a if b else c, and, or, not, == != < <= > >= in is, +, "…" % value
///     a.b, a[0], f(x)
///
/// What else Python can do (comprehensions, lambdas, f-strings, keyword arguments) is refused,
/// never guessed. Nothing is executed but the functions of templatefunctions.h.
struct TemplateExpression
{
    enum class Kind
    {
        Literal,
        Name,
        Attribute,  ///< child . text
        Index,      ///< child [ child ]
        Call,       ///< first child ( other children )
        List,
        Tuple,
        Not,
        Minus,
        And,
        Or,
        Ternary,  ///< value, condition, otherwise
        Binary,   ///< `text` is the operator
    };

    Kind kind = Kind::Literal;
    QString text;
    TemplateValue value;
    std::vector<TemplateExpression> children;

    /// Fails with Unsupported, saying what is not understood; the place is the caller's.
    static Result<TemplateExpression> parse(const QString& text);

    /// Fails with Unsupported, too.
    Result<TemplateValue> evaluate(const TemplateScope& scope) const;
};

}  // namespace limbeck
