// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/plainmethods.h"

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

using Result = std::optional<Value>;

Values& itemsOf(const Value& self)
{
    return *self.as<Sequence>()->items;
}

Pairs& pairsOf(const Value& self)
{
    return *self.as<Dict>()->items;
}

bool takes(const Arguments& arguments, size_t least, size_t most)
{
    const auto isPositional = [](const Argument& each) { return each.name.isEmpty(); };
    return arguments.items.size() >= least && arguments.items.size() <= most
           && std::all_of(arguments.items.begin(), arguments.items.end(), isPositional);
}

/// Where the item equal to `value` is, `size` if nowhere; nothing where that is not certain.
std::optional<size_t> indexOf(const Values& items, const Value& value)
{
    for (size_t i = 0; i < items.size(); ++i) {
        const std::optional<bool> same = equals(items[i], value);
        if (!same) {
            return std::nullopt;
        }
        if (*same) {
            return i;
        }
    }
    return items.size();
}

/// The same for the key of a dict.
std::optional<size_t> placeOf(const Pairs& pairs, const Value& key)
{
    for (size_t i = 0; i < pairs.size(); ++i) {
        const std::optional<bool> same = equals(pairs[i].first, key);
        if (!same) {
            return std::nullopt;
        }
        if (*same) {
            return i;
        }
    }
    return pairs.size();
}

template <typename List>
auto at(List& list, size_t index)
{
    return list.begin() + static_cast<std::ptrdiff_t>(index);
}

Result append(const Value& self, const Arguments& arguments, const Callback&)
{
    if (!takes(arguments, 1, 1) || itemsOf(self).size() >= maxItems) {
        return std::nullopt;
    }
    itemsOf(self).push_back(arguments.items[0].value);
    return Value{};
}

Result extend(const Value& self, const Arguments& arguments, const Callback&)
{
    const std::optional<Values> items =
        takes(arguments, 1, 1) ? iterate(arguments.items[0].value) : std::nullopt;
    if (!items || itemsOf(self).size() + items->size() > maxItems) {
        return std::nullopt;
    }
    itemsOf(self).insert(itemsOf(self).end(), items->begin(), items->end());
    return Value{};
}

Result insert(const Value& self, const Arguments& arguments, const Callback&)
{
    const auto* index = takes(arguments, 2, 2) ? arguments.items[0].value.as<qint64>() : nullptr;
    if (index == nullptr || itemsOf(self).size() >= maxItems) {
        return std::nullopt;
    }
    const auto size = static_cast<qint64>(itemsOf(self).size());
    const qint64 place = qBound<qint64>(0, *index < 0 ? *index + size : *index, size);
    itemsOf(self).insert(at(itemsOf(self), static_cast<size_t>(place)), arguments.items[1].value);
    return Value{};
}

Result pop(const Value& self, const Arguments& arguments, const Callback&)
{
    Values& items = itemsOf(self);
    const auto* given = takes(arguments, 1, 1) ? arguments.items[0].value.as<qint64>() : nullptr;
    if (!takes(arguments, 0, 1) || (given == nullptr && !arguments.items.empty())) {
        return std::nullopt;
    }
    const auto size = static_cast<qint64>(items.size());
    const qint64 index = given == nullptr ? size - 1 : *given < 0 ? *given + size : *given;
    if (index < 0 || index >= size) {
        return Value::raise(u"builtins.IndexError"_s, u"pop index out of range"_s);
    }
    Value value = items[static_cast<size_t>(index)];
    items.erase(at(items, static_cast<size_t>(index)));
    return value;
}

Result removeItem(const Value& self, const Arguments& arguments, const Callback&)
{
    const std::optional<size_t> index =
        takes(arguments, 1, 1) ? indexOf(itemsOf(self), arguments.items[0].value) : std::nullopt;
    if (!index) {
        return std::nullopt;
    }
    if (*index == itemsOf(self).size()) {
        return Value::raise(u"builtins.ValueError"_s, u"list.remove(x): x not in list"_s);
    }
    itemsOf(self).erase(at(itemsOf(self), *index));
    return Value{};
}

Result index(const Value& self, const Arguments& arguments, const Callback&)
{
    const std::optional<size_t> found =
        takes(arguments, 1, 1) ? indexOf(itemsOf(self), arguments.items[0].value) : std::nullopt;
    if (!found) {
        return std::nullopt;
    }
    return *found < itemsOf(self).size()
               ? Value{static_cast<qint64>(*found)}
               : Value::raise(u"builtins.ValueError"_s, u"the value is not in the list"_s);
}

Result count(const Value& self, const Arguments& arguments, const Callback&)
{
    qint64 number = 0;
    for (const Value& item : takes(arguments, 1, 1) ? itemsOf(self) : Values()) {
        const std::optional<bool> same = equals(item, arguments.items[0].value);
        if (!same) {
            return std::nullopt;
        }
        number += *same ? 1 : 0;
    }
    return takes(arguments, 1, 1) ? Result(Value{number}) : std::nullopt;
}

Result sort(const Value& self, const Arguments& arguments, const Callback& call)
{
    std::optional<Values> items = sortedItems(itemsOf(self), arguments, call);
    if (!items) {
        return std::nullopt;
    }
    itemsOf(self) = *std::move(items);
    return Value{};
}

Result reverse(const Value& self, const Arguments&, const Callback&)
{
    std::reverse(itemsOf(self).begin(), itemsOf(self).end());
    return Value{};
}

Result clear(const Value& self, const Arguments&, const Callback&)
{
    itemsOf(self).clear();
    return Value{};
}

Result copy(const Value& self, const Arguments&, const Callback&)
{
    return Value::sequence(self.as<Sequence>()->kind, itemsOf(self));
}

/// The items of something that a set method takes; a set's own order does not matter.
std::optional<Values> anyOrder(const Value& value)
{
    const auto* sequence = value.as<Sequence>();
    return sequence != nullptr && sequence->kind == Sequence::Kind::Set
               ? std::optional(*sequence->items)
               : iterate(value);
}

/// union, update, add: all together.
template <bool inPlace, bool single>
Result unite(const Value& self, const Arguments& arguments, const Callback&)
{
    Values all = itemsOf(self);
    for (const Argument& argument : arguments.items) {
        const std::optional<Values> more =
            single ? std::optional(Values{argument.value}) : anyOrder(argument.value);
        if (!more || all.size() + more->size() > maxItems) {
            return std::nullopt;
        }
        all.insert(all.end(), more->begin(), more->end());
    }
    Value result = Value::set(std::move(all));
    if (!inPlace) {
        return result;
    }
    itemsOf(self) = itemsOf(result);
    return Value{};
}

/// intersection (`keeps`) and difference.
template <bool keeps>
Result filtered(const Value& self, const Arguments& arguments, const Callback&)
{
    const std::optional<Values> others =
        takes(arguments, 1, 1) ? anyOrder(arguments.items[0].value) : std::nullopt;
    if (!others || itemsOf(self).size() * others->size() > 1'000'000) {
        return std::nullopt;
    }
    Values left;
    for (const Value& item : itemsOf(self)) {
        const std::optional<size_t> place = indexOf(*others, item);
        if (!place) {
            return std::nullopt;
        }
        if ((*place < others->size()) == keeps) {
            left.push_back(item);
        }
    }
    return Value::set(std::move(left));
}

template <bool isSubset>
Result compares(const Value& self, const Arguments& arguments, const Callback& call)
{
    const std::optional<Values> others =
        takes(arguments, 1, 1) ? anyOrder(arguments.items[0].value) : std::nullopt;
    if (!others) {
        return std::nullopt;
    }
    const Value other = Value::set(*others);
    Arguments one;
    one.items.push_back({{}, isSubset ? other : self, {}, {}});
    const Result missing = filtered<false>(isSubset ? self : other, one, call);
    return missing ? Result(Value{itemsOf(*missing).empty()}) : std::nullopt;
}

Result discard(const Value& self, const Arguments& arguments, const Callback&)
{
    const std::optional<size_t> place =
        takes(arguments, 1, 1) ? indexOf(itemsOf(self), arguments.items[0].value) : std::nullopt;
    if (!place) {
        return std::nullopt;
    }
    if (*place < itemsOf(self).size()) {
        itemsOf(self).erase(at(itemsOf(self), *place));
    }
    return Value{};
}

Result copyDict(const Value& self, const Arguments&, const Callback&)
{
    Value copied = Value::dict(pairsOf(self));
    std::get_if<Dict>(&copied.data)->factory = self.as<Dict>()->factory;
    return copied;
}

Result clearDict(const Value& self, const Arguments&, const Callback&)
{
    pairsOf(self).clear();
    return Value{};
}

Result items(const Value& self, const Arguments&, const Callback&)
{
    Values pairs;
    for (const auto& [key, item] : pairsOf(self)) {
        pairs.push_back(Value::tuple({key, item}));
    }
    return Value::list(std::move(pairs));
}

Result keys(const Value& self, const Arguments&, const Callback&)
{
    return Value::list(iterate(self).value_or(Values()));
}

Result values(const Value& self, const Arguments&, const Callback&)
{
    Values all;
    for (const auto& [key, item] : pairsOf(self)) {
        all.push_back(item);
    }
    return Value::list(std::move(all));
}

Result get(const Value& self, const Arguments& arguments, const Callback&)
{
    const std::optional<size_t> place =
        takes(arguments, 1, 2) ? placeOf(pairsOf(self), arguments.items[0].value) : std::nullopt;
    if (!place) {
        return std::nullopt;
    }
    return *place < pairsOf(self).size() ? pairsOf(self)[*place].second
           : arguments.items.size() == 2 ? arguments.items[1].value
                                         : Value{};
}

Result setDefault(const Value& self, const Arguments& arguments, const Callback& call)
{
    const std::optional<size_t> place =
        takes(arguments, 1, 2) ? placeOf(pairsOf(self), arguments.items[0].value) : std::nullopt;
    if (place && *place == pairsOf(self).size()) {
        pairsOf(self).emplace_back(
            arguments.items[0].value,
            arguments.items.size() == 2 ? arguments.items[1].value : Value{});
    }
    return place ? get(self, arguments, call) : std::nullopt;
}

Result popKey(const Value& self, const Arguments& arguments, const Callback& call)
{
    const std::optional<size_t> place =
        takes(arguments, 1, 2) ? placeOf(pairsOf(self), arguments.items[0].value) : std::nullopt;
    if (!place) {
        return std::nullopt;
    }
    if (*place == pairsOf(self).size() && arguments.items.size() == 1) {
        const std::optional<QString> text = toRepr(arguments.items[0].value);
        return text ? Result(Value::raise(u"builtins.KeyError"_s, *text)) : std::nullopt;
    }
    Result value = get(self, arguments, call);
    if (*place < pairsOf(self).size()) {
        pairsOf(self).erase(at(pairsOf(self), *place));
    }
    return value;
}

Result updateDict(const Value& self, const Arguments& arguments, const Callback&)
{
    Pairs more;
    for (const Argument& argument : arguments.items) {
        const auto* dict = argument.value.as<Dict>();
        if (!argument.name.isEmpty()) {
            more.emplace_back(Value{argument.name}, argument.value);
        } else if (dict != nullptr) {
            more.insert(more.end(), dict->items->begin(), dict->items->end());
        } else {
            return std::nullopt;
        }
    }
    if (pairsOf(self).size() + more.size() > maxKeys) {
        return std::nullopt;
    }
    for (auto& [key, item] : more) {
        const std::optional<size_t> place = placeOf(pairsOf(self), key);
        if (!place) {
            return std::nullopt;
        }
        if (*place < pairsOf(self).size()) {
            pairsOf(self)[*place].second = item;
        } else {
            pairsOf(self).emplace_back(key, item);
        }
    }
    return Value{};
}

}  // namespace

PlainMethod sequenceMethod(Sequence::Kind kind, const QString& name)
{
    static const QHash<QString, PlainMethod> ofLists{
        {u"append"_s, append},
        {u"extend"_s, extend},
        {u"insert"_s, insert},
        {u"pop"_s, pop},
        {u"remove"_s, removeItem},
        {u"index"_s, index},
        {u"count"_s, count},
        {u"sort"_s, sort},
        {u"reverse"_s, reverse},
        {u"clear"_s, clear},
        {u"copy"_s, copy},
    };
    static const QHash<QString, PlainMethod> ofSets{
        {u"add"_s, unite<true, true>},
        {u"update"_s, unite<true, false>},
        {u"union"_s, unite<false, false>},
        {u"intersection"_s, filtered<true>},
        {u"difference"_s, filtered<false>},
        {u"issubset"_s, compares<true>},
        {u"issuperset"_s, compares<false>},
        {u"discard"_s, discard},
        {u"clear"_s, clear},
        {u"copy"_s, copy},
    };
    static const QHash<QString, PlainMethod> ofTuples{{u"index"_s, index}, {u"count"_s, count}};
    switch (kind) {
    case Sequence::Kind::List:
        return ofLists.value(name, nullptr);
    case Sequence::Kind::Set:
        return ofSets.value(name, nullptr);
    case Sequence::Kind::Tuple:
        return ofTuples.value(name, nullptr);
    case Sequence::Kind::Iterator:
        break;
    }
    return nullptr;
}

PlainMethod dictMethod(const QString& name)
{
    static const QHash<QString, PlainMethod> methods{{u"items"_s, items},
                                                     {u"keys"_s, keys},
                                                     {u"values"_s, values},
                                                     {u"get"_s, get},
                                                     {u"setdefault"_s, setDefault},
                                                     {u"pop"_s, popKey},
                                                     {u"update"_s, updateDict},
                                                     {u"clear"_s, clearDict},
                                                     {u"copy"_s, copyDict}};
    return methods.value(name, nullptr);
}

}  // namespace limbeck::python
