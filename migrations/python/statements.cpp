// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

Evaluator::Statement Evaluator::statementFor(QByteArrayView kind)
{
    static const QHash<QByteArray, Statement> statements{
        {"expression_statement", &Evaluator::executeExpression},
        {"import_statement", &Evaluator::executeImport},
        {"import_from_statement", &Evaluator::executeImportFrom},
        {"future_import_statement", &Evaluator::executeNothing},
        {"if_statement", &Evaluator::executeIf},
        {"for_statement", &Evaluator::executeFor},
        {"with_statement", &Evaluator::executeWith},
        {"function_definition", &Evaluator::executeFunction},
        {"class_definition", &Evaluator::executeClass},
        {"decorated_definition", &Evaluator::executeDecorated},
        {"try_statement", &Evaluator::executeTry},
        {"while_statement", &Evaluator::executeWhile},
        {"global_statement", &Evaluator::executeGlobal},
        {"nonlocal_statement", &Evaluator::executeNonlocal},
        {"return_statement", &Evaluator::executeReturn},
        {"raise_statement", &Evaluator::executeRaise},
        {"assert_statement", &Evaluator::executeAssert},
        {"delete_statement", &Evaluator::executeDelete},
        {"pass_statement", &Evaluator::executeNothing},
        {"comment", &Evaluator::executeNothing},
        {"break_statement", &Evaluator::executeBreak},
        {"continue_statement", &Evaluator::executeContinue},
    };
    return statements.value(QByteArray::fromRawData(kind.data(), kind.size()), nullptr);
}

Evaluator::Flow Evaluator::execute(const SyntaxNode& node)
{
    const Statement statement = statementFor(node.kind());
    if (statement == nullptr) {
        return lose(node,
                    node.opaque(node.is("match_statement")
                                    ? EngineText::tr("chooses with match")
                                    : EngineText::tr("is a statement that is not understood")));
    }
    ++m_depth;
    Flow flow = isWithinBounds()
                    ? (this->*statement)(node)
                    : lose(node, node.opaque(EngineText::tr("is too long or too deep to follow")));
    --m_depth;
    if (flow == Flow::Next && m_raised) {
        return Flow::Raise;
    }
    return flow;
}

Evaluator::Flow Evaluator::executeBlock(const SyntaxNode& block)
{
    Flow flow = Flow::Next;
    for (const SyntaxNode& node : block.children()) {
        if (flow == Flow::Lost) {
            m_world.unfollowed(node);
            continue;
        }
        flow = execute(node);
        if (flow != Flow::Next && flow != Flow::Lost) {
            return flow;
        }
    }
    return flow;
}

Evaluator::Flow Evaluator::executeExpression(const SyntaxNode& node)
{
    for (const SyntaxNode& expression : node.children()) {
        if (expression.is("assignment")) {
            assignStatement(expression);
        } else if (expression.is("augmented_assignment")) {
            augmentStatement(expression);
        } else if (!expression.is("string")) {
            evaluate(expression);
        }
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeNothing(const SyntaxNode&)
{
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeBreak(const SyntaxNode&)
{
    return Flow::Break;
}

Evaluator::Flow Evaluator::executeContinue(const SyntaxNode&)
{
    return Flow::Continue;
}

Evaluator::Flow Evaluator::executeIf(const SyntaxNode& node)
{
    QList<SyntaxNode> branches{node};
    branches << node.fields("alternative");
    for (qsizetype i = 0; i < branches.size(); ++i) {
        const SyntaxNode& branch = branches[i];
        if (branch.is("else_clause")) {
            return executeBlock(branch.field("body"));
        }
        const SyntaxNode condition = branch.field("condition");
        const Value value = evaluate(condition);
        if (m_raised) {
            return Flow::Raise;
        }
        const std::optional<bool> isTrue = truth(value);
        if (!isTrue) {
            const auto* why = value.as<Unknown>();
            if (why != nullptr && why->why.isByRows) {
                return supposeAll(branches.sliced(i), why->why);
            }
            return lose(node,
                        why != nullptr ? why->why
                                       : condition.opaque(
                                           EngineText::tr("depends on %1").arg(describe(value))));
        }
        if (*isTrue) {
            return executeBlock(branch.field("consequence"));
        }
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeWith(const SyntaxNode& node)
{
    QList<SyntaxNode> items;
    for (const SyntaxNode& clause : node.children()) {
        if (clause.is("with_clause")) {
            items = clause.children();
        }
    }
    if (node.text().startsWith("async")) {
        return lose(node, node.opaque(EngineText::tr("is asynchronous")));
    }
    return enterAll(items, 0, node.field("body"));
}

Evaluator::Flow Evaluator::enterAll(const QList<SyntaxNode>& items,
                                    qsizetype index,
                                    const SyntaxNode& body)
{
    if (index == items.size()) {
        return executeBlock(body);
    }
    SyntaxNode manager = items[index].field("value");
    SyntaxNode alias;
    if (manager.is("as_pattern")) {
        alias = manager.field("alias").firstChild();
        manager = manager.firstChild();
    }
    const Value value = evaluate(manager);
    const auto* object = value.as<Object>();
    if (object != nullptr && object->type == "contextlib.suppress"_L1) {
        return suppress(*object->arguments, items, index, body);
    }
    if (object != nullptr && object->type == "contextlib.nullcontext"_L1) {
        const Arguments& given = *object->arguments;
        const Value inner = given.items.empty() ? Value{} : given.items[0].value;
        return alias.isNull() || assign(alias, inner)
                   ? enterAll(items, index + 1, body)
                   : lose(body,
                          alias.opaque(
                              EngineText::tr("gives a name in a way that is not understood")));
    }
    const Value entered =
        object != nullptr ? m_world.enter(*object, manager)
        : value.as<Unknown>() != nullptr
            ? value
            : unknown(manager, EngineText::tr("enters %1 with 'with'").arg(describe(value)));
    if (const auto* why = entered.as<Unknown>()) {
        forgetTarget(alias, why->why);
        return lose(body, why->why);
    }
    Flow flow = Flow::Next;
    if (!alias.isNull() && !assign(alias, entered)) {
        flow = lose(body,
                    alias.opaque(EngineText::tr("gives a name in a way that is not understood")));
    } else {
        flow = enterAll(items, index + 1, body);
    }
    const bool wasRaised = m_raised.has_value();
    settle(manager, m_world.leave(*object));
    return m_raised && !wasRaised ? Flow::Raise : flow;
}

Evaluator::Flow Evaluator::executeFunction(const SyntaxNode& node)
{
    const QString name = QString::fromUtf8(node.field("name").text());
    if (node.text().startsWith("async")) {
        m_scope->assign(
            name, unknown(node, EngineText::tr("the function '%1' is asynchronous").arg(name)));
        m_world.unfollowed(node);
        return Flow::Next;
    }
    Scope* scope = m_scope;
    while (scope->kind() == Scope::Kind::Class) {
        scope = scope->outer();  // the names of a class body are not those of its functions
    }
    Function function;
    function.node = node;
    function.scope = scope;
    function.defaults = readDefaults(node.field("parameters"));
    m_scope->assign(name, {std::move(function)});
    return Flow::Next;
}

std::shared_ptr<const QHash<QString, Value>> Evaluator::readDefaults(const SyntaxNode& parameters)
{
    auto defaults = std::make_shared<QHash<QString, Value>>();
    for (const SyntaxNode& parameter : parameters.children()) {
        const SyntaxNode value = parameter.field("value");
        if (!value.isNull()) {
            defaults->insert(QString::fromUtf8(parameter.field("name").text()), evaluate(value));
        }
    }
    return defaults;
}

Evaluator::Flow Evaluator::executeReturn(const SyntaxNode& node)
{
    const SyntaxNode value = node.firstChild();
    m_returned = value.isNull() ? Value{} : evaluate(value);
    return m_raised ? Flow::Raise : Flow::Return;
}

Evaluator::Flow Evaluator::executeAssert(const SyntaxNode& node)
{
    const Value value = evaluate(node.firstChild());
    const std::optional<bool> holds = truth(value);
    if (!holds) {
        const auto* why = value.as<Unknown>();
        if (why != nullptr && why->why.isByRows) {
            report(why->why);
            raiseSupposed(why->why);
            return Flow::Next;
        }
        return lose(node,
                    why != nullptr
                        ? why->why
                        : node.opaque(EngineText::tr("depends on %1").arg(describe(value))));
    }
    if (!*holds) {
        m_raised =
            Raise{u"builtins.AssertionError"_s,
                  EngineText::tr("the assertion '%1' does not hold").arg(node.firstChild().code()),
                  true};
        return Flow::Raise;
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeDelete(const SyntaxNode& node)
{
    const SyntaxNode target = node.firstChild();
    if (target.is("identifier")) {
        m_scope->remove(QString::fromUtf8(target.text()));
        return Flow::Next;
    }
    if (target.is("subscript") && deleteItem(target)) {
        return Flow::Next;
    }
    return lose(node, node.opaque(EngineText::tr("deletes a part of something")));
}

Evaluator::Flow Evaluator::executeGlobal(const SyntaxNode& node)
{
    Scope* module = m_scope;
    while (module->outer() != nullptr) {
        module = module->outer();
    }
    for (const SyntaxNode& name : node.children()) {
        if (m_scope != module) {
            m_scope->redirect(QString::fromUtf8(name.text()), module);
        }
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeNonlocal(const SyntaxNode& node)
{
    for (const SyntaxNode& name : node.children()) {
        const QString text = QString::fromUtf8(name.text());
        Scope* scope = m_scope->outer();
        while (scope != nullptr && scope->findOwn(text) == nullptr) {
            scope = scope->outer();
        }
        if (scope == nullptr) {
            return lose(node, node.opaque(EngineText::tr("changes a name of another function")));
        }
        m_scope->redirect(text, scope);
    }
    return Flow::Next;
}

}  // namespace limbeck::python
