// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/operators.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

const Value* findKey(const Dict& dict, const QString& key)
{
    for (const auto& [each, item] : *dict.items) {
        if (equals(each, Value{key}) == true) {
            return &item;
        }
    }
    return nullptr;
}

std::optional<QString> converted(QChar conversion, const Value& value)
{
    if (conversion == u's') {
        return toText(value);
    }
    if (conversion == u'r') {
        return toRepr(value);
    }
    return conversion == u'd' && value.as<qint64>() != nullptr ? toText(value) : std::nullopt;
}

const Value* findArgument(const Arguments& arguments, const QString& field, int& next)
{
    bool isNumber = false;
    int position = field.toInt(&isNumber);
    if (field.isEmpty()) {
        position = next++;
        isNumber = true;
    }
    int seen = 0;
    for (const Argument& argument : arguments.items) {
        if (isNumber ? argument.name.isEmpty() && seen++ == position : argument.name == field) {
            return &argument.value;
        }
    }
    return nullptr;
}

}  // namespace

std::optional<QString> percentFormat(const QString& format, const Value& value)
{
    const auto* sequence = value.as<Sequence>();
    const bool isTuple = sequence != nullptr && sequence->kind == Sequence::Kind::Tuple;
    const Values values = isTuple ? *sequence->items : Values{value};
    const auto* dict = value.as<Dict>();
    size_t next = 0;
    bool usesNames = false;
    QString text;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != u'%') {
            text += format[i];
            continue;
        }
        if (++i >= format.size()) {
            return std::nullopt;
        }
        if (format[i] == u'%') {
            text += u'%';
            continue;
        }
        const Value* item = nullptr;
        if (format[i] == u'(') {
            const qsizetype end = format.indexOf(u')', i);
            if (end < 0 || end + 1 >= format.size() || dict == nullptr) {
                return std::nullopt;
            }
            item = findKey(*dict, format.mid(i + 1, end - i - 1));
            i = end + 1;
            usesNames = true;
        } else if (next < values.size()) {
            item = &values[next++];
        }
        const std::optional<QString> part =
            item != nullptr ? converted(format[i], *item) : std::nullopt;
        if (!part || text.size() > maxText) {
            return std::nullopt;
        }
        text += *part;
    }
    return usesNames || next == values.size() ? std::optional(text) : std::nullopt;
}

std::optional<QString> braceFormat(const QString& format, const Arguments& arguments)
{
    QString text;
    int next = 0;
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar c = format[i];
        if (c != u'{' && c != u'}') {
            text += c;
            continue;
        }
        if (i + 1 < format.size() && format[i + 1] == c) {
            text += c;
            ++i;
            continue;
        }
        const qsizetype end = format.indexOf(u'}', i);
        if (c == u'}' || end < 0) {
            return std::nullopt;
        }
        const QString field = format.mid(i + 1, end - i - 1);
        const Value* value = findArgument(arguments, field, next);
        const std::optional<QString> part = value != nullptr ? toText(*value) : std::nullopt;
        if (!part || text.size() > maxText) {
            return std::nullopt;
        }
        text += *part;
        i = end;
    }
    return text;
}

}  // namespace limbeck::python
