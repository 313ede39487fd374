// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

/// What Python does while a script builds SQLAlchemy's expressions: every call, operator and
/// attribute makes a bigger object. ExpressionReader reads what came of it, once it is executed.
namespace limbeck {

/// The object that calling `name` (see knownName()) makes; nothing if that is no part of an
/// expression.
std::optional<python::Value> callOfExpressions(const QString& name,
                                               const python::Arguments& arguments);
/// `object.name(…)`
std::optional<python::Value> methodOfExpression(const python::Object& object,
                                                const QString& name,
                                                const python::Arguments& arguments);
/// `object.name`: columns of a table, a column of them, names.
std::optional<python::Value> attributeOfExpression(const python::Object& object,
                                                   const QString& name);
/// `object['name']`: a column.
std::optional<python::Value> elementOfExpression(const python::Object& object,
                                                 const python::Value& key);
/// `object(…)`: what `column.op('->>')` is called with.
std::optional<python::Value> callOfOperator(const python::Object& object,
                                            const python::Arguments& arguments);
/// `left == right`, `~object`.
std::optional<python::Value> operatorOfExpressions(const QByteArray& symbol,
                                                   const python::Values& operands,
                                                   const python::Arguments& place);

}  // namespace limbeck
