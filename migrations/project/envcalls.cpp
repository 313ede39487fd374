// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/envcalls.h"

#include "models/base/enginetext.h"

#include <algorithm>
#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Arguments;
using python::Evaluator;
using python::SyntaxNode;
using python::Value;

namespace {

std::optional<EnvCall::Kind> kindOf(const SyntaxNode& node)
{
    return node.is("call") ? envCallKind(node.field("function").text()) : std::nullopt;
}

/// Names that a function gives to something of its own: parameters and what it assigns.
QSet<QByteArray> localNames(const SyntaxNode& function)
{
    QSet<QByteArray> names;
    QList<SyntaxNode> open = function.field("parameters").children();
    open << function.field("body");
    while (!open.isEmpty()) {
        const SyntaxNode node = open.takeLast();
        for (const char* field : {"left", "alias", "name"}) {
            const SyntaxNode target = node.field(field);
            if (!target.isNull() && !node.is("keyword_argument")) {
                names.insert(target.text().toByteArray());
            }
        }
        open << node.children();
    }
    for (const SyntaxNode& parameter : function.field("parameters").children()) {
        names.insert(
            (parameter.is("identifier") ? parameter : parameter.firstChild()).text().toByteArray());
    }
    return names;
}

bool usesAny(const SyntaxNode& expression, const QSet<QByteArray>& names)
{
    QList<SyntaxNode> open{expression};
    while (!open.isEmpty()) {
        const SyntaxNode node = open.takeLast();
        if (node.is("identifier") && names.contains(node.text().toByteArray())) {
            return true;
        }
        open << node.children();
    }
    return false;
}

/// Arguments about which nothing is known, for following a function that nobody calls.
Arguments unknownArguments(const SyntaxNode& function)
{
    Arguments arguments;
    arguments.where = function.where();
    for (const SyntaxNode& parameter : function.field("parameters").children()) {
        const bool isPlain = parameter.is("identifier");
        if (isPlain || parameter.is("typed_parameter")) {
            const SyntaxNode name = isPlain ? parameter : parameter.firstChild();
            const Value value =
                Value::unknown(parameter.opaque(EngineText::tr("is what somebody passes")));
            arguments.items.push_back(
                {QString::fromUtf8(name.text()), value, parameter.where(), parameter.code()});
        }
    }
    return arguments;
}

}  // namespace

EnvCalls::EnvCalls(const python::SyntaxTree& tree, const EnvQuestions& questions)
    : m_tree(tree)
    , m_online(questions, tree, false)
    , m_offline(questions, tree, true)
{
    Evaluator offline(tree, m_offline);
    offline.runModule();
    Evaluator online(tree, m_online);
    online.runModule();
    followAlone(online);
    m_calls = m_online.calls();
    m_calls.insert(m_calls.end(), m_offline.calls().begin(), m_offline.calls().end());
    readUnfollowed(online);
}

const std::vector<EnvCall>& EnvCalls::all() const
{
    return m_calls;
}

QStringList EnvCalls::variables() const
{
    QStringList names = m_online.variables().keys() + m_offline.variables().keys();
    names.removeDuplicates();
    return names;
}

/// Functions of the module that neither way came to, though something in them decides.
void EnvCalls::followAlone(Evaluator& evaluator)
{
    for (const SyntaxNode& node : m_tree.root().children()) {
        const auto* function = node.is("function_definition")
                                   ? evaluator.global(QString::fromUtf8(node.field("name").text()))
                                   : nullptr;
        const auto* own = function != nullptr ? function->as<python::Function>() : nullptr;
        if (own != nullptr && !m_online.hasEntered(node) && !m_offline.hasEntered(node)) {
            evaluator.call(*own, unknownArguments(node));
        }
    }
}

bool EnvCalls::isRecorded(const SyntaxNode& call) const
{
    const TextLocation where = call.where();
    return std::any_of(m_calls.begin(), m_calls.end(), [&where](const EnvCall& each) {
        return each.arguments.where == where;
    });
}

bool EnvCalls::isUnfollowed(const SyntaxNode& node) const
{
    const QByteArrayView text = node.text();
    const auto holds = [&text](const SyntaxNode& outer) {
        return outer.text().data() <= text.data()
               && text.data() + text.size() <= outer.text().data() + outer.text().size();
    };
    return std::any_of(m_online.unfollowedNodes().begin(), m_online.unfollowedNodes().end(), holds)
           || std::any_of(
               m_offline.unfollowedNodes().begin(), m_offline.unfollowedNodes().end(), holds);
}

/// Calls in what could not be followed, their arguments as the module alone explains them.
void EnvCalls::readUnfollowed(Evaluator& evaluator)
{
    QList<std::pair<SyntaxNode, QSet<QByteArray>>> open{{m_tree.root(), {}}};
    while (!open.isEmpty()) {
        auto [node, locals] = open.takeFirst();
        if (node.is("function_definition")) {
            locals.unite(localNames(node));
        }
        const std::optional<EnvCall::Kind> kind = kindOf(node);
        if (kind && !isRecorded(node) && isUnfollowed(node)) {
            m_calls.push_back({*kind, argumentsOf(node, locals, evaluator), false});
        }
        for (const SyntaxNode& child : node.children()) {
            open.push_back({child, locals});
        }
    }
}

Arguments EnvCalls::argumentsOf(const SyntaxNode& call,
                                const QSet<QByteArray>& locals,
                                Evaluator& evaluator)
{
    Arguments arguments;
    arguments.where = call.where();
    arguments.code = call.code();
    for (const SyntaxNode& child : call.field("arguments").children()) {
        const bool isNamed = child.is("keyword_argument");
        const bool isSpread = child.is("dictionary_splat") || child.is("list_splat");
        const SyntaxNode expression = isNamed    ? child.field("value")
                                      : isSpread ? child.firstChild()
                                                 : child;
        const Value value =
            usesAny(expression, locals)
                ? Value::unknown(expression.opaque(EngineText::tr("is what its function computes")))
                : evaluator.evaluateInModule(expression);
        const auto* more = isSpread ? value.as<python::Dict>() : nullptr;
        for (const auto& [key, item] : more != nullptr ? *more->items : python::Pairs()) {
            arguments.items.push_back({python::toText(key).value_or(QString(spreadName)),
                                       item,
                                       child.where(),
                                       child.code()});
        }
        if (more == nullptr) {
            const QString name = isNamed    ? QString::fromUtf8(child.field("name").text())
                                 : isSpread ? QString(spreadName)
                                            : QString();
            arguments.items.push_back({name, value, expression.where(), expression.code()});
        }
    }
    return arguments;
}

}  // namespace limbeck
