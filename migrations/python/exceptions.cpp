// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/exceptiontable.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

QList<SyntaxNode> handlersOf(const SyntaxNode& node)
{
    QList<SyntaxNode> handlers;
    for (const SyntaxNode& child : node.children()) {
        if (child.is("except_clause") || child.is("except_group_clause")) {
            handlers << child;
        }
    }
    return handlers;
}

SyntaxNode blockOf(const SyntaxNode& clause)
{
    for (const SyntaxNode& child : clause.children()) {
        if (child.is("block")) {
            return child;
        }
    }
    return {};
}

SyntaxNode clauseOf(const SyntaxNode& node, const char* kind)
{
    for (const SyntaxNode& child : node.children()) {
        if (child.is(kind)) {
            return child;
        }
    }
    return {};
}

/// The exceptions that a handler names; a null node for `except:`.
SyntaxNode typeOf(const SyntaxNode& handler)
{
    const SyntaxNode first = handler.firstChild();
    return first.is("block") ? SyntaxNode() : first.is("as_pattern") ? first.firstChild() : first;
}

SyntaxNode aliasOf(const SyntaxNode& handler)
{
    const SyntaxNode first = handler.firstChild();
    return first.is("as_pattern") ? first.field("alias").firstChild() : SyntaxNode();
}

/// Whatever is called there only prints or logs.
bool isQuiet(const SyntaxNode& node)
{
    QList<SyntaxNode> open{node};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("call")) {
            const QString function = QString::fromUtf8(next.field("function").text()).toLower();
            const bool isLog = function.section(u'.', 0, -2).contains("log"_L1);
            static const QSet<QString> harmless{u"print"_s, u"str"_s, u"repr"_s, u"type"_s};
            if (!isLog && !harmless.contains(function) && !function.endsWith("error"_L1)
                && !function.endsWith("exception"_L1)) {
                return false;
            }
        }
        open << next.children();
    }
    return true;
}

/// The handler says something and raises again: what it catches ends the function all the same.
bool onlyRaises(const SyntaxNode& handler)
{
    const SyntaxNode block = blockOf(handler);
    const QList<SyntaxNode> statements = block.children();
    return !statements.isEmpty() && statements.constLast().is("raise_statement") && isQuiet(block);
}

bool isEverything(const SyntaxNode& type)
{
    return type.isNull();
}

bool hasJumps(const SyntaxNode& node)
{
    QList<SyntaxNode> open{node};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("return_statement") || next.is("break_statement")
            || next.is("continue_statement") || next.is("raise_statement")) {
            return true;
        }
        if (!next.is("function_definition") && !next.is("lambda")) {
            open << next.children();
        }
    }
    return false;
}

}  // namespace

Evaluator::Flow Evaluator::executeTry(const SyntaxNode& node)
{
    const Flow flow = tryBody(node);
    const SyntaxNode last = clauseOf(node, "finally_clause");
    return last.isNull() ? flow : executeFinally(blockOf(last), flow);
}

Evaluator::Flow Evaluator::executeFinally(const SyntaxNode& block, Flow flow)
{
    std::optional<Raise> raised = std::exchange(m_raised, std::nullopt);
    Value returned = std::exchange(m_returned, Value{});
    const Flow last = flow == Flow::Lost ? lose(
                          block, block.opaque(EngineText::tr("is not certain to be reached")))
                                         : executeBlock(block);
    if (last != Flow::Next) {
        return last;  // it leaves in its own way
    }
    m_raised = std::move(raised);
    m_returned = std::move(returned);
    return flow;
}

Evaluator::Flow Evaluator::tryBody(const SyntaxNode& node)
{
    QList<SyntaxNode> handlers = handlersOf(node);
    const bool isGuarded = std::any_of(handlers.begin(), handlers.end(), [this](const auto& each) {
        return mayCatchErrors(each);
    });
    const int doubts = m_doubts;
    const int rowDoubts = m_rowDoubts;
    const qsizetype actions = m_world.actions();
    m_tries += handlers.isEmpty() ? 0 : 1;
    if (isGuarded) {
        m_world.beginTry();
    }
    const Flow flow = executeBlock(node.field("body"));
    if (isGuarded) {
        m_world.endTry();
    }
    m_tries -= handlers.isEmpty() ? 0 : 1;
    if (flow == Flow::Raise && m_raised) {
        const Raise raised = *std::exchange(m_raised, std::nullopt);
        // Something unknown before it may have raised first.
        return m_doubts == doubts || handlers.isEmpty() ? handle(node, raised)
                                                        : lose(node, m_doubt);
    }
    if (flow == Flow::Lost) {
        for (const SyntaxNode& handler : handlers) {
            m_world.unfollowed(handler);
        }
        return flow;
    }
    // Where something is not known, it may have raised, if a handler goes on after that.
    handlers.removeIf(onlyRaises);
    if (m_doubts != doubts && !handlers.isEmpty()) {
        const Opaque why = m_doubt;
        const bool acts = m_world.actions() != actions || !isQuiet(node) || hasJumps(node);
        if (acts) {
            lose(node, why);
            return hasJumps(node) ? Flow::Lost : Flow::Next;
        }
        forget(node, why);
        return Flow::Next;
    }
    const SyntaxNode otherwise = clauseOf(node, "else_clause");
    if (m_rowDoubts != rowDoubts && !handlers.isEmpty()) {
        const Opaque why = m_rowDoubt;
        const Flow all = supposeHandlers(node, handlers, flow, why);
        return flow == Flow::Next && all == Flow::Next && !otherwise.isNull()
                   ? joined({Flow::Next, suppose(blockOf(otherwise), why)}, why)
                   : all;
    }
    return flow == Flow::Next && !otherwise.isNull() ? executeBlock(blockOf(otherwise)) : flow;
}

/// What rows decide may have raised an exception: each handler may be what follows.
Evaluator::Flow Evaluator::supposeHandlers(const SyntaxNode& node,
                                           const QList<SyntaxNode>& handlers,
                                           Flow flow,
                                           const Opaque& why)
{
    QList<Flow> flows{flow};
    for (const SyntaxNode& handler : handlers) {
        const SyntaxNode alias = aliasOf(handler);
        if (alias.is("identifier")) {
            m_scope->assign(
                QString::fromUtf8(alias.text()),
                Value::passive(alias.opaque(EngineText::tr("uses the words of an error"))));
        }
        flows << suppose(blockOf(handler), why);
    }
    forget(node.field("body"), why);
    return joined(flows, why);
}

/// Whether an error of the database in the body would lead into `handler`, and on from there.
bool Evaluator::mayCatchErrors(const SyntaxNode& handler)
{
    if (onlyRaises(handler)) {
        return false;
    }
    const SyntaxNode type = typeOf(handler);
    return isEverything(type) || mayCatchDatabaseErrors(evaluate(type));
}

Evaluator::Flow Evaluator::handle(const SyntaxNode& node, const Raise& raised)
{
    for (const SyntaxNode& handler : handlersOf(node)) {
        const SyntaxNode type = typeOf(handler);
        const std::optional<bool> isCaught = handler.is("except_group_clause") ? std::nullopt
                                             : isEverything(type)
                                                 ? std::optional(true)
                                                 : isCaughtBy(evaluate(type), raised);
        if (!isCaught) {
            return lose(node, type.opaque(EngineText::tr("may catch a '%1'").arg(raised.type)));
        }
        if (!*isCaught) {
            continue;
        }
        const SyntaxNode alias = aliasOf(handler);
        if (alias.is("identifier")) {
            m_scope->assign(
                QString::fromUtf8(alias.text()),
                Value::passive(alias.opaque(EngineText::tr("uses the words of an error"))));
        }
        const std::optional<Raise> outer = std::exchange(m_handled, raised);
        const Flow flow = executeBlock(blockOf(handler));
        m_handled = outer;
        return flow;
    }
    m_raised = raised;
    return Flow::Raise;
}

/// `with contextlib.suppress(types…):` is `try` whose handlers do nothing.
Evaluator::Flow Evaluator::suppress(const Arguments& types,
                                    const QList<SyntaxNode>& items,
                                    qsizetype index,
                                    const SyntaxNode& body)
{
    Values caught;
    for (const Argument& type : types.items) {
        caught.push_back(type.value);
    }
    const Value all = Value::tuple(std::move(caught));
    const bool isGuarded = mayCatchDatabaseErrors(all);
    const int doubts = m_doubts;
    ++m_tries;
    if (isGuarded) {
        m_world.beginTry();
    }
    const Flow flow = enterAll(items, index + 1, body);
    if (isGuarded) {
        m_world.endTry();
    }
    --m_tries;
    if (flow == Flow::Raise && m_raised) {
        const std::optional<bool> isCaught =
            m_doubts == doubts ? isCaughtBy(all, *m_raised) : std::nullopt;
        if (isCaught == true) {
            m_raised.reset();
            return Flow::Next;
        }
        return isCaught
                   ? flow
                   : lose(body,
                          types.opaque(EngineText::tr("may catch a '%1'").arg(m_raised->type)));
    }
    return m_doubts == doubts || flow == Flow::Lost ? flow : lose(body, m_doubt);
}

Raise Evaluator::raiseOf(const SyntaxNode& node)
{
    const SyntaxNode exception = node.firstChild();
    if (exception.isNull()) {
        return m_handled.value_or(Raise{u"builtins.RuntimeError"_s, u"raise"_s, true});
    }
    const bool isCall = exception.is("call");
    const SyntaxNode name = isCall ? exception.field("function") : exception;
    Raise raised{{}, isCall ? QString::fromUtf8(name.text()) : exception.code(), true};
    if (isCall) {
        const SyntaxNode argument = exception.field("arguments").firstChild();
        if (!argument.isNull()) {
            const Value value = evaluate(argument);
            const auto* words = value.as<QString>();
            raised.text = words != nullptr ? *words : argument.code();
        }
    }
    const Value type = evaluate(name);
    const auto* own = type.as<Class>();
    const auto* reference = type.as<Reference>();
    raised.type = reference != nullptr ? reference->path
                  : own != nullptr     ? importedBases(*own->data).value(0, u"builtins.Exception"_s)
                                       : u"builtins.BaseException"_s;
    // A class of the text is a part of what its base is.
    raised.isExact = reference != nullptr;
    return raised;
}

Evaluator::Flow Evaluator::executeRaise(const SyntaxNode& node)
{
    Raise raised = raiseOf(node);
    if (!m_raised) {
        m_raised = std::move(raised);
    }
    return Flow::Raise;
}

}  // namespace limbeck::python
