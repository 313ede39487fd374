// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/percentformat.h"
#include "migrations/script/templateexpression.h"
#include "migrations/script/templatefunctions.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Kind = TemplateExpression::Kind;
using Value = TemplateValue;

Result<QList<Value>> evaluateAll(const TemplateExpression& expression,
                                 const TemplateScope& scope,
                                 size_t first)
{
    QList<Value> values;
    for (size_t i = first; i < expression.children.size(); ++i) {
        const Result<Value> value = expression.children[i].evaluate(scope);
        if (!value) {
            return fail(value.error());
        }
        values << *value;
    }
    return values;
}

Result<Value> named(const QString& name, const TemplateScope& scope)
{
    const auto found = scope.names.constFind(name);
    if (found != scope.names.cend()) {
        return *found;
    }
    if (const std::optional<Value> builtin = templateBuiltin(name)) {
        return *builtin;
    }
    return templateUnsupported(EngineText::tr("the name '%1' is not known").arg(name));
}

Result<Value> indexed(const Value& sequence, const Value& index)
{
    if (!sequence.isSequence() || index.kind != Value::Kind::Number) {
        return templateUnsupported(EngineText::tr("such an index is not read"));
    }
    const qint64 size = sequence.items.size();
    const qint64 at = index.number < 0 ? index.number + size : index.number;
    if (at < 0 || at >= size) {
        return templateUnsupported(EngineText::tr("an index is out of range"));
    }
    return sequence.items[at];
}

Result<Value> isIn(const Value& needle, const Value& hay)
{
    if (hay.kind == Value::Kind::Text && needle.kind == Value::Kind::Text) {
        return Value::ofBool(hay.text.contains(needle.text));
    }
    if (!hay.isSequence()) {
        return templateUnsupported(EngineText::tr("'in' is asked of what has no parts"));
    }
    return Value::ofBool(std::any_of(hay.items.cbegin(),
                                     hay.items.cend(),
                                     [&needle](const Value& item) { return item.equals(needle); }));
}

Result<Value> isSame(const Value& left, const Value& right)
{
    const bool asksForNone = left.kind == Value::Kind::None || right.kind == Value::Kind::None;
    if (!asksForNone) {
        return templateUnsupported(EngineText::tr("'is' is only read with None"));
    }
    return Value::ofBool(left.kind == right.kind);
}

Result<Value> compared(const QString& operation, const Value& left, const Value& right)
{
    if (left.kind != Value::Kind::Number || right.kind != Value::Kind::Number) {
        return templateUnsupported(
            EngineText::tr("'%1' is only read between numbers").arg(operation));
    }
    const bool isLess = left.number < right.number;
    const bool isEqual = left.number == right.number;
    if (operation == "<"_L1) {
        return Value::ofBool(isLess);
    }
    if (operation == "<="_L1) {
        return Value::ofBool(isLess || isEqual);
    }
    return Value::ofBool(operation == ">"_L1 ? !isLess && !isEqual : !isLess);
}

Result<Value> added(const Value& left, const Value& right)
{
    if (left.kind != right.kind) {
        return templateUnsupported(EngineText::tr("'+' is only read between values of one kind"));
    }
    if (left.kind == Value::Kind::Text) {
        return Value::ofText(left.text + right.text);
    }
    if (left.kind == Value::Kind::Number) {
        return Value::ofNumber(left.number + right.number);
    }
    if (left.isSequence()) {
        Value sum = left;
        sum.items << right.items;
        return sum;
    }
    return templateUnsupported(EngineText::tr("'+' is only read between texts, numbers and lists"));
}

Result<Value> formatted(const Value& format, const Value& value)
{
    const bool isOne = value.kind == Value::Kind::Text || value.kind == Value::Kind::Number;
    if (format.kind != Value::Kind::Text || !isOne) {
        return templateUnsupported(EngineText::tr("'%' is only read with one text or number"));
    }
    const QVariant argument =
        value.kind == Value::Kind::Text ? QVariant(value.text) : QVariant(value.number);
    return percentFormat(format.text, argument).map(&Value::ofText).map_error([](Error error) {
        error.code = ErrorCode::Unsupported;
        return error;
    });
}

Result<Value> binary(const QString& operation, const Value& left, const Value& right)
{
    const auto negated = [](const Value& value) { return Value::ofBool(!value.isTrue()); };
    if (operation == "=="_L1 || operation == "!="_L1) {
        return Value::ofBool(left.equals(right) == (operation == "=="_L1));
    }
    if (operation == "in"_L1) {
        return isIn(left, right);
    }
    if (operation == "not in"_L1) {
        return isIn(left, right).map(negated);
    }
    if (operation == "is"_L1) {
        return isSame(left, right);
    }
    if (operation == "is not"_L1) {
        return isSame(left, right).map(negated);
    }
    if (operation == "+"_L1) {
        return added(left, right);
    }
    return operation == "%"_L1 ? formatted(left, right) : compared(operation, left, right);
}

/// and, or, not, ternary: what does not evaluate all its parts.
Result<Value> logical(const TemplateExpression& expression, const TemplateScope& scope)
{
    const bool isTernary = expression.kind == Kind::Ternary;
    const Result<Value> first = expression.children[isTernary ? 1 : 0].evaluate(scope);
    if (!first) {
        return first;
    }
    if (isTernary) {
        return expression.children[first->isTrue() ? 0 : 2].evaluate(scope);
    }
    if (expression.kind == Kind::Not) {
        return Value::ofBool(!first->isTrue());
    }
    const bool isDecided = first->isTrue() == (expression.kind == Kind::Or);
    return isDecided ? first : expression.children[1].evaluate(scope);
}

Result<Value> operated(const TemplateExpression& expression, const QList<Value>& values)
{
    if (expression.kind == Kind::Attribute) {
        return templateAttribute(values[0], expression.text);
    }
    if (expression.kind == Kind::Index) {
        return indexed(values[0], values[1]);
    }
    if (expression.kind == Kind::Binary) {
        return binary(expression.text, values[0], values[1]);
    }
    if (expression.kind == Kind::Minus) {
        if (values[0].kind != Value::Kind::Number) {
            return templateUnsupported(EngineText::tr("'-' is only read before numbers"));
        }
        return Value::ofNumber(-values[0].number);
    }
    Value sequence =
        Value::of(expression.kind == Kind::List ? Value::Kind::List : Value::Kind::Tuple);
    sequence.items = values;
    return sequence;
}

}  // namespace

Result<TemplateValue> TemplateExpression::evaluate(const TemplateScope& scope) const
{
    switch (kind) {
    case Kind::Literal:
        return value;
    case Kind::Name:
        return named(text, scope);
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
    case Kind::Ternary:
        return logical(*this, scope);
    case Kind::Call:
    case Kind::Attribute:
    case Kind::Index:
    case Kind::List:
    case Kind::Tuple:
    case Kind::Minus:
    case Kind::Binary:
        break;
    }
    const Result<QList<Value>> values = evaluateAll(*this, scope, 0);
    if (!values) {
        return fail(values.error());
    }
    if (kind == Kind::Call) {
        return callTemplateFunction(values->first(), values->mid(1), scope);
    }
    return operated(*this, *values);
}

}  // namespace limbeck
