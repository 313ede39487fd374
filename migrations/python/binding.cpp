// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/binding.h"

#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// One call's arguments while the parameters take them.
class Binder final
{
public:
    Binder(const Function& function, const Arguments& arguments, Scope& scope)
        : m_function(function)
        , m_arguments(arguments)
        , m_scope(scope)
        , m_used(arguments.items.size(), false)
    {
        for (size_t i = 0; i < arguments.items.size(); ++i) {
            if (arguments.items[i].name.isEmpty()) {
                m_positional.push_back(i);
            }
        }
    }

    std::optional<Opaque> bind()
    {
        bool isFirst = m_function.self != nullptr;
        for (const SyntaxNode& parameter : m_function.node.field("parameters").children()) {
            if (isFirst && !isSplat(parameter)) {
                isFirst = false;
                m_scope.assign(nameOf(parameter), *m_function.self);
                continue;
            }
            m_takesSelf = isFirst;  // *args begins with it
            isFirst = false;
            if (std::optional<Opaque> why = bindOne(parameter)) {
                return why;
            }
        }
        if (std::find(m_used.begin(), m_used.end(), false) != m_used.end()) {
            return m_arguments.opaque(
                EngineText::tr("passes an argument that the function does not take"));
        }
        return std::nullopt;
    }

private:
    static bool isSplat(const SyntaxNode& parameter)
    {
        const SyntaxNode form =
            parameter.is("typed_parameter") ? parameter.firstChild() : parameter;
        return form.is("list_splat_pattern") || form.is("dictionary_splat_pattern");
    }

    static QString nameOf(const SyntaxNode& parameter)
    {
        return QString::fromUtf8(identifierOf(parameter).text());
    }

    std::optional<Opaque> bindOne(const SyntaxNode& parameter)
    {
        if (parameter.is("keyword_separator")) {
            m_isKeywordOnly = true;
            return std::nullopt;
        }
        if (parameter.is("positional_separator")) {
            return std::nullopt;
        }
        const SyntaxNode form =
            parameter.is("typed_parameter") ? parameter.firstChild() : parameter;
        const SyntaxNode identifier = identifierOf(parameter);
        if (!identifier.is("identifier")) {
            return parameter.opaque(
                EngineText::tr("takes its arguments in a way that is not understood"));
        }
        const QString name = QString::fromUtf8(identifier.text());
        if (form.is("list_splat_pattern")) {
            takeRest(name);
            return std::nullopt;
        }
        if (form.is("dictionary_splat_pattern")) {
            if (m_takesSelf) {
                return parameter.opaque(
                    EngineText::tr("takes no positional argument, but is a method"));
            }
            takeKeywords(name);
            return std::nullopt;
        }
        const std::optional<Value> value = valueFor(name);
        if (!value) {
            return parameter.opaque(
                EngineText::tr("needs a value for '%1' that nobody gives").arg(name));
        }
        m_scope.assign(name, *value);
        return std::nullopt;
    }

    void takeRest(const QString& name)
    {
        Values rest;
        if (m_takesSelf) {
            rest.push_back(*m_function.self);
        }
        for (; m_next < m_positional.size(); ++m_next) {
            rest.push_back(m_arguments.items[m_positional[m_next]].value);
            m_used[m_positional[m_next]] = true;
        }
        m_scope.assign(name, Value::tuple(std::move(rest)));
        m_isKeywordOnly = true;
    }

    void takeKeywords(const QString& name)
    {
        Pairs pairs;
        for (size_t i = 0; i < m_arguments.items.size(); ++i) {
            if (!m_used[i] && !m_arguments.items[i].name.isEmpty()) {
                pairs.emplace_back(Value{m_arguments.items[i].name}, m_arguments.items[i].value);
                m_used[i] = true;
            }
        }
        m_scope.assign(name, Value::dict(std::move(pairs)));
    }

    std::optional<Value> valueFor(const QString& name)
    {
        if (!m_isKeywordOnly && m_next < m_positional.size()) {
            const size_t index = m_positional[m_next++];
            m_used[index] = true;
            return m_arguments.items[index].value;
        }
        for (size_t i = 0; i < m_arguments.items.size(); ++i) {
            if (m_arguments.items[i].name == name) {
                m_used[i] = true;
                return m_arguments.items[i].value;
            }
        }
        const bool hasDefault =
            m_function.defaults != nullptr && m_function.defaults->contains(name);
        return hasDefault ? std::optional(m_function.defaults->value(name)) : std::nullopt;
    }

    const Function& m_function;
    const Arguments& m_arguments;
    Scope& m_scope;
    std::vector<bool> m_used;
    std::vector<size_t> m_positional;
    size_t m_next = 0;
    bool m_isKeywordOnly = false;
    bool m_takesSelf = false;
};

}  // namespace

SyntaxNode identifierOf(const SyntaxNode& parameter)
{
    SyntaxNode node = parameter;
    while (node.is("typed_parameter") || node.is("list_splat_pattern")
           || node.is("dictionary_splat_pattern")) {
        node = node.firstChild();
    }
    return node.is("identifier") ? node : node.field("name");
}

std::optional<Opaque> bindArguments(const Function& function,
                                    const Arguments& arguments,
                                    Scope& scope)
{
    return Binder(function, arguments, scope).bind();
}

}  // namespace limbeck::python
