// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"
#include "migrations/python/stringliteral.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

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
        {"generator_expression", &Evaluator::evaluateGenerator},
        {"set_comprehension", &Evaluator::evaluateSetComprehension},
        {"dictionary_comprehension", &Evaluator::evaluateDictComprehension},
        {"call", &Evaluator::evaluateCall},
        {"lambda", &Evaluator::evaluateLambda},
        {"named_expression", &Evaluator::evaluateWalrus},
        {"yield", &Evaluator::evaluateYield},
    };
    return expressions.value(QByteArray::fromRawData(kind.data(), kind.size()), nullptr);
}

Value Evaluator::evaluate(const SyntaxNode& node)
{
    const Expression expression = expressionFor(node.kind());
    if (expression == nullptr) {
        Value value =
            unknown(node, EngineText::tr("is an expression that is not understood"), true);
        // What stands inside may call something or give a name to something.
        forget(node, value.as<Unknown>()->why);
        return settle(node, value);
    }
    ++m_depth;
    Value value = isWithinBounds()
                      ? (this->*expression)(node)
                      : unknown(node, EngineText::tr("is too long or too deep to follow"), true);
    --m_depth;
    return settle(node, std::move(value));
}

/// Reports what may have done something at the moment at which it may have, and takes exceptions
/// out of values.
Value Evaluator::settle(const SyntaxNode& node, Value value)
{
    if (auto* doubt = std::get_if<Unknown>(&value.data)) {
        if (doubt->mayAct) {
            report(doubt->why);
            doubt->mayAct = m_isInModule;
        }
        if (!m_raised && doubt->why.isByRows) {
            ++m_rowDoubts;
            m_rowDoubt = doubt->why;
        } else if (!m_raised) {  // what comes after an exception is no further doubt
            ++m_doubts;
            m_doubt = doubt->why;
        }
    } else if (auto* raise = std::get_if<Raise>(&value.data)) {
        if (!m_raised) {
            m_raised = std::move(*raise);
        }
        return unknown(node, EngineText::tr("is not reached"));
    }
    return value;
}

Value Evaluator::evaluateName(const SyntaxNode& node)
{
    const QString name = QString::fromUtf8(node.text());
    if (const Value* value = lookUp(name)) {
        const auto* reference = value->as<Reference>();
        return reference != nullptr ? follow(Value(*value), node) : *value;
    }
    if (std::optional<Value> value = nameOfWildcard(name, node)) {
        return *std::move(value);
    }
    if (name == "__name__"_L1) {
        return {moduleName()};
    }
    if (name == "__file__"_L1) {
        return m_world.fileOf(moduleFile(), node);
    }
    return isBuiltin(name)
               ? Value{Reference{u"builtins."_s + name}}
               : unknown(node, EngineText::tr("uses the name '%1', which is not known").arg(name));
}

/// `__name__`: never "__main__". Source: Alembic 1.19 util/pyfiles.py, load_python_file.
QString Evaluator::moduleName() const
{
    static const QRegularExpression other(u"\\W"_s);
    const Scope* scope = m_scope;
    while (scope->outer() != nullptr) {
        scope = scope->outer();
    }
    return scope->module() != nullptr ? scope->module()->source->name()
                                      : m_tree.file().section(u'/', -1).replace(other, u"_"_s);
}

/// The file of the text that is followed.
QString Evaluator::moduleFile() const
{
    const Scope* scope = m_scope;
    while (scope->outer() != nullptr) {
        scope = scope->outer();
    }
    return scope->module() != nullptr ? scope->module()->source->file() : m_tree.file();
}

/// A name that only `from module import *` can have given. Of a module that cannot be read it is
/// taken only if there is no other such module and Python itself has no such name.
std::optional<Value> Evaluator::nameOfWildcard(const QString& name, const SyntaxNode& node)
{
    QStringList strangers;
    QStringList modules = m_scope->wildcards();
    while (!modules.isEmpty()) {
        const QString module = modules.takeLast();
        FollowedModule* source = moduleOf(module);
        if (source == nullptr) {
            strangers << module;
        } else if (const Value* found = nameIn(*source, name)) {
            return strangers.isEmpty() ? follow(Value(*found), node) : std::optional<Value>();
        }
    }
    return strangers.size() == 1 && !isBuiltin(name)
               ? std::optional(Value{Reference{strangers.constFirst() + u'.' + name}})
               : std::nullopt;
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
    return isNumber ? Value{number}
                    : unknown(node, EngineText::tr("is a number that is too large here"));
}

Value Evaluator::evaluateFloat(const SyntaxNode& node)
{
    bool isNumber = false;
    const double number = node.text().toByteArray().replace('_', "").toDouble(&isNumber);
    return isNumber ? Value{number}
                    : unknown(node, EngineText::tr("is a number that is not understood"));
}

Value Evaluator::evaluateString(const SyntaxNode& node)
{
    const StringPrefix prefix = StringPrefix::of(node.firstChild().text());
    if (prefix.isBytes) {
        return unknown(node, EngineText::tr("is a bytes literal"));
    }
    QString text;
    std::optional<Value> byRows;
    for (const SyntaxNode& part : node.children()) {
        if (part.is("string_content")) {
            const std::optional<QString> piece =
                prefix.isRaw ? QString::fromUtf8(part.text()) : unescape(part.text());
            if (!piece) {
                return unknown(node,
                               EngineText::tr("has an escape sequence that is not understood"));
            }
            text += prefix.isFormatted
                        ? QString(*piece).replace("{{"_L1, "{"_L1).replace("}}"_L1, "}"_L1)
                        : *piece;
        } else if (part.is("interpolation")) {
            const Value value = interpolate(part, evaluate(part.field("expression")));
            const auto* piece = value.as<QString>();
            if (piece == nullptr && !limbeck::python::isByRows(value)) {
                return value;
            }
            byRows = piece == nullptr ? value : byRows;
            text += piece != nullptr ? *piece : outline(value);
        }
        if (text.size() > maxText) {
            return unknown(node, EngineText::tr("is too long"));
        }
    }
    return byRows ? withOutline(*byRows, text) : Value{text};
}

/// The text of {expression} in an f-string.
Value Evaluator::interpolate(const SyntaxNode& node, const Value& value)
{
    if (value.as<Unknown>() != nullptr) {
        return value;
    }
    QByteArrayView conversion;
    QString specifier;
    for (const SyntaxNode& child : node.children()) {
        if (child.is("format_specifier")) {
            specifier = QString::fromUtf8(child.text()).sliced(1);
        } else if (child.is("type_conversion")) {
            conversion = child.text();
        }
    }
    std::optional<QString> text;
    if (conversion == "!r" || conversion == "!s") {
        text = conversion == "!r" ? toRepr(value) : toText(value);
        text = text ? formatted(Value{*text}, specifier) : text;
    } else if (conversion.isEmpty()) {
        text = formatted(value, specifier);
    }
    if (!text || specifier.contains(u'{') || node.text().contains("=}")) {
        return unknown(node, EngineText::tr("puts %1 into a text").arg(describe(value)));
    }
    return {*text};
}

Value Evaluator::evaluateConcatenation(const SyntaxNode& node)
{
    QString text;
    std::optional<Value> byRows;
    for (const SyntaxNode& part : node.children()) {
        const Value value = evaluate(part);
        const auto* piece = value.as<QString>();
        if (piece == nullptr && !limbeck::python::isByRows(value)) {
            return value;
        }
        byRows = piece == nullptr ? value : byRows;
        text += piece != nullptr ? *piece : outline(value);
    }
    return byRows ? withOutline(*byRows, text) : Value{text};
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
        const Value inner = iterable(evaluate(child.firstChild()));
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
    return collectItems(node, items, failure) ? Value::set(std::move(items)) : failure;
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
        if (unique.size() > maxKeys) {
            return unknown(node, EngineText::tr("is a dictionary that is too large"));
        }
    }
    return Value::dict(std::move(unique));
}

Value Evaluator::evaluateAttribute(const SyntaxNode& node)
{
    const Value owner = evaluate(node.field("object"));
    return attribute(owner, QString::fromUtf8(node.field("attribute").text()), node);
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
               : unknown(node, EngineText::tr("computes with %1").arg(describe(value)));
}

Value Evaluator::evaluateNot(const SyntaxNode& node)
{
    const Value value = evaluate(node.field("argument"));
    const std::optional<bool> isTrue = truth(value);
    if (isTrue) {
        return {!*isTrue};
    }
    return value.as<Unknown>() != nullptr
               ? value
               : unknown(node, EngineText::tr("depends on %1").arg(describe(value)));
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
                          : unknown(node, EngineText::tr("depends on %1").arg(describe(left)));
    if (limbeck::python::isByRows(why)) {
        return supposeValue(node.field("right"), why);
    }
    evaluateUncertain(node.field("right"), why);
    return why;
}

Value Evaluator::evaluateConditional(const SyntaxNode& node)
{
    const QList<SyntaxNode> parts = node.children();
    if (parts.size() != 3) {
        return unknown(node, EngineText::tr("is an expression that is not understood"), true);
    }
    const Value condition = evaluate(parts[1]);
    if (const std::optional<bool> isTrue = truth(condition)) {
        return evaluate(*isTrue ? parts[0] : parts[2]);
    }
    const Value why = condition.as<Unknown>() != nullptr
                          ? condition
                          : unknown(node, EngineText::tr("depends on %1").arg(describe(condition)));
    if (limbeck::python::isByRows(why)) {
        return supposeValue(parts[2], supposeValue(parts[0], why));
    }
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
        return unknown(node, EngineText::tr("compares in a way that is not understood"), true);
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
    return unknown(node, EngineText::tr("compares in a way that is not understood"));
}

}  // namespace limbeck::python
