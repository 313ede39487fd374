// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// One end of a slice; nothing for one that is left out or None.
struct SliceEnds
{
    std::optional<qint64> start;
    std::optional<qint64> stop;
    qint64 step = 1;
};

/// The indexes that Python's slice takes from `size` items, in order. Source: slice.indices().
std::vector<size_t> indexesOf(const SliceEnds& ends, qint64 size)
{
    const bool isForward = ends.step > 0;
    const qint64 lowest = isForward ? 0 : -1;
    const qint64 highest = isForward ? size : size - 1;
    const auto place = [&](std::optional<qint64> end, qint64 otherwise) {
        return !end ? otherwise : qBound(lowest, *end < 0 ? *end + size : *end, highest);
    };
    const qint64 start = place(ends.start, isForward ? lowest : highest);
    const qint64 stop = place(ends.stop, isForward ? highest : lowest);
    std::vector<size_t> indexes;
    for (qint64 i = start; isForward ? i < stop : i > stop; i += ends.step) {
        indexes.push_back(static_cast<size_t>(i));
    }
    return indexes;
}

/// Types of annotations and generic classes (List[str], Base[T]) stand for themselves.
bool isGeneric(const Value& value)
{
    if (const auto* reference = value.as<Reference>()) {
        return reference->path.startsWith("typing."_L1)
               || reference->path.endsWith(".TypeDecorator"_L1)
               || reference->path.endsWith(".Mapped"_L1);
    }
    const auto* type = value.as<Class>();
    return type != nullptr && importedBases(*type->data).contains(u"typing.Generic"_s);
}

}  // namespace

Value Evaluator::evaluateSubscript(const SyntaxNode& node)
{
    const Value container = evaluate(node.field("value"));
    const QList<SyntaxNode> subscripts = node.fields("subscript");
    if (subscripts.size() == 1 && subscripts.constFirst().is("slice")) {
        return evaluateSlice(subscripts.constFirst(), container);
    }
    if (subscripts.size() != 1) {
        // Types in annotations: Dict[str, int].
        return container.as<Unknown>() != nullptr || container.as<Reference>() != nullptr
                   ? container
                   : unknown(node, EngineText::tr("takes several elements"));
    }
    const Value key = evaluate(subscripts.constFirst());
    if (isGeneric(container)) {
        return container;
    }
    for (const Value* value : {&container, &key}) {
        if (value->as<Unknown>() != nullptr) {
            return *value;
        }
    }
    return element(container, key, node);
}

Value Evaluator::evaluateSlice(const SyntaxNode& node, const Value& container)
{
    SliceEnds ends;
    int part = 0;
    QList<SyntaxNode> parts = node.parts();
    for (const SyntaxNode& each : std::as_const(parts)) {
        if (each.text() == ":") {
            ++part;
            continue;
        }
        const Value value = evaluate(each);
        const auto* number = value.as<qint64>();
        if (number == nullptr && !value.isNone()) {
            return value.as<Unknown>() != nullptr ? value
                                                  : unknown(node, EngineText::tr("takes a slice"));
        }
        if (number != nullptr) {
            (part == 0 ? ends.start : ends.stop) = part == 2 ? ends.stop : std::optional(*number);
            ends.step = part == 2 ? *number : ends.step;
        }
    }
    const auto* text = container.as<QString>();
    const auto* sequence = container.as<Sequence>();
    const bool isSequence =
        sequence != nullptr
        && (sequence->kind == Sequence::Kind::List || sequence->kind == Sequence::Kind::Tuple);
    if (ends.step == 0 || (text == nullptr && !isSequence)) {
        return container.as<Unknown>() != nullptr ? container
                                                  : unknown(node, EngineText::tr("takes a slice"));
    }
    if (text != nullptr) {
        const QList<uint> letters = text->toUcs4();
        QList<char32_t> taken;
        for (const size_t index : indexesOf(ends, letters.size())) {
            taken << letters[static_cast<qsizetype>(index)];
        }
        return {QString::fromUcs4(taken.constData(), taken.size())};
    }
    Values taken;
    for (const size_t index : indexesOf(ends, static_cast<qint64>(sequence->items->size()))) {
        taken.push_back((*sequence->items)[index]);
    }
    return Value::sequence(sequence->kind, std::move(taken));
}

Value Evaluator::element(const Value& container, const Value& key, const SyntaxNode& node)
{
    if (const auto* reference = container.as<Reference>()) {
        return m_world.item(reference->path, key, node);
    }
    if (const auto* object = container.as<Object>()) {
        if (std::optional<Value> found = m_world.element(*object, key)) {
            return *std::move(found);
        }
    }
    const auto* type = container.as<Class>();
    const auto* name = key.as<QString>();
    if (type != nullptr && name != nullptr && type->data->members.contains(*name)) {
        return type->data->attributes.value(*name);
    }
    const Value doubt = unknown(
        node,
        EngineText::tr("takes an element of %1 that is not certain").arg(describe(container)));
    if (const auto* dict = container.as<Dict>()) {
        for (const auto& [each, item] : *dict->items) {
            const std::optional<bool> same = equals(each, key);
            if (!same.has_value()) {
                return doubt;
            }
            if (*same) {
                return item;
            }
        }
        if (dict->factory != nullptr && dict->items->size() < maxKeys) {
            Arguments none;
            none.where = node.where();
            none.code = node.code();
            Value made = callAny(*dict->factory, none);
            dict->items->emplace_back(key, made);
            return made;
        }
        const std::optional<QString> text = toRepr(key);
        return text ? Value::raise(u"builtins.KeyError"_s, *text) : doubt;
    }
    const auto* index = key.as<qint64>();
    const auto* sequence = container.as<Sequence>();
    if (sequence != nullptr && sequence->names != nullptr && name != nullptr) {
        return columnOf(*sequence, *name, node);
    }
    const auto* text = container.as<QString>();
    const bool isSequence =
        sequence != nullptr
        && (sequence->kind == Sequence::Kind::List || sequence->kind == Sequence::Kind::Tuple);
    if (index == nullptr || (!isSequence && text == nullptr)) {
        return doubt;
    }
    const QList<uint> letters = text != nullptr ? text->toUcs4() : QList<uint>();
    const auto size =
        text != nullptr ? letters.size() : static_cast<qint64>(sequence->items->size());
    const qint64 at = *index < 0 ? *index + size : *index;
    if (at < 0 || at >= size) {
        return Value::raise(u"builtins.IndexError"_s, u"index out of range"_s);
    }
    if (text != nullptr) {
        const char32_t letter = letters[at];
        return {QString::fromUcs4(&letter, 1)};
    }
    return (*sequence->items)[static_cast<size_t>(at)];
}

std::optional<Values> iterate(const Value& value)
{
    if (const auto* sequence = value.as<Sequence>()) {
        if (sequence->kind == Sequence::Kind::Iterator) {
            return std::exchange(*sequence->items, Values());
        }
        // The order of a set is Python's secret; of one item there is only one.
        return sequence->kind == Sequence::Kind::Set && sequence->items->size() > 1
                   ? std::nullopt
                   : std::optional(*sequence->items);
    }
    if (const auto* dict = value.as<Dict>()) {
        Values keys;
        for (const auto& [key, item] : *dict->items) {
            keys.push_back(key);
        }
        return keys;
    }
    if (const auto* type = value.as<Class>(); type != nullptr) {
        return type->data->enumKind != ClassData::EnumKind::None && !type->data->doubt
                   ? std::optional(membersOf(*type))
                   : std::nullopt;
    }
    if (const auto* text = value.as<QString>()) {
        Values letters;
        for (const uint each : text->toUcs4()) {
            const char32_t letter = each;
            letters.push_back(Value{QString::fromUcs4(&letter, 1)});
        }
        return letters.size() <= maxItems ? std::optional(std::move(letters)) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace limbeck::python
