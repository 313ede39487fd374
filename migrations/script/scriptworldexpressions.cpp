// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that Python's operators reach.

#include "migrations/script/expression/expressionobjects.h"
#include "migrations/script/scriptworld.h"

namespace limbeck {

using python::Arguments;
using python::Object;
using python::SyntaxNode;
using python::Value;

std::optional<Value> ScriptWorld::operate(const QByteArray& symbol,
                                          const python::Values& operands,
                                          const SyntaxNode& node)
{
    const Arguments place{{}, node.where(), node.code()};
    std::optional<Value> path = pathBelow(symbol, operands, place);
    return path ? path : operatorOfExpressions(symbol, operands, place);
}

std::optional<Value> ScriptWorld::element(const Object& object, const Value& key)
{
    std::optional<Value> table = elementOfTables(object, key);
    return table ? table : elementOfExpression(object, key);
}

std::optional<Value> ScriptWorld::callObject(const Object& object, const Arguments& arguments)
{
    std::optional<Value> session = callMaker(object, arguments);
    return session ? session : callOfOperator(object, arguments);
}

}  // namespace limbeck
