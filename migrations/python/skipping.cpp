// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

bool isJump(const SyntaxNode& node)
{
    return node.is("return_statement") || node.is("raise_statement") || node.is("break_statement")
           || node.is("continue_statement");
}

}  // namespace

/// Reports `why` and goes on after `node`, unless the node might have left the function.
Evaluator::Flow Evaluator::lose(const SyntaxNode& node, const Opaque& reason)
{
    const Opaque why =
        reason.isByRows ? reason.without(EngineText::tr("what it does with that is not understood"))
                        : reason;
    report(why);
    forget(node, why);
    QList<SyntaxNode> open{node};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (isJump(next)) {
            return Flow::Lost;
        }
        if (!next.is("function_definition") && !next.is("lambda")) {
            open << next.children();
        }
    }
    return Flow::Next;
}

/// Whatever `node` could give a name to, or change in place, is unknown from here on.
void Evaluator::forget(const SyntaxNode& node, const Opaque& why)
{
    m_world.unfollowed(node);
    QList<SyntaxNode> open{node};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        for (const char* field : {"left", "alias", "name"}) {
            for (const SyntaxNode& target : next.fields(field)) {
                // The name of a keyword argument or a module is no name of this scope.
                if (!next.is("keyword_argument") && !next.is("binary_operator")
                    && !next.is("boolean_operator")) {
                    forgetTarget(target, why);
                }
            }
        }
        if (next.is("identifier")) {
            forgetIfShared(next, why);
        }
        open << next.children();
    }
}

void Evaluator::forgetTarget(const SyntaxNode& target, const Opaque& why)
{
    QList<SyntaxNode> open{target};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("identifier")) {
            m_scope->assign(QString::fromUtf8(next.text()), Value::unknown(why));
        } else if (next.is("dotted_name")) {
            const QString name = QString::fromUtf8(next.text()).section(u'.', 0, 0);
            m_scope->assign(name, Value::unknown(why));
        } else if (next.is("attribute") && next.field("object").is("identifier")) {
            const Value* owner = m_scope->find(QString::fromUtf8(next.field("object").text()));
            if (const auto* type = owner != nullptr ? owner->as<Class>() : nullptr) {
                type->data->doubt = why;
            }
        } else if (!next.is("attribute") && !next.is("subscript")) {
            open << next.children();
        }
    }
}

/// Lists and dicts can be changed through any of their names.
void Evaluator::forgetIfShared(const SyntaxNode& name, const Opaque& why)
{
    const QString text = QString::fromUtf8(name.text());
    const Value* found = m_scope->find(text);
    const std::optional<Value> value = found != nullptr ? std::optional(*found) : std::nullopt;
    if (!value) {
        return;
    }
    if (const auto* sequence = value->as<Sequence>();
        sequence != nullptr && sequence->kind != Sequence::Kind::Tuple) {
        // In place, so that its other names know.
        *sequence->items = {Value::unknown(why)};
        m_scope->assign(text, Value::unknown(why));
    } else if (const auto* object = value->as<Instance>();
               object != nullptr && object->member.isEmpty()) {
        for (Value& attribute : *object->attributes) {
            attribute = Value::unknown(why);
        }
        if (why.isByRows) {
            return;  // it is the same object still, and its methods are known
        }
        m_scope->assign(text, Value::unknown(why));
    } else if (const auto* dict = value->as<Dict>()) {
        *dict->items = {{Value::unknown(why), Value::unknown(why)}};
        m_scope->assign(text, Value::unknown(why));
    }
}

}  // namespace limbeck::python
