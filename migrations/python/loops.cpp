// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// `while True` with nothing inside that leaves it.
bool isEndless(const SyntaxNode& loop)
{
    const SyntaxNode condition = loop.field("condition");
    QList<SyntaxNode> open{loop.field("body")};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("break_statement") || next.is("return_statement") || next.is("raise_statement")
            || next.is("yield")) {
            return false;
        }
        if (!next.is("function_definition") && !next.is("lambda")) {
            open << next.children();
        }
    }
    return condition.is("true") || condition.text() == "1";
}

}  // namespace

Evaluator::Flow Evaluator::loseFor(const SyntaxNode& node,
                                   const Value& value,
                                   const QString& reason)
{
    const auto* why = value.as<Unknown>();
    return lose(node, why != nullptr ? why->why : node.opaque(reason.arg(describe(value))));
}

Evaluator::Flow Evaluator::executeFor(const SyntaxNode& node)
{
    const SyntaxNode source = node.field("right");
    const Value value = iterable(evaluate(source));
    if (m_raised) {
        return Flow::Raise;
    }
    const std::optional<Values> items = iterate(value);
    if (!items) {
        const auto* why = value.as<Unknown>();
        if (why != nullptr && why->why.isByRows) {
            return supposeLoop(node, why->why);
        }
        return lose(node,
                    why != nullptr
                        ? why->why
                        : source.opaque(EngineText::tr("loops over %1").arg(describe(value))));
    }
    const size_t jumps = m_jumps.size();
    const Flow flow = loopOver(node, value, *items);
    endJumps(jumps, {Flow::Continue, Flow::Break});
    return flow;
}

Evaluator::Flow Evaluator::loopOver(const SyntaxNode& node, const Value& value, const Values& items)
{
    const size_t jumps = m_jumps.size();
    for (size_t i = 0; i < items.size(); ++i) {
        if (!assign(node.field("left"), items[i])) {
            return lose(node,
                        node.opaque(EngineText::tr(
                            "gives names to the items in a way that is not understood")));
        }
        const Flow flow = executeBlock(node.field("body"));
        endJumps(jumps, {Flow::Continue});
        const auto* iterator = value.as<Sequence>();
        if (iterator != nullptr && iterator->kind == Sequence::Kind::Iterator && flow != Flow::Next
            && flow != Flow::Continue) {
            // What is left stays for who goes on with it.
            iterator->items->assign(items.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                    items.end());
        }
        if (flow == Flow::Break) {
            return Flow::Next;
        }
        if (flow != Flow::Next && flow != Flow::Continue) {
            return flow;
        }
        if (!isWithinBounds()) {
            return lose(node, node.opaque(EngineText::tr("is too long to follow")));
        }
    }
    const SyntaxNode otherwise = node.field("alternative");
    return otherwise.isNull() ? Flow::Next : executeBlock(otherwise.field("body"));
}

Evaluator::Flow Evaluator::executeWhile(const SyntaxNode& node)
{
    if (isEndless(node)) {
        lose(node, node.opaque(EngineText::tr("loops without an end")));
        return Flow::Lost;
    }
    const size_t jumps = m_jumps.size();
    const Flow flow = loopWhile(node);
    endJumps(jumps, {Flow::Continue, Flow::Break});
    return flow;
}

Evaluator::Flow Evaluator::loopWhile(const SyntaxNode& node)
{
    const size_t jumps = m_jumps.size();
    while (true) {
        const Value value = evaluate(node.field("condition"));
        if (m_raised) {
            return Flow::Raise;
        }
        const std::optional<bool> isTrue = truth(value);
        if (!isTrue) {
            return limbeck::python::isByRows(value)
                       ? supposeLoop(node, value.as<Unknown>()->why)
                       : loseFor(node, value, EngineText::tr("depends on %1"));
        }
        if (!*isTrue) {
            break;
        }
        const Flow flow = executeBlock(node.field("body"));
        endJumps(jumps, {Flow::Continue});
        if (flow == Flow::Break) {
            return Flow::Next;
        }
        if (flow != Flow::Next && flow != Flow::Continue) {
            return flow;
        }
        if (m_jumps.size() > jumps) {
            // Rows decide when it ends: from the second round on nothing is certain.
            const Opaque why = m_jumps.back().why;  // which goes with its jump
            return supposeLoop(node, why);
        }
        if (!isWithinBounds()) {
            lose(node, node.opaque(EngineText::tr("is too long to follow")));
            return Flow::Lost;  // it may never end
        }
    }
    const SyntaxNode otherwise = node.field("alternative");
    return otherwise.isNull() ? Flow::Next : executeBlock(otherwise.field("body"));
}

}  // namespace limbeck::python
