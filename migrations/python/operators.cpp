// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/operators.h"

#include "migrations/python/evaluator.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

Value notCertain(const SyntaxNode& node, const Value& left, const Value& right)
{
    for (const Value* value : {&left, &right}) {
        if (value->as<Unknown>() != nullptr) {
            return *value;
        }
    }
    return Value::unknown(
        node.opaque(u"computes with %1 and %2"_s.arg(describe(left), describe(right))));
}

std::optional<Value> integerResult(const QByteArray& symbol, qint64 left, qint64 right)
{
    qint64 result = 0;
    bool overflows = true;
    if (symbol == "+") {
        overflows = __builtin_add_overflow(left, right, &result);
    } else if (symbol == "-") {
        overflows = __builtin_sub_overflow(left, right, &result);
    } else if (symbol == "*") {
        overflows = __builtin_mul_overflow(left, right, &result);
    } else if ((symbol == "//" || symbol == "%") && right > 0 && left >= 0) {
        // Of positive numbers Python's rounding is the machine's.
        result = symbol == "//" ? left / right : left % right;
        overflows = false;
    }
    return overflows ? std::nullopt : std::optional(Value{result});
}

std::optional<Value> joined(const Value& left, const Value& right)
{
    const auto* leftText = left.as<QString>();
    const auto* rightText = right.as<QString>();
    if (leftText != nullptr && rightText != nullptr) {
        return leftText->size() + rightText->size() <= maxText
                   ? std::optional(Value{*leftText + *rightText})
                   : std::nullopt;
    }
    const auto* first = left.as<Sequence>();
    const auto* second = right.as<Sequence>();
    if (first == nullptr || second == nullptr || first->kind != second->kind
        || first->kind == Sequence::Kind::Set
        || first->items->size() + second->items->size() > maxItems) {
        return std::nullopt;
    }
    Values items = *first->items;
    items.insert(items.end(), second->items->begin(), second->items->end());
    return Value::sequence(first->kind, std::move(items));
}

std::optional<Value> repeated(const Value& value, qint64 count)
{
    const auto* text = value.as<QString>();
    const qsizetype times = static_cast<qsizetype>(qBound<qint64>(0, count, maxText));
    if (text == nullptr || (!text->isEmpty() && times > maxText / text->size())) {
        return std::nullopt;
    }
    return Value{text->repeated(times)};
}

std::optional<bool> ordered(const QByteArray& symbol, const Value& left, const Value& right)
{
    const auto apply = [&symbol](const auto& a, const auto& b) {
        return symbol == "<" ? a < b : symbol == "<=" ? a <= b : symbol == ">" ? a > b : a >= b;
    };
    const auto* leftNumber = left.as<qint64>();
    const auto* rightNumber = right.as<qint64>();
    if (leftNumber != nullptr && rightNumber != nullptr) {
        return apply(*leftNumber, *rightNumber);
    }
    const auto* leftText = left.as<QString>();
    const auto* rightText = right.as<QString>();
    if (leftText != nullptr && rightText != nullptr) {
        return apply(leftText->toUtf8(), rightText->toUtf8());  // code points, as Python
    }
    return std::nullopt;
}

std::optional<bool> contains(const Value& container, const Value& item)
{
    const auto* text = container.as<QString>();
    const auto* part = item.as<QString>();
    if (text != nullptr && part != nullptr) {
        return text->contains(*part);
    }
    const Values keys = [&container] {
        const auto* sequence = container.as<Sequence>();
        return sequence != nullptr ? *sequence->items : iterate(container).value_or(Values());
    }();
    if (container.as<Sequence>() == nullptr && container.as<Dict>() == nullptr) {
        return std::nullopt;
    }
    bool isCertain = true;
    for (const Value& each : keys) {
        const std::optional<bool> same = equals(each, item);
        if (same == true) {
            return true;
        }
        isCertain = isCertain && same.has_value();
    }
    return isCertain ? std::optional(false) : std::nullopt;
}

std::optional<bool> identical(const Value& left, const Value& right)
{
    // Of values only None, True and False are certain to be the same thing or not.
    const Value& other = left.isNone() || left.as<bool>() != nullptr ? right : left;
    const Value& fixed = left.isNone() || left.as<bool>() != nullptr ? left : right;
    if (other.as<Unknown>() != nullptr || other.as<Reference>() != nullptr) {
        return std::nullopt;
    }
    if (fixed.isNone()) {
        return other.isNone();
    }
    const auto* a = fixed.as<bool>();
    const auto* b = other.as<bool>();
    if (a == nullptr) {
        return std::nullopt;
    }
    return b != nullptr && *a == *b;
}

}  // namespace

Value binary(const SyntaxNode& node,
             const QByteArray& symbol,
             const Value& left,
             const Value& right)
{
    const auto* leftNumber = left.as<qint64>();
    const auto* rightNumber = right.as<qint64>();
    std::optional<Value> result;
    if (leftNumber != nullptr && rightNumber != nullptr) {
        result = integerResult(symbol, *leftNumber, *rightNumber);
    } else if (symbol == "+") {
        result = joined(left, right);
    } else if (symbol == "*" && rightNumber != nullptr) {
        result = repeated(left, *rightNumber);
    } else if (symbol == "*" && leftNumber != nullptr) {
        result = repeated(right, *leftNumber);
    } else if (symbol == "%" && left.as<QString>() != nullptr) {
        const std::optional<QString> text = percentFormat(*left.as<QString>(), right);
        result = text ? std::optional(Value{*text}) : std::nullopt;
    }
    if (result) {
        return *std::move(result);
    }
    const Unknown* inside = unknownIn(right);
    return inside != nullptr ? Value{*inside} : notCertain(node, left, right);
}

Value compare(const SyntaxNode& node,
              const QByteArray& symbol,
              const Value& left,
              const Value& right)
{
    std::optional<bool> result;
    const bool isNegated = symbol == "!=" || symbol == "not in" || symbol == "is not";
    if (symbol == "==" || symbol == "!=") {
        result = equals(left, right);
    } else if (symbol == "in" || symbol == "not in") {
        result = contains(right, left);
    } else if (symbol == "is" || symbol == "is not") {
        result = identical(left, right);
    } else {
        result = ordered(symbol, left, right);
    }
    if (result) {
        return {isNegated ? !*result : *result};
    }
    const Unknown* inside = unknownIn(right);
    return inside != nullptr && left.as<Unknown>() == nullptr ? Value{*inside}
                                                              : notCertain(node, left, right);
}

}  // namespace limbeck::python
