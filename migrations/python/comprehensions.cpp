// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"
#include "models/base/enginetext.h"

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
    m_scope = &newScope(Scope::Kind::Comprehension, outer);
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
    return sequence != nullptr ? Value::set(*sequence->items) : list;
}

/// A dictionary whose order is that of a set, and so is not known: only what does not depend on it
/// takes one.
QString unorderedDictType()
{
    return u"builtins.dict of a set"_s;
}

/// {key: value for key in SET}. Nothing for any other comprehension.
std::optional<Value> Evaluator::dictOfSet(const SyntaxNode& node)
{
    const QList<SyntaxNode> clauses = node.children();
    if (clauses.size() != 2 || !clauses[1].is("for_in_clause")
        || !clauses[1].field("right").is("attribute")) {
        return std::nullopt;
    }
    const Value source = evaluate(clauses[1].field("right"));
    const auto* set = source.as<Sequence>();
    if (set == nullptr || set->kind != Sequence::Kind::Set || set->items->size() < 2) {
        return std::nullopt;
    }
    const qsizetype actions = m_world.actions();
    Scope* outer = m_scope;
    m_scope = &newScope(Scope::Kind::Comprehension, outer);
    Arguments pairs{{}, node.where(), node.code()};
    bool isCertain = true;
    for (const Value& item : Values(*set->items)) {
        isCertain = isCertain && assign(clauses[1].field("left"), item);
        const Value key = evaluate(clauses[0].field("key"));
        const auto* name = key.as<QString>();
        pairs.items.push_back({name != nullptr ? *name : QString(),
                               evaluate(clauses[0].field("value")),
                               node.where(),
                               node.code()});
        isCertain = isCertain && name != nullptr;
    }
    m_scope = outer;
    return isCertain && m_world.actions() == actions
               ? std::optional(Value::object(unorderedDictType(), std::move(pairs)))
               : std::nullopt;
}

Value Evaluator::evaluateDictComprehension(const SyntaxNode& node)
{
    if (std::optional<Value> unordered = dictOfSet(node)) {
        return *std::move(unordered);
    }
    const Value list = evaluateListComprehension(node);  // of pairs
    const auto* sequence = list.as<Sequence>();
    if (sequence == nullptr) {
        return list;
    }
    Pairs pairs;
    if (sequence->items->size() > maxKeys) {
        return unknown(node, EngineText::tr("is a dictionary that is too large"));
    }
    for (const Value& item : *sequence->items) {
        const Values& pair = *item.as<Sequence>()->items;
        const auto same = std::find_if(pairs.begin(), pairs.end(), [&pair](const auto& other) {
            return equals(other.first, pair[0]) == true;
        });
        if (same == pairs.end()) {
            pairs.emplace_back(pair[0], pair[1]);
        } else {
            same->second = pair[1];
        }
    }
    return Value::dict(std::move(pairs));
}

/// All items at once, which is the same as one by one unless making them does something.
Value Evaluator::evaluateGenerator(const SyntaxNode& node)
{
    const qsizetype actions = m_world.actions();
    const Value list = evaluateListComprehension(node);
    const auto* sequence = list.as<Sequence>();
    if (m_world.actions() != actions) {
        return unknown(node, EngineText::tr("does something while it makes items"), true);
    }
    return sequence != nullptr ? Value{Sequence{Sequence::Kind::Iterator, sequence->items}} : list;
}

/// `lambda arguments: expression`
Value Evaluator::evaluateLambda(const SyntaxNode& node)
{
    Scope* scope = m_scope;
    while (scope->kind() == Scope::Kind::Class) {
        scope = scope->outer();
    }
    Function function;
    function.node = node;
    function.scope = scope;
    function.defaults = readDefaults(node.field("parameters"));
    return {std::move(function)};
}

/// `(name := value)` gives the name to the function around a comprehension.
Value Evaluator::evaluateWalrus(const SyntaxNode& node)
{
    Value value = evaluate(node.field("value"));
    Scope* scope = m_scope;
    while (scope->kind() == Scope::Kind::Comprehension) {
        scope = scope->outer();
    }
    scope->assign(QString::fromUtf8(node.field("name").text()), value);
    return value;
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
        failure = unknown(body, EngineText::tr("makes too many items"));
        return items.size() <= maxItems && m_steps < m_maxSteps / 5 * 4;
    }
    const SyntaxNode clause = clauses[index];
    const bool isFilter = clause.is("if_clause");
    const SyntaxNode source = isFilter ? clause.firstChild() : clause.field("right");
    const Value value = isFilter ? evaluate(source) : iterable(evaluate(source));
    failure = value.as<Unknown>() != nullptr
                  ? value
                  : unknown(source, EngineText::tr("depends on %1").arg(describe(value)));
    if (limbeck::python::isByRows(value)) {
        // Once for all rounds that there may be, to see what it does.
        const Opaque why = value.as<Unknown>()->why;
        if (!isFilter) {
            forgetTarget(clause.field("left"), why);
        }
        Values some;
        Value inner;
        m_world.beginSupposition(why);
        const bool isCertain = comprehend(clauses, index + 1, body, some, inner);
        m_world.endSupposition();
        const Value all = Value::list(std::move(some));  // outlives the pointer into it
        const Unknown* doubt = isCertain ? unknownIn(all) : inner.as<Unknown>();
        failure = doubt != nullptr && !doubt->why.isByRows ? Value{*doubt} : Value::passive(why);
        return false;
    }
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
