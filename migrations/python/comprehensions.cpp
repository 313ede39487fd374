// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

Value Evaluator::evaluateListComprehension(const SyntaxNode& node)
{
    QList<SyntaxNode> clauses = node.children();
    const SyntaxNode body = node.field("body");
    if (!clauses.isEmpty()) {
        clauses.removeFirst();
    }
    Scope* outer = m_scope;
    m_scope = &newScope(outer);
    Values items;
    Value failure;
    const bool isCertain = comprehend(clauses, 0, body, items, failure);
    m_scope = outer;
    return isCertain ? Value::list(std::move(items)) : failure;
}

Value Evaluator::evaluateSetComprehension(const SyntaxNode& node)
{
    const Value list = evaluateListComprehension(node);
    const auto* sequence = list.as<Sequence>();
    return sequence != nullptr ? Value{Sequence{Sequence::Kind::Set, sequence->items}} : list;
}

Value Evaluator::evaluateDictComprehension(const SyntaxNode& node)
{
    const Value list = evaluateListComprehension(node);  // of pairs
    const auto* sequence = list.as<Sequence>();
    if (sequence == nullptr) {
        return list;
    }
    Pairs pairs;
    for (const Value& item : *sequence->items) {
        const Values& pair = *item.as<Sequence>()->items;
        pairs.emplace_back(pair[0], pair[1]);
    }
    return Value::dict(std::move(pairs));
}

/// Follows the for and if clauses from `index` on; false with the reason in `failure` where one
/// is not certain.
bool Evaluator::comprehend(const QList<SyntaxNode>& clauses,
                           qsizetype index,
                           const SyntaxNode& body,
                           Values& items,
                           Value& failure)
{
    if (index == clauses.size()) {
        items.push_back(body.is("pair") ? Value::tuple(
                            {evaluate(body.field("key")), evaluate(body.field("value"))})
                                        : evaluate(body));
        failure = unknown(body, u"makes too many items"_s);
        return items.size() <= maxItems && m_steps < 80'000;
    }
    const SyntaxNode clause = clauses[index];
    const bool isFilter = clause.is("if_clause");
    const SyntaxNode source = isFilter ? clause.firstChild() : clause.field("right");
    const Value value = evaluate(source);
    failure = value.as<Unknown>() != nullptr
                  ? value
                  : unknown(source, u"depends on %1"_s.arg(describe(value)));
    if (isFilter) {
        const std::optional<bool> isTrue = truth(value);
        return isTrue && (!*isTrue || comprehend(clauses, index + 1, body, items, failure));
    }
    const std::optional<Values> all = iterate(value);
    if (!all) {
        return false;
    }
    for (const Value& item : *all) {
        if (!assign(clause.field("left"), item)
            || !comprehend(clauses, index + 1, body, items, failure)) {
            return false;
        }
    }
    return true;
}

}  // namespace limbeck::python
