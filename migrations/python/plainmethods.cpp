// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

using Method = std::optional<Value> (*)(const Value&, const Arguments&);

const QString* textArgument(const Arguments& arguments, size_t index)
{
    return index < arguments.items.size() && arguments.items[index].name.isEmpty()
               ? arguments.items[index].value.as<QString>()
               : nullptr;
}

/// White space as str.strip() sees it.
std::optional<Value> strip(const Value& self, const Arguments& arguments)
{
    return arguments.items.empty() ? std::optional(Value{self.as<QString>()->trimmed()})
                                   : std::nullopt;
}

std::optional<Value> lower(const Value& self, const Arguments&)
{
    return Value{self.as<QString>()->toLower()};
}

std::optional<Value> upper(const Value& self, const Arguments&)
{
    return Value{self.as<QString>()->toUpper()};
}

std::optional<Value> format(const Value& self, const Arguments& arguments)
{
    const std::optional<QString> text = braceFormat(*self.as<QString>(), arguments);
    return text ? std::optional(Value{*text}) : std::nullopt;
}

std::optional<Value> join(const Value& self, const Arguments& arguments)
{
    const std::optional<Values> items =
        arguments.items.size() == 1 ? iterate(arguments.items[0].value) : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    QStringList parts;
    qsizetype size = 0;
    for (const Value& item : *items) {
        const auto* part = item.as<QString>();
        if (part == nullptr || (size += part->size()) > maxText) {
            return std::nullopt;
        }
        parts << *part;
    }
    return Value{parts.join(*self.as<QString>())};
}

std::optional<Value> replace(const Value& self, const Arguments& arguments)
{
    const QString* from = textArgument(arguments, 0);
    const QString* to = textArgument(arguments, 1);
    const size_t size = arguments.items.size();
    const auto* count = size == 3 ? arguments.items[2].value.as<qint64>() : nullptr;
    if (from == nullptr || to == nullptr || (size != 2 && count == nullptr) || from->isEmpty()
        || to->size() > 10'000) {
        return std::nullopt;
    }
    QString text = *self.as<QString>();
    if (count == nullptr || *count < 0) {
        return Value{text.replace(*from, *to)};
    }
    qsizetype at = text.indexOf(*from);
    for (qint64 i = 0; i < *count && at >= 0; ++i) {
        text.replace(at, from->size(), *to);
        at = text.indexOf(*from, at + to->size());
    }
    return Value{text};
}

std::optional<Value> split(const Value& self, const Arguments& arguments)
{
    const QString* separator = textArgument(arguments, 0);
    if (arguments.items.size() > 1 || (separator == nullptr && !arguments.items.empty())
        || (separator != nullptr && separator->isEmpty())) {
        return std::nullopt;
    }
    const QString& text = *self.as<QString>();
    const QStringList parts = separator != nullptr       ? text.split(*separator)
                              : text.trimmed().isEmpty() ? QStringList()
                                                         : text.simplified().split(u' ');
    Values items;
    for (const QString& part : parts) {
        items.push_back(Value{part});
    }
    return Value::list(std::move(items));
}

std::optional<Value> startsWith(const Value& self, const Arguments& arguments)
{
    const QString* part = textArgument(arguments, 0);
    return part != nullptr && arguments.items.size() == 1
               ? std::optional(Value{self.as<QString>()->startsWith(*part)})
               : std::nullopt;
}

std::optional<Value> endsWith(const Value& self, const Arguments& arguments)
{
    const QString* part = textArgument(arguments, 0);
    return part != nullptr && arguments.items.size() == 1
               ? std::optional(Value{self.as<QString>()->endsWith(*part)})
               : std::nullopt;
}

std::optional<Value> append(const Value& self, const Arguments& arguments)
{
    const auto* list = self.as<Sequence>();
    if (list->kind != Sequence::Kind::List || arguments.items.size() != 1
        || list->items->size() >= maxItems) {
        return std::nullopt;
    }
    list->items->push_back(arguments.items[0].value);
    return Value{};
}

std::optional<Value> extend(const Value& self, const Arguments& arguments)
{
    const auto* list = self.as<Sequence>();
    const std::optional<Values> items =
        arguments.items.size() == 1 ? iterate(arguments.items[0].value) : std::nullopt;
    if (!items || list->kind != Sequence::Kind::List
        || list->items->size() + items->size() > maxItems) {
        return std::nullopt;
    }
    list->items->insert(list->items->end(), items->begin(), items->end());
    return Value{};
}

std::optional<Value> copy(const Value& self, const Arguments&)
{
    if (const auto* sequence = self.as<Sequence>()) {
        return Value::sequence(sequence->kind, *sequence->items);
    }
    return Value::dict(*self.as<Dict>()->items);
}

std::optional<Value> items(const Value& self, const Arguments&)
{
    Values pairs;
    for (const auto& [key, item] : *self.as<Dict>()->items) {
        pairs.push_back(Value::tuple({key, item}));
    }
    return Value::list(std::move(pairs));
}

std::optional<Value> keys(const Value& self, const Arguments&)
{
    return Value::list(iterate(self).value_or(Values()));
}

std::optional<Value> values(const Value& self, const Arguments&)
{
    Values all;
    for (const auto& [key, item] : *self.as<Dict>()->items) {
        all.push_back(item);
    }
    return Value::list(std::move(all));
}

std::optional<Value> get(const Value& self, const Arguments& arguments)
{
    if (arguments.items.empty() || arguments.items.size() > 2) {
        return std::nullopt;
    }
    for (const auto& [key, item] : *self.as<Dict>()->items) {
        const std::optional<bool> same = equals(key, arguments.items[0].value);
        if (!same) {
            return std::nullopt;
        }
        if (*same) {
            return item;
        }
    }
    return arguments.items.size() == 2 ? arguments.items[1].value : Value{};
}

Method methodOf(const Value& value, const QString& name)
{
    static const QHash<QString, Method> ofTexts{
        {u"strip"_s, strip},
        {u"lower"_s, lower},
        {u"upper"_s, upper},
        {u"format"_s, format},
        {u"join"_s, join},
        {u"replace"_s, replace},
        {u"split"_s, split},
        {u"startswith"_s, startsWith},
        {u"endswith"_s, endsWith},
    };
    static const QHash<QString, Method> ofSequences{
        {u"append"_s, append}, {u"extend"_s, extend}, {u"copy"_s, copy}};
    static const QHash<QString, Method> ofDicts{{u"items"_s, items},
                                                {u"keys"_s, keys},
                                                {u"values"_s, values},
                                                {u"get"_s, get},
                                                {u"copy"_s, copy}};
    if (value.as<QString>() != nullptr) {
        return ofTexts.value(name, nullptr);
    }
    if (value.as<Sequence>() != nullptr) {
        return ofSequences.value(name, nullptr);
    }
    return value.as<Dict>() != nullptr ? ofDicts.value(name, nullptr) : nullptr;
}

}  // namespace

Value callPlainMethod(const Value& value, const QString& name, const Arguments& arguments)
{
    const Method method = methodOf(value, name);
    if (std::optional<Value> result = method != nullptr ? method(value, arguments) : std::nullopt) {
        return *std::move(result);
    }
    const Unknown* inside = arguments.firstUnknown();
    const Opaque why = inside != nullptr
                           ? inside->why
                           : arguments.opaque(u"calls '%1' of %2"_s.arg(name, describe(value)));
    // It may have changed a list or dict whose other names would then be wrong.
    if (const auto* sequence = value.as<Sequence>()) {
        *sequence->items = {Value::unknown(why)};
    } else if (const auto* dict = value.as<Dict>()) {
        *dict->items = {{Value::unknown(why), Value::unknown(why)}};
    }
    return Value::passive(why);
}

}  // namespace limbeck::python
