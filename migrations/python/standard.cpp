// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"

#include <QSet>

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

using Standard = std::optional<Value> (*)(const Arguments&);

const Value* only(const Arguments& arguments)
{
    return arguments.items.size() == 1 && arguments.items[0].name.isEmpty()
               ? &arguments.items[0].value
               : nullptr;
}

std::optional<Value> ignore(const Arguments&)
{
    return Value{};
}

std::optional<Value> length(const Arguments& arguments)
{
    const Value* value = only(arguments);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (const auto* text = value->as<QString>()) {
        return Value{static_cast<qint64>(text->toUcs4().size())};
    }
    const std::optional<Values> items = iterate(*value);
    return items ? std::optional(Value{static_cast<qint64>(items->size())}) : std::nullopt;
}

std::optional<Value> text(const Arguments& arguments)
{
    const Value* value = only(arguments);
    const std::optional<QString> result = value != nullptr ? toText(*value) : std::nullopt;
    return result ? std::optional(Value{*result}) : std::nullopt;
}

std::optional<Value> integer(const Arguments& arguments)
{
    const Value* value = only(arguments);
    if (value != nullptr && value->as<qint64>() != nullptr) {
        return *value;
    }
    const QString* digits = value != nullptr ? value->as<QString>() : nullptr;
    bool isNumber = false;
    const qint64 number = digits != nullptr ? digits->toLongLong(&isNumber) : 0;
    return isNumber ? std::optional(Value{number}) : std::nullopt;
}

std::optional<Value> boolean(const Arguments& arguments)
{
    const Value* value = only(arguments);
    const std::optional<bool> result = value != nullptr ? truth(*value) : std::nullopt;
    return result ? std::optional(Value{*result}) : std::nullopt;
}

template <Sequence::Kind kind>
std::optional<Value> sequence(const Arguments& arguments)
{
    if (arguments.items.empty()) {
        return Value::sequence(kind, {});
    }
    const Value* value = only(arguments);
    std::optional<Values> items = value != nullptr ? iterate(*value) : std::nullopt;
    return items ? std::optional(Value::sequence(kind, *std::move(items))) : std::nullopt;
}

std::optional<Value> dictionary(const Arguments& arguments)
{
    Pairs pairs;
    for (const Argument& argument : arguments.items) {
        const auto* dict = argument.value.as<Dict>();
        if (!argument.name.isEmpty()) {
            pairs.emplace_back(Value{argument.name}, argument.value);
        } else if (dict != nullptr && arguments.items.size() == 1) {
            pairs = *dict->items;
        } else {
            return std::nullopt;
        }
    }
    return Value::dict(std::move(pairs));
}

bool isLess(const Value& a, const Value& b)
{
    const auto* left = a.as<QString>();
    return left != nullptr ? left->toUtf8() < b.as<QString>()->toUtf8()
                           : *a.as<qint64>() < *b.as<qint64>();
}

/// Of texts or of whole numbers; a set may be sorted too, since its order does not matter.
std::optional<Value> sorted(const Arguments& arguments)
{
    const Value* value = only(arguments);
    const auto* set = value != nullptr ? value->as<Sequence>() : nullptr;
    std::optional<Values> items = set != nullptr     ? std::optional(*set->items)
                                  : value != nullptr ? iterate(*value)
                                                     : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    const auto all = [&items](auto predicate) {
        return std::all_of(items->begin(), items->end(), predicate);
    };
    if (!all([](const Value& each) { return each.as<QString>() != nullptr; })
        && !all([](const Value& each) { return each.as<qint64>() != nullptr; })) {
        return std::nullopt;
    }
    std::stable_sort(items->begin(), items->end(), isLess);
    if (set != nullptr && set->kind == Sequence::Kind::Set) {
        const auto same = [](const Value& a, const Value& b) { return equals(a, b) == true; };
        items->erase(std::unique(items->begin(), items->end(), same), items->end());
    }
    return Value::list(*std::move(items));
}

std::optional<Value> reversed(const Arguments& arguments)
{
    const Value* value = only(arguments);
    std::optional<Values> items = value != nullptr ? iterate(*value) : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    std::reverse(items->begin(), items->end());
    return Value::list(*std::move(items));
}

std::optional<Value> enumerate(const Arguments& arguments)
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
    return Value::list(std::move(pairs));
}

std::optional<Value> zip(const Arguments& arguments)
{
    std::vector<Values> columns;
    size_t size = maxItems;
    for (const Argument& argument : arguments.items) {
        std::optional<Values> items = iterate(argument.value);
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
    return Value::list(std::move(rows));
}

std::optional<Value> range(const Arguments& arguments)
{
    std::vector<qint64> numbers;
    for (const Argument& argument : arguments.items) {
        const auto* number = argument.value.as<qint64>();
        if (number == nullptr || !argument.name.isEmpty()) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    if (numbers.empty() || numbers.size() > 2) {
        return std::nullopt;
    }
    const qint64 start = numbers.size() == 2 ? numbers[0] : 0;
    const qint64 end = numbers.back();
    Values items;
    for (qint64 i = start; i < end; ++i) {
        if (items.size() >= maxItems) {
            return std::nullopt;
        }
        items.push_back(Value{i});
    }
    return Value::list(std::move(items));
}

template <bool isAny>
std::optional<Value> anyOrAll(const Arguments& arguments)
{
    const Value* value = only(arguments);
    const std::optional<Values> items = value != nullptr ? iterate(*value) : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    for (const Value& item : *items) {
        const std::optional<bool> isTrue = truth(item);
        if (!isTrue) {
            return std::nullopt;
        }
        if (*isTrue == isAny) {
            return Value{isAny};
        }
    }
    return Value{!isAny};
}

/// Takes the white space that all lines start with off them.
std::optional<Value> dedent(const Arguments& arguments)
{
    const Value* value = only(arguments);
    const QString* source = value != nullptr ? value->as<QString>() : nullptr;
    if (source == nullptr || source->contains(u'\t')) {
        return std::nullopt;
    }
    QStringList lines = source->split(u'\n');
    qsizetype margin = -1;
    for (QString& line : lines) {
        if (line.trimmed().isEmpty()) {
            line.clear();
            continue;
        }
        qsizetype indent = 0;
        while (line[indent] == u' ') {
            ++indent;
        }
        margin = margin < 0 ? indent : qMin(margin, indent);
    }
    for (QString& line : lines) {
        line = line.mid(qMax<qsizetype>(0, margin));
    }
    return Value{lines.join(u'\n')};
}

Standard functionOf(const QString& path)
{
    static const QHash<QString, Standard> functions{
        {u"builtins.print"_s, ignore},
        {u"builtins.len"_s, length},
        {u"builtins.str"_s, text},
        {u"builtins.int"_s, integer},
        {u"builtins.bool"_s, boolean},
        {u"builtins.list"_s, sequence<Sequence::Kind::List>},
        {u"builtins.tuple"_s, sequence<Sequence::Kind::Tuple>},
        {u"builtins.set"_s, sequence<Sequence::Kind::Set>},
        {u"builtins.frozenset"_s, sequence<Sequence::Kind::Set>},
        {u"builtins.dict"_s, dictionary},
        {u"builtins.sorted"_s, sorted},
        {u"builtins.reversed"_s, reversed},
        {u"builtins.enumerate"_s, enumerate},
        {u"builtins.zip"_s, zip},
        {u"builtins.range"_s, range},
        {u"builtins.any"_s, anyOrAll<true>},
        {u"builtins.all"_s, anyOrAll<false>},
        {u"textwrap.dedent"_s, dedent},
    };
    return functions.value(path, nullptr);
}

/// Modules and functions that only compute: their results are not known here, but calling them
/// changes nothing.
bool isHarmless(const QString& path)
{
    static const QStringList prefixes{u"datetime."_s,
                                      u"uuid."_s,
                                      u"json."_s,
                                      u"decimal."_s,
                                      u"textwrap."_s,
                                      u"re."_s,
                                      u"math."_s,
                                      u"hashlib."_s,
                                      u"itertools."_s,
                                      u"typing."_s,
                                      u"time.time"_s};
    static const QSet<QString> builtins{
        u"isinstance"_s, u"issubclass"_s, u"hasattr"_s, u"getattr"_s,  u"min"_s,       u"max"_s,
        u"sum"_s,        u"abs"_s,        u"round"_s,   u"float"_s,    u"repr"_s,      u"type"_s,
        u"hash"_s,       u"id"_s,         u"ord"_s,     u"chr"_s,      u"callable"_s,  u"len"_s,
        u"str"_s,        u"int"_s,        u"bool"_s,    u"list"_s,     u"tuple"_s,     u"set"_s,
        u"frozenset"_s,  u"dict"_s,       u"sorted"_s,  u"reversed"_s, u"enumerate"_s, u"zip"_s,
        u"range"_s,      u"any"_s,        u"all"_s,     u"next"_s,     u"bytes"_s,     u"object"_s};
    // Calls that make plain values: a world may know what becomes of them.
    static const QSet<QString> makers{u"datetime.datetime"_s,
                                      u"datetime.date"_s,
                                      u"datetime.time"_s,
                                      u"decimal.Decimal"_s,
                                      u"uuid.UUID"_s};
    if (path.startsWith("builtins."_L1)) {
        return builtins.contains(path.sliced(9));
    }
    return !makers.contains(path)
           && std::any_of(prefixes.begin(), prefixes.end(), [&path](const QString& prefix) {
                  return path.startsWith(prefix);
              });
}

bool isLogging(const QString& path)
{
    static const QSet<QString> functions{u"logging.debug"_s,
                                         u"logging.info"_s,
                                         u"logging.warning"_s,
                                         u"logging.warn"_s,
                                         u"logging.error"_s,
                                         u"logging.exception"_s,
                                         u"warnings.warn"_s,
                                         u"warnings.filterwarnings"_s,
                                         u"warnings.simplefilter"_s};
    return functions.contains(path);
}

}  // namespace

std::optional<Value> callStandard(const QString& path, const Arguments& arguments)
{
    if (isLogging(path)) {
        return Value{};
    }
    const Standard function = functionOf(path);
    if (std::optional<Value> value = function != nullptr ? function(arguments) : std::nullopt) {
        return value;
    }
    if (function == nullptr && !isHarmless(path)) {
        return std::nullopt;
    }
    const Unknown* inside = arguments.firstUnknown();
    const QString name = path.startsWith("builtins."_L1) ? path.sliced(9) : path;
    return Value::passive(inside != nullptr ? inside->why : arguments.opaque(unknownCall(name)));
}

bool isBuiltin(const QString& name)
{
    static const QSet<QString> more{u"print"_s,
                                    u"Exception"_s,
                                    u"ValueError"_s,
                                    u"RuntimeError"_s,
                                    u"KeyError"_s,
                                    u"NotImplementedError"_s,
                                    u"TypeError"_s,
                                    u"open"_s,
                                    u"exec"_s,
                                    u"eval"_s,
                                    u"setattr"_s,
                                    u"__import__"_s,
                                    u"__file__"_s,
                                    u"__name__"_s,
                                    u"ImportError"_s,
                                    u"globals"_s,
                                    u"super"_s,
                                    u"AttributeError"_s};
    return more.contains(name) || isHarmless(u"builtins."_s + name);
}

}  // namespace limbeck::python
