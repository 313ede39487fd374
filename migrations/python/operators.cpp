// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/operators.h"

#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// What is unknown in one of them: what rows decide comes last.
Value notCertain(const SyntaxNode& node, const Value& left, const Value& right)
{
    const Value* byRows = nullptr;
    for (const Value* value : {&left, &right}) {
        if (const Unknown* unknown = unknownIn(*value)) {
            if (!unknown->why.isByRows) {
                return {*unknown};
            }
            byRows = byRows != nullptr ? byRows : value;
        }
    }
    if (byRows != nullptr) {
        return Value::passive(unknownIn(*byRows)->why);
    }
    return Value::unknown(node.opaque(
        EngineText::tr("computes with %1 and %2").arg(describe(left), describe(right))));
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

/// | & - ^ of sets, | of dicts.
std::optional<Value> combined(const QByteArray& symbol, const Value& left, const Value& right)
{
    const auto* first = left.as<Sequence>();
    const auto* second = right.as<Sequence>();
    const bool areSets = first != nullptr && second != nullptr && first->kind == Sequence::Kind::Set
                         && second->kind == Sequence::Kind::Set;
    const bool areDicts =
        symbol == "|" && left.as<Dict>() != nullptr && right.as<Dict>() != nullptr;
    static const QHash<QByteArray, QString> names{
        {"|", u"union"_s}, {"&", u"intersection"_s}, {"-", u"difference"_s}};
    if ((!areSets && !areDicts) || !names.contains(symbol)) {
        return std::nullopt;
    }
    Arguments other;
    other.items.push_back({{}, right, {}, {}});
    if (areDicts) {
        Value copy = Value::dict(*left.as<Dict>()->items);
        const Value done = callPlainMethod(copy, u"update"_s, other, {});
        return done.isNone() ? std::optional(copy) : std::nullopt;
    }
    // A copy, since a method that is not understood spoils its object.
    Value result = callPlainMethod(
        Value::sequence(first->kind, *first->items), names.value(symbol), other, {});
    return result.as<Unknown>() != nullptr ? std::nullopt : std::optional(result);
}

std::optional<Value> realResult(const QByteArray& symbol, const Value& left, const Value& right)
{
    const auto number = [](const Value& value) -> std::optional<double> {
        const auto* integer = value.as<qint64>();
        const auto* real = value.as<double>();
        return real != nullptr      ? std::optional(*real)
               : integer != nullptr ? std::optional(static_cast<double>(*integer))
                                    : std::nullopt;
    };
    const std::optional<double> a = number(left);
    const std::optional<double> b = number(right);
    if (!a || !b || (symbol == "/" && *b == 0.0)) {
        return std::nullopt;
    }
    return symbol == "+"   ? std::optional(Value{*a + *b})
           : symbol == "-" ? std::optional(Value{*a - *b})
           : symbol == "*" ? std::optional(Value{*a * *b})
           : symbol == "/" ? std::optional(Value{*a / *b})
                           : std::nullopt;
}

std::optional<Value> repeated(const Value& value, qint64 count)
{
    const auto* list = value.as<Sequence>();
    if (list != nullptr
        && (list->kind == Sequence::Kind::List || list->kind == Sequence::Kind::Tuple)) {
        // More than a script writes so; loops over such lists could last.
        constexpr size_t maxRepeated = 500;
        const size_t size = list->items->size();
        Values items;
        for (qint64 i = 0; i < count; ++i) {
            if (items.size() + size > maxRepeated || i > static_cast<qint64>(maxRepeated)) {
                return std::nullopt;
            }
            items.insert(items.end(), list->items->begin(), list->items->end());
        }
        return Value::sequence(list->kind, std::move(items));
    }
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
    const std::optional<QString> part = textIn(item);
    if (text != nullptr) {
        return part ? std::optional(text->contains(*part)) : std::nullopt;
    }
    if (const auto* sequence = container.as<Sequence>();
        sequence != nullptr && sequence->kind == Sequence::Kind::Iterator) {
        return std::nullopt;
    }
    if (const auto* type = container.as<Class>()) {
        const auto* member = item.as<Instance>();
        const bool isEnum = type->data->enumKind != ClassData::EnumKind::None;
        return isEnum && member != nullptr ? std::optional(member->type == type->data)
                                           : std::nullopt;
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
    const auto* one = left.as<Instance>();
    const auto* two = right.as<Instance>();
    if (one != nullptr && two != nullptr) {
        return one->type == two->type && one->attributes == two->attributes;
    }
    // Of other values only None, True and False are certain to be the same thing or not.
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

QString outline(const Value& value)
{
    const auto* text = value.as<QString>();
    const auto* unknown = value.as<Unknown>();
    const bool isPart = unknown == nullptr || unknown->outline.isEmpty();
    return text != nullptr ? *text : isPart ? u"?"_s : unknown->outline;
}

Value withOutline(const Value& value, const QString& outline)
{
    Unknown unknown = *value.as<Unknown>();
    unknown.outline = outline;
    return {std::move(unknown)};
}

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
    if (!result) {
        result = combined(symbol, left, right);
    }
    if (!result
        && (symbol == "/" || left.as<double>() != nullptr || right.as<double>() != nullptr)) {
        result = realResult(symbol, left, right);
    }
    if (result) {
        return *std::move(result);
    }
    Value doubt = notCertain(node, left, right);
    if (!isByRows(doubt) || (symbol != "+" && symbol != "%")) {
        return doubt;
    }
    return withOutline(doubt, symbol == "+" ? outline(left) + outline(right) : outline(left));
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
    return notCertain(node, left, right);
}

}  // namespace limbeck::python
