// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/evaluator.h"

namespace limbeck::python {

/// repr() of the name x after the statements of `source`; "? " and the reason if it is not certain.
inline QString valueOfX(const QString& source)
{
    const auto tree = SyntaxTree::parse(source.toUtf8(), QStringLiteral("x.py"));
    EmptyWorld world;
    Evaluator evaluator(*tree, world);
    evaluator.runModule();
    const Value* value = evaluator.global(QStringLiteral("x"));
    if (value == nullptr) {
        return QStringLiteral("nothing");
    }
    return toRepr(*value).value_or(QStringLiteral("? ") + describe(*value));
}

}  // namespace limbeck::python
