// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"
#include "migrations/python/stringliteral.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

Evaluator::Expression Evaluator::expressionFor(QByteArrayView kind)
{
    static const QHash<QByteArray, Expression> expressions{
        {"identifier", &Evaluator::evaluateName},
        {"integer", &Evaluator::evaluateInteger},
        {"float", &Evaluator::evaluateFloat},
        {"string", &Evaluator::evaluateString},
        {"concatenated_string", &Evaluator::evaluateConcatenation},
        {"true", &Evaluator::evaluateTrue},
        {"false", &Evaluator::evaluateFalse},
        {"none", &Evaluator::evaluateNone},
        {"tuple", &Evaluator::evaluateTuple},
        {"expression_list", &Evaluator::evaluateTuple},
        {"list", &Evaluator::evaluateList},
        {"set", &Evaluator::evaluateSet},
        {"dictionary", &Evaluator::evaluateDict},
        {"parenthesized_expression", &Evaluator::evaluateInner},
        {"attribute", &Evaluator::evaluateAttribute},
        {"subscript", &Evaluator::evaluateSubscript},
        {"binary_operator", &Evaluator::evaluateBinary},
        {"unary_operator", &Evaluator::evaluateUnary},
        {"not_operator", &Evaluator::evaluateNot},
        {"boolean_operator", &Evaluator::evaluateAndOr},
        {"comparison_operator", &Evaluator::evaluateComparison},
        {"conditional_expression", &Evaluator::evaluateConditional},
        {"list_comprehension", &Evaluator::evaluateListComprehension},
        {"generator_expression", &Evaluator::evaluateListComprehension},
        {"set_comprehension", &Evaluator::evaluateSetComprehension},
        {"dictionary_comprehension", &Evaluator::evaluateDictComprehension},
        {"call", &Evaluator::evaluateCall},
    };
    return expressions.value(QByteArray::fromRawData(kind.data(), kind.size()), nullptr);
}

Value Evaluator::evaluate(const SyntaxNode& node)
{
    const Expression expression = expressionFor(node.kind());
    if (expression == nullptr) {
        Value value = unknown(node,
                              node.is("lambda") ? u"is a function without a name"_s
                                                : u"is an expression that is not understood"_s,
                              !node.is("lambda"));
        // What stands inside may call something or give a name to something.
        forget(node, value.as<Unknown>()->why);
        return settle(node, value);
    }
    ++m_depth;
    Value value = isWithinBounds() ? (this->*expression)(node)
                                   : unknown(node, u"is too long or too deep to follow"_s, true);
    --m_depth;
    return settle(node, std::move(value));
}

/// Reports what may have done something at the moment at which it may have.
Value Evaluator::settle(const SyntaxNode&, Value value)
{
    if (auto* unknown = std::get_if<Unknown>(&value.data); unknown != nullptr && unknown->mayAct) {
        report(unknown->why);
        unknown->mayAct = m_isInModule;
    }
    return value;
}

Value Evaluator::evaluateName(const SyntaxNode& node)
{
    const QString name = QString::fromUtf8(node.text());
    if (const Value* value = m_scope->find(name)) {
        return *value;
    }
    if (isBuiltin(name)) {
        return {Reference{u"builtins."_s + name}};
    }
    const QString module = m_scope->wildcard();
    return module.isEmpty() ? unknown(node, u"uses the name '%1', which is not known"_s.arg(name))
                            : Value{Reference{module + u'.' + name}};
}

Value Evaluator::evaluateInteger(const SyntaxNode& node)
{
    QByteArray digits = node.text().toByteArray().replace('_', "");
    bool isNumber = false;
    // Python has no octal by a leading zero: 0 is the only number that may start so.
    const bool hasPrefix = digits.size() > 2 && digits[0] == '0' && std::isalpha(digits[1]) != 0;
    const int base = !hasPrefix                  ? 10
                     : (digits[1] | 0x20) == 'x' ? 16
                     : (digits[1] | 0x20) == 'o' ? 8
                                                 : 2;
    const qint64 number = (hasPrefix ? digits.mid(2) : digits).toLongLong(&isNumber, base);
    return isNumber ? Value{number} : unknown(node, u"is a number that is too large here"_s);
}

Value Evaluator::evaluateFloat(const SyntaxNode& node)
{
    bool isNumber = false;
    const double number = node.text().toByteArray().replace('_', "").toDouble(&isNumber);
    return isNumber ? Value{number} : unknown(node, u"is a number that is not understood"_s);
}

Value Evaluator::evaluateString(const SyntaxNode& node)
{
    const StringPrefix prefix = StringPrefix::of(node.firstChild().text());
    if (prefix.isBytes) {
        return unknown(node, u"is a bytes literal"_s);
    }
    QString text;
    for (const SyntaxNode& part : node.children()) {
        if (part.is("string_content")) {
            const std::optional<QString> piece =
                prefix.isRaw ? QString::fromUtf8(part.text()) : unescape(part.text());
            if (!piece) {
                return unknown(node, u"has an escape sequence that is not understood"_s);
            }
            text += prefix.isFormatted
                        ? QString(*piece).replace("{{"_L1, "{"_L1).replace("}}"_L1, "}"_L1)
                        : *piece;
        } else if (part.is("interpolation")) {
            const Value value = interpolate(part, evaluate(part.field("expression")));
            if (value.as<QString>() == nullptr) {
                return value;
            }
            text += *value.as<QString>();
        }
        if (text.size() > maxText) {
            return unknown(node, u"is too long"_s);
        }
    }
    return {text};
}

/// The text of {expression} in an f-string.
Value Evaluator::interpolate(const SyntaxNode& node, const Value& value)
{
    if (value.as<Unknown>() != nullptr) {
        return value;
    }
    bool isRepr = false;
    for (const SyntaxNode& child : node.children()) {
        if (child.is("format_specifier")) {
            return unknown(node, u"formats a value in a way that is not understood"_s);
        }
        isRepr = isRepr || (child.is("type_conversion") && child.text() == "!r");
    }
    const std::optional<QString> text = isRepr ? toRepr(value) : toText(value);
    if (!text || node.text().contains("=}")) {
        return unknown(node, u"puts %1 into a text"_s.arg(describe(value)));
    }
    return {*text};
}

Value Evaluator::evaluateConcatenation(const SyntaxNode& node)
{
    QString text;
    for (const SyntaxNode& part : node.children()) {
        const Value value = evaluate(part);
        if (value.as<QString>() == nullptr) {
            return value;
        }
        text += *value.as<QString>();
    }
    return {text};
}

Value Evaluator::evaluateTrue(const SyntaxNode&)
{
    return {true};
}

Value Evaluator::evaluateFalse(const SyntaxNode&)
{
    return {false};
}

Value Evaluator::evaluateNone(const SyntaxNode&)
{
    return {None{}};
}

Value Evaluator::evaluateInner(const SyntaxNode& node)
{
    return evaluate(node.firstChild());
}

/// The elements of a literal, with *other ones put in.
bool Evaluator::collectItems(const SyntaxNode& node, Values& items, Value& failure)
{
    for (const SyntaxNode& child : node.children()) {
        if (!child.is("list_splat")) {
            items.push_back(evaluate(child));
            continue;
        }
        const Value inner = evaluate(child.firstChild());
        const std::optional<Values> more = iterate(inner);
        if (!more || items.size() + more->size() > maxItems) {
            failure = inner.as<Unknown>() != nullptr
                          ? inner
                          : unknown(child, u"spreads %1"_s.arg(describe(inner)));
            return false;
        }
        items.insert(items.end(), more->begin(), more->end());
    }
    return true;
}

Value Evaluator::evaluateTuple(const SyntaxNode& node)
{
    Values items;
    Value failure;
    return collectItems(node, items, failure) ? Value::tuple(std::move(items)) : failure;
}

Value Evaluator::evaluateList(const SyntaxNode& node)
{
    Values items;
    Value failure;
    return collectItems(node, items, failure) ? Value::list(std::move(items)) : failure;
}

Value Evaluator::evaluateSet(const SyntaxNode& node)
{
    Values items;
    Value failure;
    return collectItems(node, items, failure)
               ? Value::sequence(Sequence::Kind::Set, std::move(items))
               : failure;
}

Value Evaluator::evaluateDict(const SyntaxNode& node)
{
    Pairs pairs;
    for (const SyntaxNode& child : node.children()) {
        if (child.is("dictionary_splat")) {
            const Value inner = evaluate(child.firstChild());
            const auto* dict = inner.as<Dict>();
            if (dict == nullptr) {
                return inner.as<Unknown>() != nullptr
                           ? inner
                           : unknown(child, u"spreads %1"_s.arg(describe(inner)));
            }
            pairs.insert(pairs.end(), dict->items->begin(), dict->items->end());
        } else {
            const Value key = evaluate(child.field("key"));
            pairs.emplace_back(key, evaluate(child.field("value")));
        }
    }
    // A later pair replaces an earlier one of the same key, at the earlier one's place.
    Pairs unique;
    for (auto& pair : pairs) {
        const auto same = std::find_if(unique.begin(), unique.end(), [&pair](const auto& other) {
            return equals(other.first, pair.first) == true;
        });
        if (same == unique.end()) {
            unique.push_back(std::move(pair));
        } else {
            same->second = pair.second;
        }
        if (unique.size() > 2000) {
            return unknown(node, u"is a dictionary that is too large"_s);
        }
    }
    return Value::dict(std::move(unique));
}

Value Evaluator::evaluateAttribute(const SyntaxNode& node)
{
    const Value owner = evaluate(node.field("object"));
    const QString name = QString::fromUtf8(node.field("attribute").text());
    if (const auto* reference = owner.as<Reference>()) {
        return {Reference{reference->path + u'.' + name}};
    }
    if (const auto* object = owner.as<Object>()) {
        return m_world.attribute(*object, name, node);
    }
    if (owner.as<Unknown>() != nullptr) {
        return owner;
    }
    return unknown(node, u"reads '%1' of %2"_s.arg(name, describe(owner)));
}

Value Evaluator::evaluateSubscript(const SyntaxNode& node)
{
    const Value container = evaluate(node.field("value"));
    const QList<SyntaxNode> subscripts = node.fields("subscript");
    if (subscripts.size() != 1 || subscripts.constFirst().is("slice")) {
        return container.as<Unknown>() != nullptr ? container : unknown(node, u"takes a slice"_s);
    }
    const Value key = evaluate(subscripts.constFirst());
    for (const Value* value : {&container, &key}) {
        if (value->as<Unknown>() != nullptr) {
            return *value;
        }
    }
    if (const auto* reference = container.as<Reference>()) {
        return m_world.item(reference->path, key, node);
    }
    if (const auto* object = container.as<Object>()) {
        if (std::optional<Value> element = m_world.element(*object, key)) {
            return *std::move(element);
        }
    }
    if (const auto* dict = container.as<Dict>()) {
        for (const auto& [each, item] : *dict->items) {
            const std::optional<bool> same = equals(each, key);
            if (!same.has_value()) {
                break;
            }
            if (*same) {
                return item;
            }
        }
    }
    const auto* index = key.as<qint64>();
    const auto* sequence = container.as<Sequence>();
    if (sequence != nullptr && index != nullptr && sequence->kind != Sequence::Kind::Set) {
        const auto size = static_cast<qint64>(sequence->items->size());
        const qint64 at = *index < 0 ? *index + size : *index;
        if (at >= 0 && at < size) {
            return (*sequence->items)[static_cast<size_t>(at)];
        }
    }
    return unknown(node, u"takes an element of %1 that is not certain"_s.arg(describe(container)));
}

/// What the world says of an operator of its own objects.
std::optional<Value> Evaluator::operateOnObjects(const QByteArray& symbol,
                                                 const Values& operands,
                                                 const SyntaxNode& node)
{
    const bool hasObject = std::any_of(operands.begin(), operands.end(), [](const Value& each) {
        return each.as<Object>() != nullptr;
    });
    const bool isCertain = std::all_of(operands.begin(), operands.end(), [](const Value& each) {
        return each.as<Unknown>() == nullptr;
    });
    return hasObject && isCertain ? m_world.operate(symbol, operands, node) : std::nullopt;
}

Value Evaluator::evaluateBinary(const SyntaxNode& node)
{
    const Value left = evaluate(node.field("left"));
    const Value right = evaluate(node.field("right"));
    const QByteArray symbol = node.field("operator").text().toByteArray();
    if (std::optional<Value> result = operateOnObjects(symbol, {left, right}, node)) {
        return *std::move(result);
    }
    return binary(node, symbol, left, right);
}

Value Evaluator::evaluateUnary(const SyntaxNode& node)
{
    const Value value = evaluate(node.field("argument"));
    const bool isMinus = node.field("operator").text() == "-";
    if (std::optional<Value> result =
            operateOnObjects(node.field("operator").text().toByteArray(), {value}, node)) {
        return *std::move(result);
    }
    if (const auto* number = value.as<qint64>(); number != nullptr && isMinus && *number > 0) {
        return {-*number};
    }
    if (const auto* number = value.as<double>(); number != nullptr && isMinus) {
        return {-*number};
    }
    if (const auto* number = value.as<qint64>(); number != nullptr && *number == 0) {
        return value;
    }
    return value.as<Unknown>() != nullptr
               ? value
               : unknown(node, u"computes with %1"_s.arg(describe(value)));
}

Value Evaluator::evaluateNot(const SyntaxNode& node)
{
    const Value value = evaluate(node.field("argument"));
    const std::optional<bool> isTrue = truth(value);
    if (isTrue) {
        return {!*isTrue};
    }
    return value.as<Unknown>() != nullptr ? value
                                          : unknown(node, u"depends on %1"_s.arg(describe(value)));
}

Value Evaluator::evaluateAndOr(const SyntaxNode& node)
{
    Value left = evaluate(node.field("left"));
    const std::optional<bool> isTrue = truth(left);
    if (isTrue) {
        const bool isAnd = node.field("operator").text() == "and";
        return *isTrue == isAnd ? evaluate(node.field("right")) : left;
    }
    const Value why = left.as<Unknown>() != nullptr
                          ? left
                          : unknown(node, u"depends on %1"_s.arg(describe(left)));
    evaluateUncertain(node.field("right"), why);
    return why;
}

Value Evaluator::evaluateConditional(const SyntaxNode& node)
{
    const QList<SyntaxNode> parts = node.children();
    if (parts.size() != 3) {
        return unknown(node, u"is an expression that is not understood"_s, true);
    }
    const Value condition = evaluate(parts[1]);
    if (const std::optional<bool> isTrue = truth(condition)) {
        return evaluate(*isTrue ? parts[0] : parts[2]);
    }
    const Value why = condition.as<Unknown>() != nullptr
                          ? condition
                          : unknown(node, u"depends on %1"_s.arg(describe(condition)));
    evaluateUncertain(parts[0], why);
    evaluateUncertain(parts[2], why);
    return why;
}

/// An expression that is perhaps evaluated: if it calls something, that is perhaps done.
void Evaluator::evaluateUncertain(const SyntaxNode& node, const Value& why)
{
    QList<SyntaxNode> open{node};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("call")) {
            report(why.as<Unknown>()->why);
            forget(node, why.as<Unknown>()->why);
            return;
        }
        open << next.children();
    }
}

Value Evaluator::evaluateComparison(const SyntaxNode& node)
{
    const QList<SyntaxNode> operands = node.children();
    const QList<SyntaxNode> symbols = node.fields("operators");
    if (operands.size() != symbols.size() + 1) {
        return unknown(node, u"compares in a way that is not understood"_s, true);
    }
    Value left = evaluate(operands[0]);
    for (qsizetype i = 0; i < symbols.size(); ++i) {
        Value right = evaluate(operands[i + 1]);
        if (symbols.size() == 1) {
            if (std::optional<Value> result = operateOnObjects(
                    symbols[i].text().toByteArray().simplified(), {left, right}, node)) {
                return *std::move(result);
            }
        }
        Value result = compare(node, symbols[i].text().toByteArray().simplified(), left, right);
        const auto* holds = result.as<bool>();
        if (holds == nullptr || !*holds || i + 1 == symbols.size()) {
            return result;
        }
        left = std::move(right);
    }
    return unknown(node, u"compares in a way that is not understood"_s);
}

std::optional<Values> iterate(const Value& value)
{
    if (const auto* sequence = value.as<Sequence>()) {
        // The order of a set is Python's secret; of one item there is only one.
        return sequence->kind == Sequence::Kind::Set && sequence->items->size() > 1
                   ? std::nullopt
                   : std::optional(*sequence->items);
    }
    if (const auto* dict = value.as<Dict>()) {
        Values keys;
        for (const auto& [key, item] : *dict->items) {
            keys.push_back(key);
        }
        return keys;
    }
    return std::nullopt;
}

}  // namespace limbeck::python
