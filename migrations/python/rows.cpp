// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What only the rows of the database decide. Before a run, every way that they may lead is followed
// as a supposition, to see that all of it is understood and whether it changes the schema. In a run
// the rows are there, and nothing of this is needed.

#include "migrations/python/evaluator.h"
#include "migrations/python/plainmethods.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// Methods of what a query returns, of its rows, and of the values in them.
bool isMethodOfRows(const QString& name)
{
    static const QSet<QString> ofResults{u"fetchall"_s,
                                         u"fetchone"_s,
                                         u"fetchmany"_s,
                                         u"first"_s,
                                         u"all"_s,
                                         u"one"_s,
                                         u"one_or_none"_s,
                                         u"scalar"_s,
                                         u"scalars"_s,
                                         u"scalar_one"_s,
                                         u"scalar_one_or_none"_s,
                                         u"mappings"_s,
                                         u"close"_s,
                                         u"_asdict"_s};
    // What a table that rows (or the schema of the run) decide is asked for, and what comes of it.
    static const QSet<QString> ofStatements{
        u"select"_s,    u"insert"_s,    u"update"_s,      u"delete"_s,      u"where"_s,
        u"values"_s,    u"returning"_s, u"order_by"_s,    u"group_by"_s,    u"limit"_s,
        u"offset"_s,    u"distinct"_s,  u"select_from"_s, u"in_"_s,         u"is_"_s,
        u"is_not"_s,    u"isnot"_s,     u"not_in"_s,      u"notin_"_s,      u"like"_s,
        u"ilike"_s,     u"label"_s,     u"alias"_s,       u"from_select"_s, u"filter"_s,
        u"filter_by"_s, u"desc"_s,      u"asc"_s,         u"between"_s,     u"having"_s};
    return ofResults.contains(name) || ofStatements.contains(name) || textMethod(name) != nullptr
           || dictMethod(name) != nullptr || sequenceMethod(Sequence::Kind::List, name) != nullptr
           || sequenceMethod(Sequence::Kind::Set, name) != nullptr;
}

}  // namespace

/// Follows `block` as something that may happen. What it may have changed is up to the rows then.
Evaluator::Flow Evaluator::suppose(const SyntaxNode& block, const Opaque& why)
{
    ++m_suppositions;
    m_world.beginSupposition(why);
    const Flow flow = executeBlock(block);
    m_world.endSupposition();
    forget(block, why);
    if (flow == Flow::Raise) {
        m_supposedRaise = std::exchange(m_raised, std::nullopt);
    }
    return flow;
}

/// `branches` of an `if`, from the first one whose condition is up to rows. That one is evaluated.
Evaluator::Flow Evaluator::supposeAll(const QList<SyntaxNode>& branches, const Opaque& why)
{
    report(why);
    QList<Flow> flows;
    bool mayFallThrough = true;
    for (qsizetype i = 0; i < branches.size() && mayFallThrough; ++i) {
        const SyntaxNode& branch = branches[i];
        if (branch.is("else_clause")) {
            flows << suppose(branch.field("body"), why);
            mayFallThrough = false;
            continue;
        }
        std::optional<bool> isTrue;
        if (i > 0) {
            m_world.beginSupposition(why);
            const Value value = evaluate(branch.field("condition"));
            m_world.endSupposition();
            if (m_raised) {
                raiseSupposed(why);
                continue;
            }
            isTrue = truth(value);
            if (!isTrue && !limbeck::python::isByRows(value)) {
                return loseFor(branch, value, EngineText::tr("depends on %1"));
            }
        }
        if (isTrue != false) {
            flows << suppose(branch.field("consequence"), why);
        }
        mayFallThrough = isTrue != true;
    }
    if (mayFallThrough) {
        flows << Flow::Next;
    }
    return joined(flows, why);
}

/// A loop whose rounds are up to rows: one round stands for all of them.
Evaluator::Flow Evaluator::supposeLoop(const SyntaxNode& node, const Opaque& why)
{
    report(why);
    const SyntaxNode body = node.field("body");
    forget(body, why);  // as a later round finds it
    if (const SyntaxNode item = node.field("left"); !item.isNull()) {
        forgetTarget(item, why);
    }
    const size_t jumps = m_jumps.size();
    const Flow flow = suppose(body, why);
    endJumps(jumps, {Flow::Continue, Flow::Break});
    QList<Flow> flows{flow == Flow::Continue || flow == Flow::Break ? Flow::Next : flow,
                      Flow::Next};
    if (const SyntaxNode otherwise = node.field("alternative"); !otherwise.isNull()) {
        flows << suppose(otherwise.field("body"), why);
    }
    return joined(flows, why);
}

/// How it goes on after one of several ways: on the one that leads furthest, with the others as
/// jumps that perhaps were made.
Evaluator::Flow Evaluator::joined(const QList<Flow>& flows, const Opaque& why)
{
    if (flows.contains(Flow::Lost)) {
        return Flow::Lost;
    }
    Flow result = Flow::Raise;
    for (const Flow each : {Flow::Return, Flow::Break, Flow::Continue, Flow::Next}) {
        result = flows.contains(each) ? each : result;
    }
    for (const Flow each : {Flow::Return, Flow::Break, Flow::Continue}) {
        if (each != result && flows.contains(each)) {
            addJump(each, why);
        }
    }
    if (result == Flow::Raise) {
        m_raised = m_supposedRaise;
    } else if (flows.contains(Flow::Raise)) {
        raiseSupposed(why);
    }
    if (result == Flow::Return) {
        m_returned = Value::passive(why);
    }
    return result;
}

/// An expression that may be evaluated: what else is unknown in it, or `why`.
Value Evaluator::supposeValue(const SyntaxNode& node, const Value& why)
{
    const Unknown& doubt = *why.as<Unknown>();
    if (!doubt.why.isByRows) {
        return why;
    }
    m_world.beginSupposition(doubt.why);
    const Value value = evaluate(node);
    m_world.endSupposition();
    if (m_raised) {
        raiseSupposed(doubt.why);
        return why;
    }
    const Unknown* inside = unknownIn(value);
    return inside != nullptr && !inside->why.isByRows ? Value{*inside} : why;
}

/// An exception that rows may lead to: it ends the run, unless a handler waits for it.
void Evaluator::raiseSupposed(const Opaque& why)
{
    m_raised.reset();
    ++m_rowDoubts;
    m_rowDoubt = why;
}

void Evaluator::addJump(Flow kind, const Opaque& why)
{
    m_world.beginSupposition(why);
    m_jumps.push_back({kind, why});
}

/// The jumps from `first` on lead no further than to here. Returns why it may have returned.
std::optional<Opaque> Evaluator::endJumps(size_t first, const QList<Flow>& kinds)
{
    std::optional<Opaque> returned;
    for (size_t i = m_jumps.size(); i > first; --i) {
        const Jump jump = m_jumps[i - 1];
        if (kinds.contains(jump.kind)) {
            m_world.endSupposition();
            m_jumps.erase(m_jumps.begin() + static_cast<std::ptrdiff_t>(i) - 1);
            returned = jump.kind == Flow::Return ? std::optional(jump.why) : returned;
        }
    }
    return returned;
}

/// A method of something that is up to rows: known if a run would know it.
Value Evaluator::methodOfRows(const SyntaxNode& node,
                              const QString& name,
                              const Arguments& arguments,
                              const Unknown& owner)
{
    if (const Unknown* inside = arguments.firstUnknown();
        inside != nullptr && !inside->why.isByRows) {
        return {*inside};
    }
    return isMethodOfRows(name)
               ? Value::passive(owner.why)
               : unknown(node, EngineText::tr("calls '%1' of what a query returned").arg(name));
}

/// What a world's object gives to a loop; anything else as it is.
Value Evaluator::iterable(const Value& value)
{
    const auto* object = value.as<Object>();
    return object != nullptr ? m_world.iterator(*object).value_or(value) : value;
}

/// `row.name`, `row['name']`, and what else a row has.
Value Evaluator::columnOf(const Sequence& row, const QString& name, const SyntaxNode& node)
{
    const QStringList& names = *row.names;
    if (names.count(name) == 1) {
        return (*row.items)[static_cast<size_t>(names.indexOf(name))];
    }
    if (name == "_fields"_L1) {
        Values all;
        for (const QString& each : names) {
            all.push_back(Value{each});
        }
        return Value::tuple(std::move(all));
    }
    if (name == "_mapping"_L1) {
        return asMapping(row);
    }
    return unknown(
        node,
        names.contains(name)
            ? EngineText::tr("reads '%1' of a row that has several columns of that name").arg(name)
            : EngineText::tr("reads '%1' of a row, which has no such column").arg(name));
}

}  // namespace limbeck::python
