// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/expression/sqlexpression.h"

namespace limbeck {

namespace {

ColumnType booleanType()
{
    return ColumnType::ofKind(TypeKind::Boolean);
}

bool isBoolean(const SqlExpression& expression)
{
    return expression.type.kind == TypeKind::Boolean;
}

/// The operator that an expression is made with, if it is made with one.
std::optional<SqlOperator> operatorOf(const SqlExpression& expression)
{
    if (const auto* binary = expression.as<SqlBinary>()) {
        return binary->op;
    }
    if (const auto* chain = expression.as<SqlChain>()) {
        return chain->op;
    }
    const auto* unary = expression.as<SqlUnary>();
    return unary != nullptr ? std::optional(unary->op) : std::nullopt;
}

SqlExpression wrapped(SqlExpression::Data data, SqlExpression part, ColumnType type)
{
    SqlExpression result;
    result.data = std::move(data);
    result.type = std::move(type);
    result.parts.push_back(std::move(part));
    return result;
}

SqlExpression inParentheses(SqlExpression expression)
{
    ColumnType type = expression.type;
    return wrapped(SqlGroup(), std::move(expression), std::move(type));
}

SqlExpression chain(SqlOperator op, std::vector<SqlExpression> parts, ColumnType type)
{
    SqlExpression result;
    result.data = SqlChain{op};
    result.type = std::move(type);
    result.parts = std::move(parts);
    return result;
}

/// The parts of a chain of `op`, or the expression itself.
void appendFlat(SqlOperator op, SqlExpression expression, std::vector<SqlExpression>& parts)
{
    if (operatorOf(expression) == op && expression.as<SqlUnary>() == nullptr) {
        for (SqlExpression& part : expression.parts) {
            parts.push_back(std::move(part));
        }
    } else {
        parts.push_back(std::move(expression));
    }
}

}  // namespace

bool SqlExpression::isWord(SqlWord::Kind kind) const
{
    const auto* word = as<SqlWord>();
    return word != nullptr && word->kind == kind;
}

SqlExpression SqlExpression::word(SqlWord::Kind kind)
{
    SqlExpression result;
    result.data = SqlWord{kind};
    if (kind != SqlWord::Kind::Null) {
        result.type = booleanType();
    }
    return result;
}

SqlExpression SqlExpression::unary(SqlOperator op, SqlExpression part, ColumnType type)
{
    // EXISTS and NOT stand before what is grouped already.
    return wrapped(SqlUnary{op}, grouped(std::move(part), op), std::move(type));
}

SqlExpression SqlExpression::binary(SqlBinary binary,
                                    SqlExpression left,
                                    SqlExpression right,
                                    ColumnType type)
{
    SqlExpression result;
    result.parts.push_back(grouped(std::move(left), binary.op));
    result.parts.push_back(grouped(std::move(right), binary.op));
    result.data = std::move(binary);
    result.type = std::move(type);
    return result;
}

SqlExpression SqlExpression::joined(SqlOperator op,
                                    SqlExpression left,
                                    SqlExpression right,
                                    ColumnType type)
{
    const auto continues = [op, &type](const SqlExpression& side) {
        return operatorOf(side) == op && isSameFamily(side.type, type);
    };
    if (isAssociative(op) && (continues(left) || continues(right))) {
        std::vector<SqlExpression> parts;
        for (SqlExpression* side : {&left, &right}) {
            if (continues(*side)) {
                appendFlat(op, std::move(*side), parts);
            } else {
                parts.push_back(std::move(*side));
            }
        }
        for (SqlExpression& part : parts) {
            part = grouped(std::move(part), op);
        }
        return chain(op, std::move(parts), std::move(type));
    }
    SqlBinary data;
    data.op = op;
    return binary(std::move(data), std::move(left), std::move(right), std::move(type));
}

SqlExpression SqlExpression::condition(SqlOperator op, std::vector<SqlExpression> parts)
{
    const bool isAnd = op == SqlOperator::And;
    const SqlWord::Kind neutral = isAnd ? SqlWord::Kind::True : SqlWord::Kind::False;
    const SqlWord::Kind deciding = isAnd ? SqlWord::Kind::False : SqlWord::Kind::True;
    std::vector<SqlExpression> kept;
    for (SqlExpression& part : parts) {
        if (part.isWord(deciding)) {
            return grouped(std::move(part), SqlOperator::AsBoolean);
        }
        if (!part.isWord(neutral)) {
            kept.push_back(std::move(part));
        }
    }
    if (kept.empty()) {
        return grouped(SqlExpression::word(neutral), SqlOperator::AsBoolean);
    }
    if (kept.size() == 1) {
        return grouped(std::move(kept.front()), SqlOperator::AsBoolean);
    }
    std::vector<SqlExpression> flat;
    for (SqlExpression& part : kept) {
        appendFlat(op, grouped(std::move(part), op), flat);
    }
    return chain(op, std::move(flat), booleanType());
}

SqlExpression grouped(SqlExpression expression, SqlOperator against)
{
    if (expression.as<SqlText>() != nullptr) {
        return against == SqlOperator::In ? inParentheses(std::move(expression)) : expression;
    }
    if (const auto* typed = expression.as<SqlTyped>()) {
        Q_UNUSED(typed)
        expression.parts.front() = grouped(std::move(expression.parts.front()), against);
        return expression;
    }
    if (const std::optional<SqlOperator> op = operatorOf(expression)) {
        const bool isOddNot = against == SqlOperator::Not && !isCondition(*op)
                              && expression.as<SqlUnary>() == nullptr;
        return isWeaker(*op, against) || isOddNot ? inParentheses(std::move(expression))
                                                  : expression;
    }
    const bool isDone = expression.as<SqlGroup>() != nullptr || expression.as<SqlList>() != nullptr
                        || expression.as<SqlAsBoolean>() != nullptr
                        || expression.as<SqlSubquery>() != nullptr;
    const bool isConditionPlace = against == SqlOperator::And || against == SqlOperator::Or
                                  || against == SqlOperator::AsBoolean;
    if (!isDone && isConditionPlace && isBoolean(expression)) {
        return wrapped(SqlAsBoolean{true}, std::move(expression), booleanType());
    }
    return expression;
}

SqlExpression negated(SqlExpression expression)
{
    if (auto* binary = std::get_if<SqlBinary>(&expression.data)) {
        if (binary->negated) {
            std::swap(binary->op, *binary->negated);
            return expression;
        }
        return negated(grouped(std::move(expression), SqlOperator::Nothing));
    }
    if (const auto* word = expression.as<SqlWord>(); word != nullptr) {
        switch (word->kind) {
        case SqlWord::Kind::True:
            return SqlExpression::word(SqlWord::Kind::False);
        case SqlWord::Kind::False:
            return SqlExpression::word(SqlWord::Kind::True);
        case SqlWord::Kind::Null:
            break;
        }
    }
    if (const auto* boolean = expression.as<SqlAsBoolean>()) {
        return wrapped(
            SqlAsBoolean{!boolean->isTrue}, std::move(expression.parts.front()), booleanType());
    }
    if (expression.as<SqlChain>() != nullptr || expression.as<SqlUnary>() != nullptr
        || !isBoolean(expression)) {
        return SqlExpression::unary(SqlOperator::Not, std::move(expression));
    }
    return wrapped(SqlAsBoolean{false}, std::move(expression), booleanType());
}

bool isTextType(const ColumnType& type)
{
    switch (type.kind) {
    case TypeKind::String:
    case TypeKind::Char:
    case TypeKind::NVarchar:
    case TypeKind::NChar:
    case TypeKind::Text:
    case TypeKind::Clob:
    case TypeKind::Enum:
        return true;
    default:
        return false;
    }
}

bool isIntegerType(const ColumnType& type)
{
    return type.kind == TypeKind::SmallInteger || type.kind == TypeKind::Integer
           || type.kind == TypeKind::BigInteger;
}

bool isSameFamily(const ColumnType& a, const ColumnType& b)
{
    const auto isNumeric = [](const ColumnType& type) {
        return type.kind == TypeKind::Numeric || type.kind == TypeKind::Decimal;
    };
    const auto isFloat = [](const ColumnType& type) {
        return type.kind == TypeKind::Float || type.kind == TypeKind::Real
               || type.kind == TypeKind::Double;
    };
    const auto isMoment = [](const ColumnType& type) {
        return type.kind == TypeKind::DateTime || type.kind == TypeKind::Timestamp;
    };
    return a.kind == b.kind || (isTextType(a) && isTextType(b))
           || (isIntegerType(a) && isIntegerType(b)) || (isNumeric(a) && isNumeric(b))
           || (isFloat(a) && isFloat(b)) || (isMoment(a) && isMoment(b));
}

}  // namespace limbeck
