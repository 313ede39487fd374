// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/expressionreader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

ColumnType booleanType()
{
    return ColumnType::ofKind(TypeKind::Boolean);
}

/// A comparison, and what NOT makes of it.
struct Comparison
{
    SqlOperator op;
    SqlOperator negated;
};

std::optional<Comparison> comparisonOf(SqlOperator op)
{
    static const QHash<int, SqlOperator> opposites{
        {int(SqlOperator::Eq), SqlOperator::Ne},
        {int(SqlOperator::Lt), SqlOperator::Ge},
        {int(SqlOperator::Le), SqlOperator::Gt},
        {int(SqlOperator::Is), SqlOperator::IsNot},
        {int(SqlOperator::IsDistinct), SqlOperator::IsNotDistinct},
        {int(SqlOperator::In), SqlOperator::NotIn},
        {int(SqlOperator::Like), SqlOperator::NotLike},
        {int(SqlOperator::Ilike), SqlOperator::NotIlike},
        {int(SqlOperator::StartsWith), SqlOperator::NotStartsWith},
        {int(SqlOperator::EndsWith), SqlOperator::NotEndsWith},
        {int(SqlOperator::Contains), SqlOperator::NotContains},
        {int(SqlOperator::Regexp), SqlOperator::NotRegexp},
    };
    for (auto each = opposites.cbegin(); each != opposites.cend(); ++each) {
        if (each.key() == int(op)) {
            return Comparison{op, each.value()};
        }
        if (each.value() == op) {
            return Comparison{op, SqlOperator(each.key())};
        }
    }
    return std::nullopt;
}

SqlExpression compare(SqlOperator op,
                      SqlExpression left,
                      SqlExpression right,
                      const QString& escape)
{
    SqlBinary binary;
    binary.op = op;
    binary.escape = escape;
    if (const std::optional<Comparison> comparison = comparisonOf(op)) {
        binary.negated = comparison->negated;
    }
    return SqlExpression::binary(
        std::move(binary), std::move(left), std::move(right), booleanType());
}

bool isFraction(const ColumnType& type)
{
    return isSameFamily(type, ColumnType::ofKind(TypeKind::Numeric))
           || isSameFamily(type, ColumnType::ofKind(TypeKind::Float));
}

}  // namespace

const python::Value* ExpressionReader::onlyArgument(const Arguments& arguments)
{
    if (arguments.items.size() != 1) {
        fail(arguments.opaque(EngineText::tr("gives an operator other than one argument")));
        return nullptr;
    }
    return &arguments.items[0].value;
}

/// `left == right` and the like, as the evaluator met it.
SqlExpression ExpressionReader::operation(const Object& object)
{
    static const QHash<QString, SqlOperator> comparisons{{u"=="_s, SqlOperator::Eq},
                                                         {u"!="_s, SqlOperator::Ne},
                                                         {u"<"_s, SqlOperator::Lt},
                                                         {u"<="_s, SqlOperator::Le},
                                                         {u">"_s, SqlOperator::Gt},
                                                         {u">="_s, SqlOperator::Ge}};
    static const QHash<SqlOperator, SqlOperator> mirrored{{SqlOperator::Lt, SqlOperator::Gt},
                                                          {SqlOperator::Le, SqlOperator::Ge},
                                                          {SqlOperator::Gt, SqlOperator::Lt},
                                                          {SqlOperator::Ge, SqlOperator::Le}};
    static const QHash<QString, SqlOperator> computations{{u"+"_s, SqlOperator::Add},
                                                          {u"-"_s, SqlOperator::Sub},
                                                          {u"*"_s, SqlOperator::Mul},
                                                          {u"/"_s, SqlOperator::Div},
                                                          {u"%"_s, SqlOperator::Mod}};
    const std::vector<Argument>& items = object.arguments->items;
    const QString symbol = *items[0].value.as<QString>();
    if (items.size() == 2) {
        SqlExpression inner = expression(items[1].value);
        if (symbol == "~"_L1) {
            return negated(std::move(inner));
        }
        const ColumnType type = inner.type;
        return SqlExpression::unary(SqlOperator::Negative, std::move(inner), type);
    }
    const Value& left = items[1].value;
    const Value& right = items[2].value;
    if (symbol == "&"_L1 || symbol == "|"_L1) {
        // Python calls the left side's operator, or the right side's if that is an expression.
        const SqlOperator op = symbol == "&"_L1 ? SqlOperator::And : SqlOperator::Or;
        return SqlExpression::condition(op, {expression(left), expression(right)});
    }
    if (comparisons.contains(symbol)) {
        const SqlOperator op = comparisons.value(symbol);
        const SqlOperator other = mirrored.value(op, op);
        if (!isExpression(left)) {
            return comparison(other, expression(right), left);
        }
        SqlExpression first = expression(left);
        return asksRightFirst(first, right) ? comparison(other, expression(right), left)
                                            : comparison(op, std::move(first), right);
    }
    if (!computations.contains(symbol)) {
        fail(object.arguments->opaque(EngineText::tr("computes with '%1' in SQL").arg(symbol)));
        return {};
    }
    const SqlOperator op = computations.value(symbol);
    if (isExpression(left)) {
        SqlExpression first = expression(left);
        SqlExpression second = compared(right, first.type);
        return arithmetic(op, std::move(first), std::move(second));
    }
    SqlExpression second = expression(right);
    SqlExpression first = compared(left, second.type);
    return arithmetic(op, std::move(first), std::move(second));
}

/// Python asks the right side first if its class is derived from the left side's: so SQLAlchemy
/// turns the comparison around.
bool ExpressionReader::asksRightFirst(const SqlExpression& left, const Value& right)
{
    const bool isColumn = left.as<SqlColumn>() != nullptr && !isDeclared(left);
    const auto* function = left.as<SqlFunction>();
    const bool isFunction = function != nullptr && !function->isRegistered;
    if ((!isColumn && !isFunction) || !isExpression(right)) {
        return false;
    }
    const SqlExpression other = expression(right);
    const auto* otherFunction = other.as<SqlFunction>();
    return isColumn ? isDeclared(other) : otherFunction != nullptr && otherFunction->isRegistered;
}

/// None, True and False are words of SQL here, not values.
SqlExpression ExpressionReader::comparison(SqlOperator op, SqlExpression left, const Value& right)
{
    const auto* object = right.as<Object>();
    const auto isConstant = [object](const char* name) {
        return object != nullptr && object->methods->empty()
               && object->type == QLatin1String("sqlalchemy.") + QLatin1String(name);
    };
    const auto* flag = right.as<bool>();
    const bool isNull = right.isNone() || isConstant("null");
    const bool isTrue = isConstant("true") || (flag != nullptr && *flag);
    const bool isFalse = isConstant("false") || (flag != nullptr && !*flag);
    if (!isNull && !isTrue && !isFalse) {
        SqlExpression value = compared(right, left.type);
        return compare(op, std::move(left), std::move(value), {});
    }
    const bool isEquality = op == SqlOperator::Eq || op == SqlOperator::Ne;
    const bool isIdentity = op == SqlOperator::Is || op == SqlOperator::IsNot
                            || op == SqlOperator::IsDistinct || op == SqlOperator::IsNotDistinct;
    if (!isEquality && !isIdentity) {
        fail(EngineText::tr("compares with None, True or False in a way that SQL does not have"));
    }
    const SqlWord::Kind kind = isNull   ? SqlWord::Kind::Null
                               : isTrue ? SqlWord::Kind::True
                                        : SqlWord::Kind::False;
    const SqlOperator own = !isNull || !isEquality  ? op
                            : op == SqlOperator::Eq ? SqlOperator::Is
                                                    : SqlOperator::IsNot;
    return compare(own, std::move(left), SqlExpression::word(kind), {});
}

/// + - * / %. Texts are joined by +; what the result's type is decides about the next operator.
/// Source: SQLAlchemy 2.1 sql/sqltypes.py, _adapt_expression of Concatenable and NullType.
SqlExpression ExpressionReader::arithmetic(SqlOperator op, SqlExpression left, SqlExpression right)
{
    const bool isLeftOpen = left.type.kind == TypeKind::Null;
    const bool isRightOpen = right.type.kind == TypeKind::Null;
    const bool isLeftText = isTextType(left.type);
    const bool isRightText = isTextType(right.type);
    const bool joinsTexts =
        op == SqlOperator::Add
        && ((isLeftText && (isRightText || isRightOpen)) || (isLeftOpen && isRightText));
    if (joinsTexts) {
        const ColumnType type = isLeftText ? left.type : right.type;
        return SqlExpression::joined(SqlOperator::Concat, std::move(left), std::move(right), type);
    }
    // SQLAlchemy 2.0 sql/sqltypes.py, DateTime._expression_adaptations: a moment stays one.
    const bool isMoment =
        left.type.kind == TypeKind::DateTime || left.type.kind == TypeKind::Timestamp;
    const bool isShift = op == SqlOperator::Add || op == SqlOperator::Sub;
    if (isMoment && isShift && (isRightOpen || right.type.kind == TypeKind::Interval)) {
        const ColumnType type = left.type;
        return SqlExpression::joined(op, std::move(left), std::move(right), type);
    }
    const auto isNumber = [](const ColumnType& type) {
        return isIntegerType(type) || isFraction(type) || type.kind == TypeKind::Null;
    };
    if (!isNumber(left.type) || !isNumber(right.type)) {
        fail(EngineText::tr("computes with columns that hold no numbers"));
    }
    const bool takesRight =
        isLeftOpen ? op == SqlOperator::Add || op == SqlOperator::Mul : isFraction(right.type);
    ColumnType type = takesRight ? right.type : left.type;
    if (op == SqlOperator::Div && isIntegerType(type)) {
        type = ColumnType::ofKind(TypeKind::Numeric);
    }
    return SqlExpression::joined(op, std::move(left), std::move(right), type);
}

/// and_(…), or_(…)
SqlExpression ExpressionReader::junction(const Object& object)
{
    std::vector<SqlExpression> parts;
    for (const Argument& argument : object.arguments->items) {
        if (const auto* flag = argument.value.as<bool>()) {
            parts.push_back(
                SqlExpression::word(*flag ? SqlWord::Kind::True : SqlWord::Kind::False));
        } else {
            parts.push_back(expression(argument.value));
        }
    }
    if (parts.empty()) {
        fail(object.arguments->opaque(EngineText::tr("joins no conditions")));
        return {};
    }
    const bool isAnd = object.type == "sqlalchemy.and_"_L1;
    return SqlExpression::condition(isAnd ? SqlOperator::And : SqlOperator::Or, std::move(parts));
}

SqlExpression ExpressionReader::negation(const Object& object)
{
    const Value* value = onlyArgument(*object.arguments);
    return value != nullptr ? negated(expression(*value)) : SqlExpression();
}

SqlExpression ExpressionReader::betweenOf(SqlExpression left, const Value& low, const Value& high)
{
    SqlExpression result;
    SqlBinary binary;
    binary.op = SqlOperator::Between;
    binary.negated = SqlOperator::NotBetween;
    result.data = binary;
    result.parts.push_back(grouped(left, SqlOperator::Between));
    result.parts.push_back(compared(low, left.type));
    result.parts.push_back(compared(high, left.type));
    return result;
}

SqlExpression ExpressionReader::between(const Object& object)
{
    const std::vector<Argument>& items = object.arguments->items;
    if (items.size() != 3) {
        fail(object.arguments->opaque(EngineText::tr("does not say what lies between what")));
        return {};
    }
    return betweenOf(expression(items[0].value), items[1].value, items[2].value);
}

SqlExpression ExpressionReader::betweenMethod(SqlExpression left, const MethodCall& call)
{
    ArgumentReader reader(call.arguments, {u"cleft"_s, u"cright"_s});
    const Argument* low = reader.take(u"cleft"_s);
    const Argument* high = reader.take(u"cright"_s);
    if (reader.finish() || low == nullptr || high == nullptr) {
        fail(call.arguments.opaque(EngineText::tr("does not say what lies between what")));
        return {};
    }
    return betweenOf(std::move(left), low->value, high->value);
}

/// is_, is_not, is_distinct_from, regexp_match: one other side.
SqlExpression ExpressionReader::compareMethod(SqlExpression left, const MethodCall& call)
{
    static const QHash<QString, SqlOperator> operators{
        {u"is_"_s, SqlOperator::Is},
        {u"is_not"_s, SqlOperator::IsNot},
        {u"isnot"_s, SqlOperator::IsNot},
        {u"is_distinct_from"_s, SqlOperator::IsDistinct},
        {u"is_not_distinct_from"_s, SqlOperator::IsNotDistinct},
        {u"isnot_distinct_from"_s, SqlOperator::IsNotDistinct},
        {u"regexp_match"_s, SqlOperator::Regexp},
        {u"__eq__"_s, SqlOperator::Eq},
        {u"__ne__"_s, SqlOperator::Ne},
    };
    const Value* other = onlyArgument(call.arguments);
    return other != nullptr ? comparison(operators.value(call.name), std::move(left), *other)
                            : SqlExpression();
}

SqlExpression ExpressionReader::inMethod(SqlExpression left, const MethodCall& call)
{
    const Value* other = onlyArgument(call.arguments);
    if (other == nullptr) {
        return {};
    }
    const SqlOperator op = call.name == "in_"_L1 ? SqlOperator::In : SqlOperator::NotIn;
    if (isStatement(*other)) {
        return compare(op, std::move(left), expression(*other), {});
    }
    if (const auto* unknown = other->as<python::Unknown>();
        unknown != nullptr && unknown->why.isByRows) {
        fail(unknown->why);
        return {};
    }
    const auto* items = other->as<python::Sequence>();
    const bool isSet =
        items != nullptr && items->kind == python::Sequence::Kind::Set && items->items->size() > 1;
    if (items == nullptr || isSet) {
        fail(call.arguments.opaque(EngineText::tr("looks for a value in %1")
                                       .arg(isSet ? EngineText::tr("a set, which has no order")
                                                  : python::describe(*other))));
        return {};
    }
    SqlExpression list;
    list.data = SqlList();
    for (const Value& item : *items->items) {
        list.parts.push_back(compared(item, left.type));
    }
    return compare(op, std::move(left), std::move(list), {});
}

SqlExpression ExpressionReader::likeMethod(SqlExpression left, const MethodCall& call)
{
    static const QHash<QString, SqlOperator> operators{
        {u"like"_s, SqlOperator::Like},
        {u"ilike"_s, SqlOperator::Ilike},
        {u"notlike"_s, SqlOperator::NotLike},
        {u"not_like"_s, SqlOperator::NotLike},
        {u"notilike"_s, SqlOperator::NotIlike},
        {u"not_ilike"_s, SqlOperator::NotIlike},
        {u"startswith"_s, SqlOperator::StartsWith},
        {u"endswith"_s, SqlOperator::EndsWith},
        {u"contains"_s, SqlOperator::Contains},
    };
    ArgumentReader reader(call.arguments, {u"other"_s, u"escape"_s});
    const Argument* other = reader.take(u"other"_s);
    const QString escape = reader.textOrNone(u"escape"_s);
    const std::optional<Opaque> why = reader.finish();
    if (why || other == nullptr) {
        fail(why.value_or(call.arguments.opaque(EngineText::tr("does not say the pattern"))));
        return {};
    }
    const bool isText = isTextType(left.type) || left.type.kind == TypeKind::Null;
    if (call.name == "contains"_L1 && !isText) {
        fail(call.arguments.opaque(
            EngineText::tr("asks what is contained in a column without text")));
    }
    SqlExpression pattern = compared(other->value, left.type);
    return compare(operators.value(call.name), std::move(left), std::move(pattern), escape);
}

SqlExpression ExpressionReader::concatMethod(SqlExpression left, const MethodCall& call)
{
    const Value* other = onlyArgument(call.arguments);
    if (other == nullptr) {
        return {};
    }
    SqlExpression right = compared(*other, left.type);
    const ColumnType type = left.type;
    return SqlExpression::joined(SqlOperator::Concat, std::move(left), std::move(right), type);
}

/// column.op('->>')('key')
SqlExpression ExpressionReader::customMethod(SqlExpression left,
                                             const MethodCall& op,
                                             const MethodCall& call)
{
    ArgumentReader reader(op.arguments, {u"opstring"_s});
    SqlBinary binary;
    binary.symbol = reader.text(u"opstring"_s);
    const bool isComparison = reader.flag(u"is_comparison"_s) || op.name == "bool_op"_L1;
    binary.op = isComparison ? SqlOperator::CustomComparison : SqlOperator::Custom;
    const Value* other = onlyArgument(call.arguments);
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    if (other == nullptr || !isCertain()) {
        return {};
    }
    SqlExpression right = compared(*other, left.type);
    const ColumnType type = isComparison ? booleanType() : left.type;
    return SqlExpression::binary(std::move(binary), std::move(left), std::move(right), type);
}

}  // namespace limbeck
