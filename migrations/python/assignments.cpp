// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

void Evaluator::assignStatement(const SyntaxNode& node)
{
    const SyntaxNode right = node.field("right");
    if (right.isNull()) {
        return;  // "name: type" declares, and does nothing
    }
    QList<SyntaxNode> targets{node.field("left")};
    SyntaxNode source = right;
    while (source.is("assignment")) {  // a = b = 1
        targets << source.field("left");
        source = source.field("right");
    }
    const Value value = evaluate(source);
    for (const SyntaxNode& target : targets) {
        if (m_raised) {
            return;
        }
        if (!assign(target, value)) {
            const Opaque why =
                target.opaque(EngineText::tr("assigns in a way that is not understood"));
            report(why);
            forgetTarget(target, why);
        }
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
        const std::optional<Values> items = iterate(iterable(right));
        if (items && list->items->size() + items->size() <= maxItems) {
            list->items->insert(list->items->end(), items->begin(), items->end());
            return;
        }
    }
    const Value result = settle(node, binary(node, symbol, left, right));
    if (!assign(target, result)) {
        const Opaque why = target.opaque(EngineText::tr("assigns in a way that is not understood"));
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
    if (target.is("attribute")) {
        return assignAttribute(target, value);
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
    std::optional<Values> items = iterate(value);
    qsizetype starred = -1;
    for (qsizetype i = 0; i < names.size(); ++i) {
        starred = names[i].is("list_splat_pattern") ? i : starred;
    }
    const auto size = items ? static_cast<qsizetype>(items->size()) : -1;
    if (starred >= 0 ? size < names.size() - 1 : size != names.size()) {
        return false;
    }
    if (starred >= 0) {  // first, *others = items
        const auto begin = items->begin() + starred;
        const auto end = begin + (size - names.size() + 1);
        Value rest = Value::list(Values(begin, end));
        items->insert(items->erase(begin, end), std::move(rest));
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        const SyntaxNode name = i == starred ? names[i].firstChild() : names[i];
        if (!assign(name, (*items)[static_cast<size_t>(i)])) {
            return false;
        }
    }
    return true;
}

bool Evaluator::assignItem(const SyntaxNode& target, const Value& value)
{
    const Value container = evaluate(target.field("value"));
    const Value key = evaluate(target.field("subscript"));
    const auto* list = container.as<Sequence>();
    const auto* index = key.as<qint64>();
    if (isByRows(container)) {
        return unknownIn(key) == nullptr || isByRows(key);
    }
    if (const auto* whole = container.as<Dict>(); whole != nullptr && isByRows(key)) {
        *whole->items = {{key, key}};  // which of its items is another now is not certain
        return true;
    }
    if (list != nullptr && list->kind == Sequence::Kind::List && index != nullptr) {
        const auto size = static_cast<qint64>(list->items->size());
        const qint64 at = *index < 0 ? *index + size : *index;
        if (at < 0 || at >= size) {
            return false;
        }
        (*list->items)[static_cast<size_t>(at)] = value;
        return true;
    }
    const auto* dict = container.as<Dict>();
    if (dict == nullptr || unknownIn(key) != nullptr) {
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
    return dict->items->size() <= maxKeys;
}

/// `del dict[key]`, `del list[index]`
bool Evaluator::deleteItem(const SyntaxNode& target)
{
    const Value container = evaluate(target.field("value"));
    const Value key = evaluate(target.field("subscript"));
    const auto* list = container.as<Sequence>();
    const bool isList = list != nullptr && list->kind == Sequence::Kind::List;
    if ((!isList && container.as<Dict>() == nullptr) || unknownIn(key) != nullptr) {
        return false;
    }
    Arguments arguments;
    arguments.where = target.where();
    arguments.code = target.code();
    arguments.items.push_back({{}, key, target.where(), target.code()});
    settle(target, callPlainMethod(container, u"pop"_s, arguments, callback()));
    return true;
}

/// Attributes of objects and classes of the text; those of anything else may act.
bool Evaluator::assignAttribute(const SyntaxNode& target, const Value& value)
{
    const Value owner = evaluate(target.field("object"));
    const QString name = QString::fromUtf8(target.field("attribute").text());
    const auto* instance = owner.as<Instance>();
    const auto* type = owner.as<Class>();
    const Unknown* doubt = unknownIn(value);
    if (instance != nullptr && instance->type->isMapped && doubt != nullptr
        && !doubt->why.isByRows) {
        return false;  // it may be written, or have raised
    }
    if (instance != nullptr && instance->member.isEmpty()) {
        instance->attributes->insert(name, value);
        return true;
    }
    if (type != nullptr && type->data->enumKind == ClassData::EnumKind::None) {
        type->data->attributes.insert(name, value);
        return true;
    }
    const auto* why = owner.as<Unknown>();
    const Unknown* inside = unknownIn(value);
    return why != nullptr && why->why.isByRows && (inside == nullptr || inside->why.isByRows)
           && m_world.assignByRows(target, why->why);
}

}  // namespace limbeck::python
