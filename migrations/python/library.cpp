// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/plainmethods.h"
#include "migrations/python/standardfunctions.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// Takes the white space that all lines start with off them.
std::optional<Value> dedent(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
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

std::optional<Value> loadJsonOr(const QString& error, const Arguments& arguments)
{
    static const QSet<QString> harmless{
        u"encoding"_s, u"allow_nan"_s, u"object_hook"_s, u"cls"_s, u"parse_float"_s};
    const Value* source = positional(arguments, 0);
    for (size_t i = 1; i < arguments.items.size(); ++i) {
        const Argument& each = arguments.items[i];
        const bool isOff = each.value.isNone() || each.name == "encoding"_L1
                           || (each.value.as<bool>() != nullptr && !*each.value.as<bool>());
        if (!harmless.contains(each.name) || !isOff) {
            return std::nullopt;
        }
    }
    if (source != nullptr && source->isNone()) {
        return Value::raise(u"builtins.TypeError"_s,
                            u"the JSON object must be str, bytes or bytearray, not NoneType"_s);
    }
    const auto* text = source != nullptr ? source->as<QString>() : nullptr;
    if (text == nullptr) {
        return std::nullopt;
    }
    const ReadJson read = parseJson(*text);
    return read.isInvalid ? Value::raise(error, u"no JSON"_s) : read.value;
}

std::optional<Value> loadJson(const Arguments& arguments, const Callback&)
{
    return loadJsonOr(u"json.JSONDecodeError"_s, arguments);
}

std::optional<Value> loadSimpleJson(const Arguments& arguments, const Callback&)
{
    return loadJsonOr(u"simplejson.JSONDecodeError"_s, arguments);
}

/// Arguments of dumps() that make no difference to values that have a certain JSON.
bool isHarmlessForDumps(const Argument& argument)
{
    static const QSet<QString> always{
        u"default"_s, u"allow_nan"_s, u"ignore_nan"_s, u"encoding"_s, u"check_circular"_s};
    static const QSet<QString> whenNone{u"cls"_s, u"indent"_s, u"separators"_s};
    return always.contains(argument.name)
           || (whenNone.contains(argument.name) && argument.value.isNone());
}

std::optional<Value> dumpJson(const Arguments& arguments, const Callback&)
{
    const Value* value = positional(arguments, 0);
    bool sortsKeys = false;
    for (size_t i = 1; i < arguments.items.size(); ++i) {
        const Argument& each = arguments.items[i];
        const std::optional<bool> isTrue = truth(each.value);
        if (isHarmlessForDumps(each)) {
            continue;
        }
        if (each.name != "sort_keys"_L1 || !isTrue) {
            return std::nullopt;
        }
        sortsKeys = *isTrue;
    }
    const std::optional<QString> text =
        value != nullptr ? writeJson(*value, sortsKeys) : std::nullopt;
    return text ? std::optional(Value{*text}) : std::nullopt;
}

/// typing.cast(type, value)
std::optional<Value> cast(const Arguments& arguments, const Callback&)
{
    return arguments.items.size() == 2 ? std::optional(arguments.items[1].value) : std::nullopt;
}

/// copy.copy of lists and dicts.
std::optional<Value> copy(const Arguments& arguments, const Callback& call)
{
    const Value* value = onlyArgument(arguments);
    const bool isPlain =
        value != nullptr && (value->as<Dict>() != nullptr || value->as<Sequence>() != nullptr);
    return isPlain ? std::optional(callPlainMethod(*value, u"copy"_s, {}, call)) : std::nullopt;
}

std::optional<Value> deepCopied(const Value& value, int depth)
{
    if (depth > 20) {
        return std::nullopt;
    }
    if (const auto* sequence = value.as<Sequence>()) {
        Values items;
        for (const Value& item : *sequence->items) {
            std::optional<Value> copied = deepCopied(item, depth + 1);
            if (!copied) {
                return std::nullopt;
            }
            items.push_back(*std::move(copied));
        }
        return Value::sequence(sequence->kind, std::move(items));
    }
    if (const auto* dict = value.as<Dict>()) {
        Pairs pairs;
        for (const auto& [key, item] : *dict->items) {
            std::optional<Value> copied = deepCopied(item, depth + 1);
            if (!copied) {
                return std::nullopt;
            }
            pairs.emplace_back(key, *std::move(copied));
        }
        return Value::dict(std::move(pairs));
    }
    return value;
}

std::optional<Value> deepCopy(const Arguments& arguments, const Callback&)
{
    const Value* value = onlyArgument(arguments);
    return value != nullptr && unknownIn(*value) == nullptr ? deepCopied(*value, 0) : std::nullopt;
}

/// What is left to the world or to makeEnum() to understand, and only describes something.
std::optional<Value> automaticValue(const Arguments& arguments, const Callback&)
{
    return Value::object(u"enum.auto"_s, arguments);
}

/// typing.TypeVar('T'): nothing but a name in annotations.
std::optional<Value> typeVariable(const Arguments& arguments, const Callback&)
{
    return Value::object(u"typing.TypeVar"_s, arguments);
}

std::optional<Value> field(const Arguments& arguments, const Callback&)
{
    return Value::object(u"dataclasses.field"_s, arguments);
}

/// collections.defaultdict(factory, …)
std::optional<Value> defaultDict(const Arguments& arguments, const Callback& call)
{
    const Value* factory = positional(arguments, 0);
    if (factory == nullptr || factory->as<Unknown>() != nullptr) {
        return std::nullopt;
    }
    Arguments rest = arguments;
    rest.items.erase(rest.items.begin());
    StandardFunctions table;
    addConversions(table);
    std::optional<Value> made = table.value(u"builtins.dict"_s)(rest, call);
    auto* dict = made ? std::get_if<Dict>(&made->data) : nullptr;
    if (dict == nullptr) {
        return std::nullopt;
    }
    dict->factory = factory->isNone() ? nullptr : std::make_shared<const Value>(*factory);
    return made;
}

/// os.path.join of texts.
std::optional<Value> joinPath(const Arguments& arguments, const Callback&)
{
    QString path;
    for (size_t i = 0; i < arguments.items.size(); ++i) {
        const QString* part = textArgument(arguments, i);
        if (part == nullptr) {
            return std::nullopt;
        }
        path = part->startsWith(u'/')                  ? *part
               : path.isEmpty() || path.endsWith(u'/') ? path + *part
                                                       : path + u'/' + *part;
    }
    return Value{path};
}

std::optional<Value> suppress(const Arguments& arguments, const Callback&)
{
    return Value::object(u"contextlib.suppress"_s, arguments);
}

std::optional<Value> nullContext(const Arguments& arguments, const Callback&)
{
    return Value::object(u"contextlib.nullcontext"_s, arguments);
}

}  // namespace

void addLibrary(StandardFunctions& table)
{
    table.insert({
        {u"textwrap.dedent"_s, dedent},
        {u"json.loads"_s, loadJson},
        {u"json.dumps"_s, dumpJson},
        {u"simplejson.loads"_s, loadSimpleJson},
        {u"simplejson.dumps"_s, dumpJson},
        {u"typing.cast"_s, cast},
        {u"typing.TypeVar"_s, typeVariable},
        {u"typing.ParamSpec"_s, typeVariable},
        {u"copy.copy"_s, copy},
        {u"copy.deepcopy"_s, deepCopy},
        {u"enum.auto"_s, automaticValue},
        {u"dataclasses.field"_s, field},
        {u"os.path.join"_s, joinPath},
        {u"collections.defaultdict"_s, defaultDict},
        {u"contextlib.suppress"_s, suppress},
        {u"contextlib.nullcontext"_s, nullContext},
    });
}

}  // namespace limbeck::python
