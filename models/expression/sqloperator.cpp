// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/expression/sqloperator.h"

namespace limbeck {

int precedence(SqlOperator op)
{
    switch (op) {
    case SqlOperator::Mul:
    case SqlOperator::Div:
    case SqlOperator::Mod:
    case SqlOperator::Negative:
        return 8;
    case SqlOperator::Add:
    case SqlOperator::Sub:
        return 7;
    case SqlOperator::Eq:
    case SqlOperator::Ne:
    case SqlOperator::Lt:
    case SqlOperator::Le:
    case SqlOperator::Gt:
    case SqlOperator::Ge:
    case SqlOperator::Is:
    case SqlOperator::IsNot:
    case SqlOperator::IsDistinct:
    case SqlOperator::IsNotDistinct:
    case SqlOperator::In:
    case SqlOperator::NotIn:
    case SqlOperator::Like:
    case SqlOperator::NotLike:
    case SqlOperator::Ilike:
    case SqlOperator::NotIlike:
    case SqlOperator::Between:
    case SqlOperator::NotBetween:
    case SqlOperator::Regexp:
    case SqlOperator::NotRegexp:
    case SqlOperator::Concat:
    case SqlOperator::Distinct:
    case SqlOperator::Not:
        return 5;
    case SqlOperator::Collate:
        return 4;
    case SqlOperator::And:
    case SqlOperator::Desc:
    case SqlOperator::Asc:
        return 3;
    case SqlOperator::Or:
        return 2;
    case SqlOperator::Exists:
    case SqlOperator::Custom:
    case SqlOperator::CustomComparison:
        return 0;
    case SqlOperator::Comma:
        return -1;
    case SqlOperator::AsBoolean:
        return -10;
    case SqlOperator::StartsWith:
    case SqlOperator::NotStartsWith:
    case SqlOperator::EndsWith:
    case SqlOperator::NotEndsWith:
    case SqlOperator::Contains:
    case SqlOperator::NotContains:
    case SqlOperator::NullsFirst:
    case SqlOperator::NullsLast:
    case SqlOperator::Nothing:
        return -100;  // SQLAlchemy's table has no entry for them
    }
    return -100;
}

bool isWeaker(SqlOperator op, SqlOperator against)
{
    if (op == against && isAssociative(op)) {
        return false;
    }
    if (against == SqlOperator::Nothing) {
        return true;
    }
    // What is missing in SQLAlchemy's table counts as weakest on the left and strongest on the
    // right.
    const int right = precedence(against);
    return precedence(op) <= (right == -100 ? 100 : right);
}

bool isAssociative(SqlOperator op)
{
    return op == SqlOperator::Add || op == SqlOperator::Mul || op == SqlOperator::Concat
           || op == SqlOperator::And || op == SqlOperator::Or;
}

bool isCondition(SqlOperator op)
{
    return op <= SqlOperator::NotRegexp || op == SqlOperator::CustomComparison
           || op == SqlOperator::And || op == SqlOperator::Or || op == SqlOperator::Not;
}

}  // namespace limbeck
