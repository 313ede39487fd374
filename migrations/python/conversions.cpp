// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/standardfunctions.h"

#include <algorithm>
#include <cmath>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

std::optional<Value> ignore(const Arguments&, const Callback&)
{
    return Value{};
}

std::optional<Value> length(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (const auto* text = value->as<QString>()) {
        return Value{static_cast<qint64>(text->toUcs4().size())};
    }
    const auto* sequence = value->as<Sequence>();
    if (sequence != nullptr && sequence->kind == Sequence::Kind::Iterator) {
        return std::nullopt;
    }
    if (sequence != nullptr && sequence->kind == Sequence::Kind::Set) {
        // Whether two items are the same is certain only of these.
        const bool isCertain =
            std::all_of(sequence->items->begin(), sequence->items->end(), [](const Value& each) {
                return each.as<QString>() != nullptr || each.as<qint64>() != nullptr
                       || each.isNone();
            });
        return isCertain || sequence->items->size() < 2
                   ? std::optional(Value{static_cast<qint64>(sequence->items->size())})
                   : std::nullopt;
    }
    const std::optional<Values> items = iterate(*value);
    return items ? std::optional(Value{static_cast<qint64>(items->size())}) : std::nullopt;
}

std::optional<Value> text(const Arguments& arguments, const Callback&)
{
    if (arguments.items.empty()) {
        return Value{QString()};
    }
    const Value* value = onlyArgument(arguments);
    const std::optional<QString> result = value != nullptr ? toText(*value) : std::nullopt;
    return result ? std::optional(Value{*result}) : std::nullopt;
}

std::optional<Value> repr(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    const std::optional<QString> result = value != nullptr ? toRepr(*value) : std::nullopt;
    return result ? std::optional(Value{*result}) : std::nullopt;
}

std::optional<Value> integer(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    if (value == nullptr) {
        return arguments.items.empty() ? std::optional(Value{qint64(0)}) : std::nullopt;
    }
    if (const auto* flag = value->as<bool>()) {
        return Value{qint64(*flag ? 1 : 0)};
    }
    if (const auto* real = value->as<double>()) {
        return std::isfinite(*real) && std::abs(*real) < 1e15
                   ? std::optional(Value{static_cast<qint64>(*real)})
                   : std::nullopt;
    }
    if (value->as<qint64>() != nullptr) {
        return *value;
    }
    const QString* digits = value->as<QString>();
    bool isNumber = false;
    const qint64 number = digits != nullptr ? digits->toLongLong(&isNumber) : 0;
    const auto isLetter = [](QChar c) { return c.unicode() < 128 && c.isLetter(); };
    if (digits != nullptr && (digits->isEmpty() || std::ranges::any_of(*digits, isLetter))) {
        return Value::raise(
            u"builtins.ValueError"_s,
            u"invalid literal for int() with base 10: %1"_s.arg(toRepr(*value).value_or(*digits)));
    }
    return isNumber ? std::optional(Value{number}) : std::nullopt;
}

std::optional<Value> real(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (const auto* number = value->as<qint64>()) {
        return Value{static_cast<double>(*number)};
    }
    return value->as<double>() != nullptr ? std::optional(*value) : std::nullopt;
}

std::optional<Value> boolean(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    const std::optional<bool> result = value != nullptr ? truth(*value) : std::nullopt;
    return result ? std::optional(Value{*result}) : std::nullopt;
}

std::optional<Value> absolute(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    const auto* number = value != nullptr ? value->as<qint64>() : nullptr;
    return number != nullptr && *number > std::numeric_limits<qint64>::min()
               ? std::optional(Value{qAbs(*number)})
               : std::nullopt;
}

template <Sequence::Kind kind>
std::optional<Value> sequence(const Arguments& arguments, const Callback&)
{
    if (arguments.items.empty()) {
        return Value::sequence(kind, {});
    }
    const Value* value = onlyArgument(arguments);
    const auto* given = value != nullptr ? value->as<Sequence>() : nullptr;
    const bool isFree =
        kind == Sequence::Kind::Set && given != nullptr && given->kind == Sequence::Kind::Set;
    std::optional<Values> items = isFree             ? std::optional(*given->items)
                                  : value != nullptr ? iterate(*value)
                                                     : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    return kind == Sequence::Kind::Set ? Value::set(*std::move(items))
                                       : Value::sequence(kind, *std::move(items));
}

/// The pairs that dict() makes of a dict or of a list of pairs.
std::optional<Pairs> pairsOf(const Value& value)
{
    if (const auto* dict = value.as<Dict>()) {
        return *dict->items;
    }
    const std::optional<Values> items = iterate(value);
    Pairs pairs;
    for (const Value& item : items.value_or(Values())) {
        const auto* pair = item.as<Sequence>();
        if (pair == nullptr || pair->items->size() != 2 || pair->kind == Sequence::Kind::Set) {
            return std::nullopt;
        }
        pairs.emplace_back((*pair->items)[0], (*pair->items)[1]);
    }
    return items ? std::optional(std::move(pairs)) : std::nullopt;
}

std::optional<Value> dictionary(const Arguments& arguments, const Callback&)
{
    Pairs all;
    for (const Argument& argument : arguments.items) {
        std::optional<Pairs> more = argument.name.isEmpty()
                                        ? pairsOf(argument.value)
                                        : Pairs{{Value{argument.name}, argument.value}};
        if (!more || all.size() + more->size() > maxKeys) {
            return std::nullopt;
        }
        for (auto& pair : *more) {
            const auto same = std::find_if(all.begin(), all.end(), [&pair](const auto& other) {
                return equals(other.first, pair.first) == true;
            });
            if (same == all.end()) {
                all.push_back(std::move(pair));
            } else {
                same->second = pair.second;
            }
        }
    }
    return Value::dict(std::move(all));
}

/// Whether `value` is of the builtin type of that name; nothing for types that are not known.
std::optional<bool> isOf(const Value& value, const QString& type)
{
    static const QSet<QString> known{u"str"_s,
                                     u"int"_s,
                                     u"float"_s,
                                     u"bool"_s,
                                     u"list"_s,
                                     u"tuple"_s,
                                     u"set"_s,
                                     u"dict"_s,
                                     u"bytes"_s};
    if (!known.contains(type)) {
        return std::nullopt;
    }
    const auto* sequence = value.as<Sequence>();
    const QString own = value.as<QString>() != nullptr            ? u"str"_s
                        : value.as<bool>() != nullptr             ? u"bool"_s
                        : value.as<qint64>() != nullptr           ? u"int"_s
                        : value.as<double>() != nullptr           ? u"float"_s
                        : value.as<Dict>() != nullptr             ? u"dict"_s
                        : value.isNone()                          ? u"None"_s
                        : sequence == nullptr                     ? QString()
                        : sequence->kind == Sequence::Kind::List  ? u"list"_s
                        : sequence->kind == Sequence::Kind::Tuple ? u"tuple"_s
                        : sequence->kind == Sequence::Kind::Set   ? u"set"_s
                                                                  : QString();
    if (const auto* member = value.as<Instance>()) {
        const bool isText = textIn(value).has_value();
        return member->member.isEmpty() ? std::nullopt : std::optional(isText && type == "str"_L1);
    }
    return own.isEmpty() ? std::nullopt
                         : std::optional(own == type || (own == "bool"_L1 && type == "int"_L1));
}

std::optional<bool> isInstance(const Value& value, const Value& type)
{
    if (const auto* several = type.as<Sequence>()) {
        bool isCertain = true;
        for (const Value& each : *several->items) {
            const std::optional<bool> one = isInstance(value, each);
            if (one == true) {
                return true;
            }
            isCertain = isCertain && one.has_value();
        }
        return isCertain ? std::optional(false) : std::nullopt;
    }
    const auto* own = type.as<Class>();
    const auto* instance = value.as<Instance>();
    if (own != nullptr) {
        const bool isPlain = value.as<QString>() != nullptr || value.as<qint64>() != nullptr
                             || value.isNone() || value.as<Dict>() != nullptr;
        return instance != nullptr ? std::optional(isDerived(instance->type, own->data.get()))
               : isPlain           ? std::optional(false)
                                   : std::nullopt;
    }
    const auto* reference = type.as<Reference>();
    return reference != nullptr && reference->path.startsWith("builtins."_L1)
               ? isOf(value, reference->path.sliced(9))
               : std::nullopt;
}

std::optional<Value> isInstanceOf(const Arguments& arguments, const Callback&)
{
    const std::optional<bool> result =
        arguments.items.size() == 2 ? isInstance(arguments.items[0].value, arguments.items[1].value)
                                    : std::nullopt;
    return result ? std::optional(Value{*result}) : std::nullopt;
}

std::optional<Value> typeOf(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    const auto* instance = value != nullptr ? value->as<Instance>() : nullptr;
    return instance != nullptr ? std::optional(Value{Class{instance->type}}) : std::nullopt;
}

}  // namespace

const Value* onlyArgument(const Arguments& arguments)
{
    return arguments.items.size() == 1 && arguments.items[0].name.isEmpty()
               ? &arguments.items[0].value
               : nullptr;
}

void addConversions(StandardFunctions& table)
{
    table.insert({
        {u"builtins.print"_s, ignore},
        {u"builtins.len"_s, length},
        {u"builtins.str"_s, text},
        {u"builtins.repr"_s, repr},
        {u"builtins.int"_s, integer},
        {u"builtins.float"_s, real},
        {u"builtins.bool"_s, boolean},
        {u"builtins.abs"_s, absolute},
        {u"builtins.list"_s, sequence<Sequence::Kind::List>},
        {u"builtins.tuple"_s, sequence<Sequence::Kind::Tuple>},
        {u"builtins.set"_s, sequence<Sequence::Kind::Set>},
        {u"builtins.frozenset"_s, sequence<Sequence::Kind::Set>},
        {u"builtins.dict"_s, dictionary},
        {u"collections.OrderedDict"_s, dictionary},
        {u"builtins.isinstance"_s, isInstanceOf},
        {u"builtins.type"_s, typeOf},
    });
}

}  // namespace limbeck::python
