// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

void Evaluator::assignStatement(const SyntaxNode& node)
{
    const SyntaxNode right = node.field("right");
    if (right.isNull()) {
        return;  // "name: type" declares, and does nothing
    }
    Value value;
    if (right.is("assignment")) {  // a = b = 1
        assignStatement(right);
        const SyntaxNode inner = right.field("left");
        value = inner.is("identifier") ? evaluate(inner) : unknown(node, u"assigns in a chain"_s);
    } else {
        value = evaluate(right);
    }
    const SyntaxNode target = node.field("left");
    if (!assign(target, value)) {
        const Opaque why = target.opaque(u"assigns in a way that is not understood"_s);
        report(why);
        forgetTarget(target, why);
    }
}

void Evaluator::augmentStatement(const SyntaxNode& node)
{
    const SyntaxNode target = node.field("left");
    const Value left = evaluate(target);
    const Value right = evaluate(node.field("right"));
    QByteArray symbol = node.field("operator").text().toByteArray();
    symbol.chop(1);
    const auto* list = left.as<Sequence>();
    if (list != nullptr && list->kind == Sequence::Kind::List && symbol == "+") {
        // In place: every name of the list sees it.
        const std::optional<Values> items = iterate(right);
        if (items && list->items->size() + items->size() <= maxItems) {
            list->items->insert(list->items->end(), items->begin(), items->end());
            return;
        }
    }
    const Value result = settle(node, binary(node, symbol, left, right));
    if (!assign(target, result)) {
        const Opaque why = target.opaque(u"assigns in a way that is not understood"_s);
        report(why);
        forgetTarget(target, why);
    }
}

bool Evaluator::assign(const SyntaxNode& target, const Value& value)
{
    if (target.is("identifier")) {
        m_scope->assign(QString::fromUtf8(target.text()), value);
        return true;
    }
    if (target.is("subscript")) {
        return assignItem(target, value);
    }
    if (target.is("pattern_list") || target.is("tuple_pattern") || target.is("list_pattern")) {
        return unpack(target, value);
    }
    return false;
}

bool Evaluator::unpack(const SyntaxNode& target, const Value& value)
{
    if (const auto* why = value.as<Unknown>()) {
        forgetTarget(target, why->why);
        return true;
    }
    const QList<SyntaxNode> names = target.children();
    const std::optional<Values> items = iterate(value);
    if (!items || static_cast<qsizetype>(items->size()) != names.size()) {
        return false;
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!assign(names[i], (*items)[static_cast<size_t>(i)])) {
            return false;
        }
    }
    return true;
}

bool Evaluator::assignItem(const SyntaxNode& target, const Value& value)
{
    const Value container = evaluate(target.field("value"));
    const Value key = evaluate(target.field("subscript"));
    const auto* dict = container.as<Dict>();
    if (dict == nullptr || (key.as<QString>() == nullptr && key.as<qint64>() == nullptr)) {
        return false;
    }
    for (auto& [each, item] : *dict->items) {
        const std::optional<bool> same = equals(each, key);
        if (!same) {
            return false;
        }
        if (*same) {
            item = value;
            return true;
        }
    }
    dict->items->emplace_back(key, value);
    return dict->items->size() <= maxItems;
}

}  // namespace limbeck::python
