// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"

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
        {"class_definition", &Evaluator::executeNamedUnknown},
        {"decorated_definition", &Evaluator::executeNamedUnknown},
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
        static const QHash<QByteArray, QString> reasons{
            {"try_statement", u"catches errors with try"_s},
            {"while_statement", u"loops with while"_s},
            {"match_statement", u"chooses with match"_s},
            {"global_statement", u"changes names of the module"_s},
            {"nonlocal_statement", u"changes names of another function"_s},
        };
        return lose(node,
                    node.opaque(reasons.value(node.kind().toByteArray(),
                                              u"is a statement that is not understood"_s)));
    }
    ++m_depth;
    Flow flow = isWithinBounds() ? (this->*statement)(node)
                                 : lose(node, node.opaque(u"is too long or too deep to follow"_s));
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

Evaluator::Flow Evaluator::executeImport(const SyntaxNode& node)
{
    for (const SyntaxNode& name : node.fields("name")) {
        if (name.is("aliased_import")) {
            const QString path = QString::fromUtf8(name.field("name").text());
            m_scope->assign(QString::fromUtf8(name.field("alias").text()), {Reference{path}});
        } else {
            const QString first = QString::fromUtf8(name.text()).section(u'.', 0, 0);
            m_scope->assign(first, {Reference{first}});
        }
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeImportFrom(const SyntaxNode& node)
{
    const QString module = QString::fromUtf8(node.field("module_name").text()).simplified();
    const QList<SyntaxNode> names = node.fields("name");
    if (names.isEmpty()) {
        m_scope->addWildcard(module);
    }
    const QString prefix = module.endsWith(u'.') ? module : module + u'.';
    for (const SyntaxNode& name : names) {
        const bool hasAlias = name.is("aliased_import");
        const QString own = QString::fromUtf8(hasAlias ? name.field("name").text() : name.text());
        const QString alias = hasAlias ? QString::fromUtf8(name.field("alias").text()) : own;
        m_scope->assign(alias, {Reference{prefix + own}});
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeIf(const SyntaxNode& node)
{
    QList<SyntaxNode> branches{node};
    branches << node.fields("alternative");
    for (const SyntaxNode& branch : branches) {
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
            return lose(node,
                        why != nullptr ? why->why
                                       : condition.opaque(u"depends on %1"_s.arg(describe(value))));
        }
        if (*isTrue) {
            return executeBlock(branch.field("consequence"));
        }
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeFor(const SyntaxNode& node)
{
    const SyntaxNode source = node.field("right");
    const Value value = evaluate(source);
    const std::optional<Values> items = iterate(value);
    if (!items) {
        const auto* why = value.as<Unknown>();
        return lose(
            node,
            why != nullptr ? why->why : source.opaque(u"loops over %1"_s.arg(describe(value))));
    }
    for (const Value& item : *items) {
        if (!assign(node.field("left"), item)) {
            return lose(node,
                        node.opaque(u"gives names to the items in a way that is not understood"_s));
        }
        const Flow flow = executeBlock(node.field("body"));
        if (flow == Flow::Break) {
            return Flow::Next;
        }
        if (flow != Flow::Next && flow != Flow::Continue) {
            return flow;
        }
        if (!isWithinBounds()) {
            return lose(node, node.opaque(u"is too long to follow"_s));
        }
    }
    const SyntaxNode otherwise = node.field("alternative");
    return otherwise.isNull() ? Flow::Next : executeBlock(otherwise.field("body"));
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
        return lose(node, node.opaque(u"is asynchronous"_s));
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
    const Value entered = object != nullptr ? m_world.enter(*object, manager)
                          : value.as<Unknown>() != nullptr
                              ? value
                              : unknown(manager, u"enters %1 with 'with'"_s.arg(describe(value)));
    if (const auto* why = entered.as<Unknown>()) {
        forgetTarget(alias, why->why);
        return lose(body, why->why);
    }
    Flow flow = Flow::Next;
    if (!alias.isNull() && !assign(alias, entered)) {
        flow = lose(body, alias.opaque(u"gives a name in a way that is not understood"_s));
    } else {
        flow = enterAll(items, index + 1, body);
    }
    m_world.leave(*object);
    return flow;
}

Evaluator::Flow Evaluator::executeFunction(const SyntaxNode& node)
{
    const QString name = QString::fromUtf8(node.field("name").text());
    if (node.text().startsWith("async")) {
        m_scope->assign(name, unknown(node, u"the function '%1' is asynchronous"_s.arg(name)));
        m_world.unfollowed(node);
        return Flow::Next;
    }
    auto defaults = std::make_shared<QHash<QString, Value>>();
    for (const SyntaxNode& parameter : node.field("parameters").children()) {
        const SyntaxNode value = parameter.field("value");
        if (!value.isNull()) {
            defaults->insert(QString::fromUtf8(parameter.field("name").text()), evaluate(value));
        }
    }
    m_scope->assign(name, {Function{node, m_scope, std::move(defaults)}});
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeNamedUnknown(const SyntaxNode& node)
{
    const SyntaxNode inner = node.field("definition").isNull() ? node : node.field("definition");
    const QString name = QString::fromUtf8(inner.field("name").text());
    const QString reason = inner.is("class_definition")
                               ? u"the class '%1' of the script is not followed"_s.arg(name)
                               : u"the function '%1' has a decorator"_s.arg(name);
    m_scope->assign(name, unknown(inner, reason, true));
    m_world.unfollowed(inner);
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeReturn(const SyntaxNode& node)
{
    const SyntaxNode value = node.firstChild();
    m_returned = value.isNull() ? Value{} : evaluate(value);
    return m_raised ? Flow::Raise : Flow::Return;
}

Evaluator::Flow Evaluator::executeRaise(const SyntaxNode& node)
{
    const SyntaxNode exception = node.firstChild();
    QString text = exception.isNull() ? u"raise"_s : exception.code();
    if (exception.is("call")) {
        text = QString::fromUtf8(exception.field("function").text());
        const SyntaxNode argument = exception.field("arguments").firstChild();
        if (!argument.isNull()) {
            const Value value = evaluate(argument);
            const auto* words = value.as<QString>();
            text = words != nullptr ? *words : argument.code();
        }
    }
    m_raised = text;
    return Flow::Raise;
}

Evaluator::Flow Evaluator::executeAssert(const SyntaxNode& node)
{
    const Value value = evaluate(node.firstChild());
    const std::optional<bool> holds = truth(value);
    if (!holds) {
        const auto* why = value.as<Unknown>();
        return lose(
            node, why != nullptr ? why->why : node.opaque(u"depends on %1"_s.arg(describe(value))));
    }
    if (!*holds) {
        m_raised = u"the assertion '%1' does not hold"_s.arg(node.firstChild().code());
        return Flow::Raise;
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeDelete(const SyntaxNode& node)
{
    const SyntaxNode target = node.firstChild();
    if (!target.is("identifier")) {
        return lose(node, node.opaque(u"deletes a part of something"_s));
    }
    m_scope->remove(QString::fromUtf8(target.text()));
    return Flow::Next;
}

}  // namespace limbeck::python
