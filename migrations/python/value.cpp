// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/value.h"

#include "migrations/python/classdata.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

#include <QSet>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// Items of a set that are compared with all others: more than a script writes.
constexpr size_t maxOthers = 1000;

/// Destroys `content`. What is inside of it is destroyed meanwhile, and so on: of values inside
/// values beyond some depth each waits until the ones around it are gone, so that no script can
/// make the stack too small.
void destroyInTurn(void* content, void (*destroy)(void*))
{
    constexpr int deepest = 50;
    thread_local int depth = 0;
    thread_local std::vector<std::pair<void*, void (*)(void*)>> waiting;
    if (depth >= deepest) {
        waiting.emplace_back(content, destroy);
        return;
    }
    ++depth;
    destroy(content);
    --depth;
    while (depth == 0 && !waiting.empty()) {
        const auto [next, destroyNext] = waiting.back();
        waiting.pop_back();
        ++depth;
        destroyNext(next);
        --depth;
    }
}

/// Shares what may hold further values.
template <typename T>
std::shared_ptr<T> shared(T content)
{
    return std::shared_ptr<T>(new T(std::move(content)), [](T* own) {
        destroyInTurn(own, [](void* each) { delete static_cast<T*>(each); });
    });
}

}  // namespace

Value Value::sequence(Sequence::Kind kind, Values items)
{
    return {Sequence{kind, shared(std::move(items))}};
}

Value Value::tuple(Values items)
{
    return sequence(Sequence::Kind::Tuple, std::move(items));
}

Value Value::list(Values items)
{
    return sequence(Sequence::Kind::List, std::move(items));
}

Value Value::dict(Pairs items)
{
    return {Dict{shared(std::move(items)), nullptr}};
}

Value Value::unknown(Opaque why, bool mayAct)
{
    return {Unknown{std::move(why), mayAct, false}};
}

Value Value::passive(Opaque why)
{
    return {Unknown{std::move(why), false, true}};
}

Value Value::object(const QString& type, Arguments arguments, int id)
{
    Object object;
    object.type = type;
    object.arguments = shared(std::move(arguments));
    object.methods = std::make_shared<const std::vector<MethodCall>>();
    object.id = id;
    return {object};
}

Value Value::thing(const QString& type, Arguments arguments, int id)
{
    Value made = object(type, std::move(arguments), id);
    std::get_if<Object>(&made.data)->isThing = true;
    return made;
}

Value Value::set(Values items)
{
    Values unique;
    Values others;  // neither texts nor whole numbers
    QSet<QString> texts;
    QSet<qint64> numbers;
    for (Value& item : items) {
        bool isNew = true;
        if (const auto* text = item.as<QString>()) {
            isNew = !texts.contains(*text);
            texts.insert(*text);
        } else if (const auto* number = item.as<qint64>()) {
            isNew = !numbers.contains(*number);
            numbers.insert(*number);
        } else if (others.size() < maxOthers) {
            isNew = std::none_of(others.begin(), others.end(), [&item](const Value& other) {
                return equals(item, other) == true;
            });
            others.push_back(item);
        }
        if (isNew) {
            unique.push_back(std::move(item));
        }
    }
    return sequence(Sequence::Kind::Set, std::move(unique));
}

Value Value::raise(const QString& type, const QString& text)
{
    return {Raise{type, text, true}};
}

Opaque Arguments::opaque(const QString& reason) const
{
    return {.where = where, .reason = reason, .code = code};
}

const Unknown* Arguments::firstUnknown() const
{
    const Unknown* found = nullptr;
    for (const Argument& argument : items) {
        if (const Unknown* unknown = unknownIn(argument.value)) {
            if (!unknown->why.isByRows) {
                return unknown;
            }
            found = found != nullptr ? found : unknown;
        }
    }
    return found;
}

namespace {

/// Sequences may hold themselves; deeper than this nobody nests them on purpose.
constexpr int maxDepth = 20;

/// Looks for what is unknown: what rows decide is kept in `byRows`, anything else ends the search.
const Unknown* unknownInside(const Value& value, int depth, int& budget, const Unknown*& byRows)
{
    if (--budget < 0) {
        thread_local Unknown tooLarge;
        tooLarge = {{{}, EngineText::tr("is too large to look through"), {}}, false, false};
        return &tooLarge;
    }
    if (const auto* unknown = value.as<Unknown>()) {
        if (!unknown->why.isByRows) {
            return unknown;
        }
        byRows = byRows != nullptr ? byRows : unknown;
        return nullptr;
    }
    if (depth > maxDepth) {
        return nullptr;
    }
    if (const auto* sequence = value.as<Sequence>()) {
        for (const Value& item : *sequence->items) {
            if (const Unknown* unknown = unknownInside(item, depth + 1, budget, byRows)) {
                return unknown;
            }
        }
    }
    if (const auto* dict = value.as<Dict>()) {
        for (const auto& [key, item] : *dict->items) {
            const Unknown* unknown = unknownInside(key, depth + 1, budget, byRows);
            unknown = unknown != nullptr ? unknown : unknownInside(item, depth + 1, budget, byRows);
            if (unknown != nullptr) {
                return unknown;
            }
        }
    }
    return nullptr;
}

std::optional<bool> truthOf(const Instance& instance)
{
    const ClassData& type = *instance.type;
    if (attributeIn(type, u"__bool__"_s) != nullptr || attributeIn(type, u"__len__"_s) != nullptr
        || type.doubt) {
        return std::nullopt;
    }
    if (type.enumKind == ClassData::EnumKind::None) {
        return type.isMapped || importedBases(type).isEmpty() ? std::optional(true) : std::nullopt;
    }
    return type.enumKind == ClassData::EnumKind::Plain ? std::optional(true)
                                                       : truth(memberValue(instance));
}

}  // namespace

const Unknown* unknownIn(const Value& value)
{
    int budget = 1'000'000;
    const Unknown* byRows = nullptr;
    const Unknown* found = unknownInside(value, 0, budget, byRows);
    return found != nullptr ? found : byRows;
}

Value asMapping(const Sequence& row)
{
    Pairs pairs;
    for (qsizetype i = 0; i < row.names->size(); ++i) {
        const QString& name = (*row.names)[i];
        std::erase_if(pairs, [&name](const auto& pair) {
            return *pair.first.template as<QString>() == name;
        });
        pairs.emplace_back(Value{name}, (*row.items)[static_cast<size_t>(i)]);
    }
    return Value::dict(std::move(pairs));
}

bool isByRows(const Value& value)
{
    const auto* unknown = value.as<Unknown>();
    return unknown != nullptr && unknown->why.isByRows;
}

std::optional<bool> truth(const Value& value)
{
    return std::visit(
        Overloaded{
            [](const None&) -> std::optional<bool> { return false; },
            [](bool flag) -> std::optional<bool> { return flag; },
            [](qint64 number) -> std::optional<bool> { return number != 0; },
            [](double number) -> std::optional<bool> { return number != 0.0; },
            [](const QString& text) -> std::optional<bool> { return !text.isEmpty(); },
            [](const Sequence& items) -> std::optional<bool> {
                return items.kind == Sequence::Kind::Iterator || !items.items->empty();
            },
            [](const Dict& items) -> std::optional<bool> { return !items.items->empty(); },
            [](const Function&) -> std::optional<bool> { return true; },
            [](const Class&) -> std::optional<bool> { return true; },
            [](const Instance& instance) { return truthOf(instance); },
            [](const Object& object) -> std::optional<bool> {
                return object.isThing ? std::optional(true) : std::nullopt;
            },
            [](const auto&) -> std::optional<bool> { return std::nullopt; },
        },
        value.data);
}

QString describe(const Value& value)
{
    return std::visit(
        Overloaded{
            [](const None&) { return u"None"_s; },
            [](bool) { return EngineText::tr("a truth value"); },
            [](qint64) { return EngineText::tr("a number"); },
            [](double) { return EngineText::tr("a number"); },
            [](const QString&) { return EngineText::tr("a text"); },
            [](const Sequence& items) {
                return items.kind == Sequence::Kind::Set        ? EngineText::tr("a set")
                       : items.kind == Sequence::Kind::Iterator ? EngineText::tr("an iterator")
                                                                : EngineText::tr("a list");
            },
            [](const Dict&) { return EngineText::tr("a dictionary"); },
            [](const Reference& reference) { return u'\'' + reference.path + u'\''; },
            [](const Function&) { return EngineText::tr("a function"); },
            [](const Class& type) { return EngineText::tr("the class '%1'").arg(type.data->name); },
            [](const Instance& instance) {
                return instance.member.isEmpty()
                           ? EngineText::tr("a '%1'").arg(instance.type->name)
                           : u"'%1.%2'"_s.arg(instance.type->name, instance.member);
            },
            [](const Raise& raised) { return EngineText::tr("a '%1'").arg(raised.type); },
            [](const Object& object) { return EngineText::tr("a '%1'").arg(object.type); },
            [](const Unknown& unknown) { return unknown.why.reason; },
        },
        value.data);
}

}  // namespace limbeck::python
