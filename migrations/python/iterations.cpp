// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/plainmethods.h"
#include "migrations/python/standardfunctions.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

bool isLess(const Value& a, const Value& b)
{
    const auto* left = a.as<QString>();
    const auto* tuple = a.as<Sequence>();
    if (tuple != nullptr) {
        return std::lexicographical_compare(tuple->items->begin(),
                                            tuple->items->end(),
                                            b.as<Sequence>()->items->begin(),
                                            b.as<Sequence>()->items->end(),
                                            isLess);
    }
    return left != nullptr ? left->toUtf8() < b.as<QString>()->toUtf8()
                           : *a.as<qint64>() < *b.as<qint64>();
}

/// Texts with texts, numbers with numbers, tuples of the same kinds with each other.
bool areComparable(const Value& a, const Value& b)
{
    const auto* left = a.as<Sequence>();
    const auto* right = b.as<Sequence>();
    if (left == nullptr || right == nullptr) {
        return (a.as<QString>() != nullptr && b.as<QString>() != nullptr)
               || (a.as<qint64>() != nullptr && b.as<qint64>() != nullptr);
    }
    const auto isFlat = [](const Value& each) { return each.as<Sequence>() == nullptr; };
    return left->kind == Sequence::Kind::Tuple && right->kind == Sequence::Kind::Tuple
           && left->items->size() == right->items->size()
           && std::all_of(left->items->begin(), left->items->end(), isFlat)
           && std::equal(left->items->begin(),
                         left->items->end(),
                         right->items->begin(),
                         right->items->end(),
                         areComparable);
}

bool areComparable(const Values& items)
{
    return std::all_of(items.begin(), items.end(), [&items](const Value& each) {
        return areComparable(items.front(), each);
    });
}

/// The items of anything; those of a set in no order.
std::optional<Values> itemsOf(const Value& value)
{
    const auto* sequence = value.as<Sequence>();
    return sequence != nullptr && sequence->kind == Sequence::Kind::Set
               ? std::optional(*sequence->items)
               : iterate(value);
}

const Value* option(const Arguments& arguments, const QString& name)
{
    for (const Argument& argument : arguments.items) {
        if (argument.name == name) {
            return &argument.value;
        }
    }
    return nullptr;
}

/// What `key=` makes of the items; the items themselves without one.
std::optional<Values> keysOf(const Values& items, const Arguments& arguments, const Callback& call)
{
    const Value* key = option(arguments, u"key"_s);
    if (key == nullptr || key->isNone()) {
        return items;
    }
    Values keys;
    for (const Value& item : items) {
        keys.push_back(call(*key, {item}, arguments));
        if (unknownIn(keys.back()) != nullptr) {
            return std::nullopt;
        }
    }
    return keys;
}

std::optional<Value> sorted(const Arguments& arguments, const Callback& call)
{
    const Value* value = positional(arguments, 0);
    std::optional<Values> items = value != nullptr ? itemsOf(*value) : std::nullopt;
    const auto* sequence = value != nullptr ? value->as<Sequence>() : nullptr;
    const bool isSet = sequence != nullptr && sequence->kind == Sequence::Kind::Set;
    if (!items || (isSet && option(arguments, u"key"_s) != nullptr && items->size() > 1)) {
        return std::nullopt;  // equal keys would stay in the set's own order
    }
    Arguments options = arguments;
    options.items.erase(options.items.begin());
    items = sortedItems(*std::move(items), options, call);
    return items ? std::optional(Value::list(*std::move(items))) : std::nullopt;
}

std::optional<Value> reversed(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    std::optional<Values> items = value != nullptr ? iterate(*value) : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    std::reverse(items->begin(), items->end());
    return Value::sequence(Sequence::Kind::Iterator, *std::move(items));
}

std::optional<Value> enumerate(const Arguments& arguments, const Callback&)
{
    if (arguments.items.empty() || arguments.items.size() > 2) {
        return std::nullopt;
    }
    qint64 index = 0;
    if (arguments.items.size() == 2) {
        const auto* start = arguments.items[1].value.as<qint64>();
        const QString& name = arguments.items[1].name;
        if (start == nullptr || (!name.isEmpty() && name != "start"_L1) || *start > 1'000'000) {
            return std::nullopt;
        }
        index = *start;
    }
    const std::optional<Values> items = iterate(arguments.items[0].value);
    if (!items) {
        return std::nullopt;
    }
    Values pairs;
    for (const Value& item : *items) {
        pairs.push_back(Value::tuple({Value{index++}, item}));
    }
    return Value::sequence(Sequence::Kind::Iterator, std::move(pairs));
}

std::optional<Value> zip(const Arguments& arguments, const Callback&)
{
    std::vector<Values> columns;
    size_t size = maxItems;
    for (const Argument& argument : arguments.items) {
        std::optional<Values> items = iterate(argument.value);
        const auto* iterator = argument.value.as<Sequence>();
        if (iterator != nullptr && iterator->kind == Sequence::Kind::Iterator) {
            // How much of it is taken depends on the others.
            *iterator->items = {
                Value::unknown(arguments.opaque(EngineText::tr("goes on after 'zip'")))};
        }
        if (!items || !argument.name.isEmpty()) {
            return std::nullopt;
        }
        size = std::min(size, items->size());
        columns.push_back(*std::move(items));
    }
    Values rows;
    for (size_t i = 0; !columns.empty() && i < size; ++i) {
        Values row;
        for (const Values& column : columns) {
            row.push_back(column[i]);
        }
        rows.push_back(Value::tuple(std::move(row)));
    }
    return Value::sequence(Sequence::Kind::Iterator, std::move(rows));
}

std::optional<Value> range(const Arguments& arguments, const Callback&)
{
    std::vector<qint64> numbers;
    for (const Argument& argument : arguments.items) {
        const auto* number = argument.value.as<qint64>();
        if (number == nullptr || !argument.name.isEmpty() || qAbs(*number) > 1'000'000'000'000) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    if (numbers.empty() || numbers.size() > 3 || (numbers.size() == 3 && numbers[2] == 0)) {
        return std::nullopt;
    }
    const qint64 start = numbers.size() == 1 ? 0 : numbers[0];
    const qint64 end = numbers.size() == 1 ? numbers[0] : numbers[1];
    const qint64 step = numbers.size() == 3 ? numbers[2] : 1;
    Values items;
    for (qint64 i = start; step > 0 ? i < end : i > end; i += step) {
        if (items.size() >= maxItems) {
            return std::nullopt;
        }
        items.push_back(Value{i});
    }
    return Value::list(std::move(items));
}

/// Stops at the first item that decides, so what is left of an iterator is not certain.
template <bool isAny>
std::optional<Value> anyOrAll(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    const std::optional<Values> items = value != nullptr ? itemsOf(*value) : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    for (size_t i = 0; i < items->size(); ++i) {
        const std::optional<bool> isTrue = truth((*items)[i]);
        if (!isTrue) {
            return std::nullopt;
        }
        if (*isTrue == isAny) {
            const auto* iterator = value->as<Sequence>();
            if (iterator != nullptr && iterator->kind == Sequence::Kind::Iterator) {
                iterator->items->assign(items->begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                        items->end());
            }
            return Value{isAny};
        }
    }
    return Value{!isAny};
}

template <bool isMax>
std::optional<Value> extreme(const Arguments& arguments, const Callback& call)
{
    Values given;
    for (const Argument& argument : arguments.items) {
        if (argument.name.isEmpty()) {
            given.push_back(argument.value);
        }
    }
    const std::optional<Values> items =
        given.size() == 1 ? itemsOf(given[0]) : std::optional(given);
    if (!items) {
        return std::nullopt;
    }
    if (items->empty()) {
        const Value* otherwise = option(arguments, u"default"_s);
        return otherwise != nullptr
                   ? *otherwise
                   : Value::raise(u"builtins.ValueError"_s, u"min() or max() of nothing"_s);
    }
    const std::optional<Values> keys = keysOf(*items, arguments, call);
    if (!keys || !areComparable(*keys)) {
        return std::nullopt;
    }
    size_t best = 0;
    for (size_t i = 1; i < keys->size(); ++i) {
        const bool isBetter =
            isMax ? isLess((*keys)[best], (*keys)[i]) : isLess((*keys)[i], (*keys)[best]);
        best = isBetter ? i : best;
    }
    return (*items)[best];
}

std::optional<Value> sum(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    const std::optional<Values> items = value != nullptr ? itemsOf(*value) : std::nullopt;
    qint64 total = 0;
    for (const Value& item : items.value_or(Values())) {
        const auto* number = item.as<qint64>();
        const auto* flag = item.as<bool>();
        if ((number == nullptr && flag == nullptr)
            || __builtin_add_overflow(total,
                                      number != nullptr ? *number
                                      : *flag           ? 1
                                                        : 0,
                                      &total)) {
            return std::nullopt;
        }
    }
    return items ? std::optional(Value{total}) : std::nullopt;
}

std::optional<Value> map(const Arguments& arguments, const Callback& call)
{
    if (arguments.items.size() != 2) {
        return std::nullopt;
    }
    const std::optional<Values> items = iterate(arguments.items[1].value);
    if (!items) {
        return std::nullopt;
    }
    Values made;
    for (const Value& item : *items) {
        made.push_back(call(arguments.items[0].value, {item}, arguments));
    }
    return Value::sequence(Sequence::Kind::Iterator, std::move(made));
}

std::optional<Value> filter(const Arguments& arguments, const Callback& call)
{
    const std::optional<Values> items =
        arguments.items.size() == 2 ? iterate(arguments.items[1].value) : std::nullopt;
    Values kept;
    for (const Value& item : items.value_or(Values())) {
        const Value& test = arguments.items[0].value;
        const std::optional<bool> isTrue =
            truth(test.isNone() ? item : call(test, {item}, arguments));
        if (!isTrue) {
            return std::nullopt;
        }
        if (*isTrue) {
            kept.push_back(item);
        }
    }
    return items ? std::optional(Value::sequence(Sequence::Kind::Iterator, std::move(kept)))
                 : std::nullopt;
}

std::optional<Value> next(const Arguments& arguments, const Callback&)
{
    const Value* value = positional(arguments, 0);
    const auto* iterator = value != nullptr ? value->as<Sequence>() : nullptr;
    if (iterator == nullptr || iterator->kind != Sequence::Kind::Iterator
        || arguments.items.size() > 2) {
        return std::nullopt;
    }
    if (iterator->items->empty()) {
        return arguments.items.size() == 2 ? arguments.items[1].value
                                           : Value::raise(u"builtins.StopIteration"_s, QString());
    }
    Value item = iterator->items->front();
    iterator->items->erase(iterator->items->begin());
    return item;
}

std::optional<Value> iter(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    const auto* sequence = value != nullptr ? value->as<Sequence>() : nullptr;
    if (sequence != nullptr && sequence->kind == Sequence::Kind::Iterator) {
        return *value;
    }
    std::optional<Values> items = value != nullptr ? iterate(*value) : std::nullopt;
    return items ? std::optional(Value::sequence(Sequence::Kind::Iterator, *std::move(items)))
                 : std::nullopt;
}

std::optional<Value> chain(const Arguments& arguments, const Callback&)
{
    Values all;
    for (const Argument& argument : arguments.items) {
        const std::optional<Values> items = iterate(argument.value);
        if (!items || all.size() + items->size() > maxItems) {
            return std::nullopt;
        }
        all.insert(all.end(), items->begin(), items->end());
    }
    return Value::sequence(Sequence::Kind::Iterator, std::move(all));
}

std::optional<Value> chainAll(const Arguments& arguments, const Callback& call)
{
    const Value* value = onlyArgument(arguments);
    const std::optional<Values> lists = value != nullptr ? iterate(*value) : std::nullopt;
    Arguments each;
    for (const Value& list : lists.value_or(Values())) {
        each.items.push_back({{}, list, {}, {}});
    }
    return lists ? chain(each, call) : std::nullopt;
}

std::optional<Value> product(const Arguments& arguments, const Callback&)
{
    std::vector<Values> rows{{}};
    for (const Argument& argument : arguments.items) {
        const std::optional<Values> items = iterate(argument.value);
        if (!items || !argument.name.isEmpty() || rows.size() * items->size() > 10'000) {
            return std::nullopt;
        }
        std::vector<Values> longer;
        for (const Values& row : rows) {
            for (const Value& item : *items) {
                longer.push_back(row);
                longer.back().push_back(item);
            }
        }
        rows = std::move(longer);
    }
    Values tuples;
    for (Values& row : rows) {
        tuples.push_back(Value::tuple(std::move(row)));
    }
    return Value::sequence(Sequence::Kind::Iterator, std::move(tuples));
}

}  // namespace

std::optional<Values> sortedItems(Values items, const Arguments& options, const Callback& call)
{
    const Value* reverse = option(options, u"reverse"_s);
    const std::optional<bool> isReversed =
        reverse != nullptr ? truth(*reverse) : std::optional(false);
    const std::optional<Values> keys = keysOf(items, options, call);
    const bool isKnown =
        std::all_of(options.items.begin(), options.items.end(), [](const Argument& each) {
            return each.name == "key"_L1 || each.name == "reverse"_L1;
        });
    if (!isKnown || !isReversed || !keys || (!keys->empty() && !areComparable(*keys))) {
        return std::nullopt;
    }
    std::vector<size_t> order(items.size());
    for (size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    // Items with equal keys keep their order, also in reverse.
    std::stable_sort(order.begin(), order.end(), [&keys, &isReversed](size_t a, size_t b) {
        return *isReversed ? isLess((*keys)[b], (*keys)[a]) : isLess((*keys)[a], (*keys)[b]);
    });
    Values made;
    for (const size_t index : order) {
        made.push_back(items[index]);
    }
    return made;
}

void addIterations(StandardFunctions& table)
{
    table.insert({
        {u"builtins.sorted"_s, sorted},
        {u"builtins.reversed"_s, reversed},
        {u"builtins.enumerate"_s, enumerate},
        {u"builtins.zip"_s, zip},
        {u"builtins.range"_s, range},
        {u"builtins.any"_s, anyOrAll<true>},
        {u"builtins.all"_s, anyOrAll<false>},
        {u"builtins.min"_s, extreme<false>},
        {u"builtins.max"_s, extreme<true>},
        {u"builtins.sum"_s, sum},
        {u"builtins.map"_s, map},
        {u"builtins.filter"_s, filter},
        {u"builtins.next"_s, next},
        {u"builtins.iter"_s, iter},
        {u"itertools.chain"_s, chain},
        {u"itertools.chain.from_iterable"_s, chainAll},
        {u"itertools.product"_s, product},
    });
}

}  // namespace limbeck::python
