// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace limbeck {

/// What joins or changes SQL expressions. The last ones are only places: what an expression
/// stands beside, see grouped().
enum class SqlOperator
{
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Is,
    IsNot,
    IsDistinct,
    IsNotDistinct,
    In,
    NotIn,
    Like,
    NotLike,
    Ilike,
    NotIlike,
    Between,
    NotBetween,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    Contains,
    NotContains,
    Regexp,
    NotRegexp,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Concat,
    Collate,
    Custom,
    CustomComparison,
    And,
    Or,
    Not,
    Negative,
    Distinct,
    Desc,
    Asc,
    NullsFirst,
    NullsLast,
    Exists,
    Comma,
    AsBoolean,  ///< where a whole condition stands
    Nothing,    ///< alone: whatever has an operator gets parentheses
};

/// How tightly an operator binds; higher is tighter.
/// Source: SQLAlchemy 2.1 sql/operators.py, _PRECEDENCE.
int precedence(SqlOperator op);
/// True if an expression with `op` needs parentheses beside `against`.
bool isWeaker(SqlOperator op, SqlOperator against);
bool isAssociative(SqlOperator op);
/// Comparisons, AND, OR, NOT: what any engine knows as a condition.
bool isCondition(SqlOperator op);

}  // namespace limbeck
