// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxCalls = 30;

bool isGenerator(const SyntaxNode& function)
{
    QList<SyntaxNode> open{function.field("body")};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("yield") || next.is("await")) {
            return true;
        }
        if (!next.is("function_definition") && !next.is("lambda")) {
            open << next.children();
        }
    }
    return false;
}

}  // namespace

Value Evaluator::evaluateCall(const SyntaxNode& node)
{
    return callValue(node, node.field("function"));
}

Certain<Arguments> Evaluator::readArguments(const SyntaxNode& node)
{
    Arguments arguments;
    arguments.where = node.where();
    arguments.code = node.code();
    const SyntaxNode list = node.field("arguments");
    if (list.is("generator_expression")) {
        arguments.items.push_back({{}, evaluate(list), list.where(), list.code()});
        return arguments;
    }
    for (const SyntaxNode& child : list.children()) {
        const bool isNamed = child.is("keyword_argument");
        const bool isSpread = child.is("list_splat") || child.is("dictionary_splat");
        const Value value = evaluate(isNamed    ? child.field("value")
                                     : isSpread ? child.firstChild()
                                                : child);
        if (isSpread) {
            if (child.is("dictionary_splat")) {
                const auto* dict = value.as<Dict>();
                for (const auto& [key, item] : dict != nullptr ? *dict->items : Pairs()) {
                    const QString name = toText(key).value_or(u"?"_s);
                    arguments.items.push_back({name, item, child.where(), child.code()});
                }
                if (dict != nullptr) {
                    continue;
                }
            } else if (const std::optional<Values> items = iterate(value)) {
                for (const Value& item : *items) {
                    arguments.items.push_back({{}, item, child.where(), child.code()});
                }
                continue;
            }
            const auto* why = value.as<Unknown>();
            return tl::unexpected(
                why != nullptr ? why->why : child.opaque(u"spreads %1"_s.arg(describe(value))));
        }
        const QString name = isNamed ? QString::fromUtf8(child.field("name").text()) : QString();
        arguments.items.push_back({name, value, child.where(), child.code()});
    }
    return arguments;
}

Value Evaluator::callValue(const SyntaxNode& node, const SyntaxNode& function)
{
    // A method: the owner first, as in Python.
    const bool isMethod = function.is("attribute");
    const Value owner = evaluate(isMethod ? function.field("object") : function);
    const QString name =
        isMethod ? QString::fromUtf8(function.field("attribute").text()) : QString();
    const Certain<Arguments> arguments = readArguments(node);
    if (m_raised) {
        return unknown(node, u"is not reached"_s);
    }
    if (const auto* why = owner.as<Unknown>()) {
        m_world.unfollowed(node);
        // A method of something unknown looks at it or changes it; of what a query returned
        // it only looks.
        return isMethod && why->isPassive ? Value::passive(why->why)
                                          : Value::unknown(why->why, true);
    }
    if (!arguments) {
        m_world.unfollowed(node);
        return Value::unknown(arguments.error(), true);
    }
    if (const auto* reference = owner.as<Reference>()) {
        return callReference(isMethod ? reference->path + u'.' + name : reference->path,
                             *arguments);
    }
    if (const auto* object = owner.as<Object>()) {
        if (isMethod) {
            return m_world.callMethod(*object, name, *arguments);
        }
        return m_world.callObject(*object, *arguments)
            .value_or(unknown(node, u"calls a '%1'"_s.arg(object->type), true));
    }
    if (const auto* own = owner.as<Function>(); own != nullptr && !isMethod) {
        return bindAndRun(*own, *arguments);
    }
    return isMethod ? callPlainMethod(owner, name, *arguments)
                    : unknown(node, u"calls %1"_s.arg(describe(owner)), true);
}

Value Evaluator::callReference(const QString& path, const Arguments& arguments)
{
    if (std::optional<Value> value = callStandard(path, arguments)) {
        return *std::move(value);
    }
    return m_world.call(path, arguments);
}

Value Evaluator::bindAndRun(const Function& function, const Arguments& arguments)
{
    if (m_calls >= maxCalls) {
        return Value::unknown(arguments.opaque(u"calls functions too deep to follow"_s), true);
    }
    if (isGenerator(function.node)) {
        m_world.unfollowed(function.node);
        return Value::unknown(arguments.opaque(u"calls a generator"_s), true);
    }
    Scope& scope = newScope(function.scope);
    if (const std::optional<Opaque> why = bind(function, arguments, scope)) {
        m_world.unfollowed(function.node);
        return Value::unknown(*why, true);
    }
    m_world.entered(function.node);
    Scope* outer = m_scope;
    m_scope = &scope;
    m_returned = Value{};
    ++m_calls;
    const Flow flow = executeBlock(function.node.field("body"));
    --m_calls;
    m_scope = outer;
    Value result = std::move(m_returned);
    m_returned = Value{};
    if (flow == Flow::Return) {
        return result;
    }
    return flow == Flow::Next
               ? Value{}
               : Value::unknown(arguments.opaque(u"calls a function that cannot be followed"_s));
}

/// Gives `scope` the function's parameters; the reason if that cannot be done.
std::optional<Opaque> Evaluator::bind(const Function& function,
                                      const Arguments& arguments,
                                      Scope& scope)
{
    std::vector<bool> used(arguments.items.size(), false);
    size_t position = 0;
    bool isKeywordOnly = false;
    for (const SyntaxNode& parameter : function.node.field("parameters").children()) {
        if (parameter.is("keyword_separator")) {
            isKeywordOnly = true;
            continue;
        }
        const SyntaxNode nameNode = parameter.is("identifier")        ? parameter
                                    : parameter.is("typed_parameter") ? parameter.firstChild()
                                                                      : parameter.field("name");
        if (!nameNode.is("identifier")) {
            return parameter.opaque(u"takes its arguments in a way that is not understood"_s);
        }
        const QString name = QString::fromUtf8(nameNode.text());
        std::optional<Value> value;
        if (!isKeywordOnly && position < arguments.items.size()
            && arguments.items[position].name.isEmpty()) {
            value = arguments.items[position].value;
            used[position++] = true;
        }
        for (size_t i = 0; i < arguments.items.size(); ++i) {
            if (arguments.items[i].name == name && !value) {
                value = arguments.items[i].value;
                used[i] = true;
            }
        }
        if (!value && function.defaults != nullptr && function.defaults->contains(name)) {
            value = function.defaults->value(name);
        }
        if (!value) {
            return parameter.opaque(u"needs a value for '%1' that nobody gives"_s.arg(name));
        }
        scope.assign(name, *value);
    }
    if (std::find(used.begin(), used.end(), false) != used.end()) {
        return arguments.opaque(u"passes an argument that the function does not take"_s);
    }
    return std::nullopt;
}

}  // namespace limbeck::python
