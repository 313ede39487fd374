// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/classdata.h"
#include "migrations/python/operators.h"
#include "migrations/python/value.h"
#include "models/base/overloaded.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDepth = 20;  // as in equality.cpp

QString quoted(const QString& text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString result(quote);
    for (const QChar c : text) {
        if (c == quote || c == u'\\') {
            result += u'\\';
            result += c;
        } else if (c == u'\n') {
            result += u"\\n"_s;
        } else if (c == u'\t') {
            result += u"\\t"_s;
        } else if (c == u'\r') {
            result += u"\\r"_s;
        } else {
            result += c;
        }
    }
    return result + quote;
}

std::optional<QString> realText(double value)
{
    const double size = std::abs(value);
    if (!std::isfinite(value) || size >= 1e16 || (size != 0 && size < 1e-4)) {
        return std::nullopt;
    }
    const QString text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    return text.contains(u'.') ? text : text + u".0"_s;
}

std::optional<QString> reprInside(const Value& value, int depth);

std::optional<QString> sequenceRepr(const Sequence& sequence, int depth)
{
    const bool isOrdered =
        sequence.kind == Sequence::Kind::List || sequence.kind == Sequence::Kind::Tuple;
    if (depth > maxDepth || !isOrdered) {
        return std::nullopt;
    }
    QStringList parts;
    qsizetype size = 0;
    for (const Value& item : *sequence.items) {
        const std::optional<QString> part = reprInside(item, depth + 1);
        if (!part || (size += part->size()) > maxText) {
            return std::nullopt;
        }
        parts << *part;
    }
    const QString text = parts.join(u", "_s);
    if (sequence.kind == Sequence::Kind::List) {
        return u'[' + text + u']';
    }
    return u'(' + text + (parts.size() == 1 ? u",)"_s : u")"_s);
}

std::optional<QString> dictRepr(const Dict& dict, int depth)
{
    QStringList parts;
    qsizetype size = 0;
    for (const auto& [key, item] : *dict.items) {
        const std::optional<QString> name =
            depth > maxDepth || dict.factory != nullptr ? std::nullopt : reprInside(key, depth + 1);
        const std::optional<QString> text = name ? reprInside(item, depth + 1) : std::nullopt;
        if (!text || (size += name->size() + text->size()) > maxText) {
            return std::nullopt;
        }
        parts << *name + u": "_s + *text;
    }
    return u'{' + parts.join(u", "_s) + u'}';
}

/// str() of a member. What it is for members that are texts or numbers too, changed with
/// Python's versions.
std::optional<QString> memberText(const Instance& member)
{
    if (member.member.isEmpty() || attributeIn(*member.type, u"__str__"_s) != nullptr
        || attributeIn(*member.type, u"__format__"_s) != nullptr) {
        return std::nullopt;
    }
    if (member.type->enumKind == ClassData::EnumKind::Plain) {
        return member.type->name + u'.' + member.member;
    }
    return member.type->enumKind == ClassData::EnumKind::OwnText ? textIn({member}) : std::nullopt;
}

std::optional<QString> reprInside(const Value& value, int depth)
{
    return std::visit(
        Overloaded{
            [](const None&) -> std::optional<QString> { return u"None"_s; },
            [](bool flag) -> std::optional<QString> { return flag ? u"True"_s : u"False"_s; },
            [](qint64 number) -> std::optional<QString> { return QString::number(number); },
            [](double number) { return realText(number); },
            [](const QString& text) -> std::optional<QString> { return quoted(text); },
            [depth](const Sequence& sequence) { return sequenceRepr(sequence, depth); },
            [depth](const Dict& dict) { return dictRepr(dict, depth); },
            [](const auto&) -> std::optional<QString> { return std::nullopt; },
        },
        value.data);
}

/// str() of uuid.UUID('…'): in small letters, with its four dashes.
std::optional<QString> uuidText(const Object& object)
{
    const bool isPlain = object.type == "uuid.UUID"_L1 && object.methods->empty()
                         && object.arguments->items.size() == 1;
    const auto* text = isPlain ? object.arguments->items[0].value.as<QString>() : nullptr;
    if (text == nullptr) {
        return std::nullopt;
    }
    QString hex = text->toLower();
    hex.remove(u'-');
    const bool isHex = hex.size() == 32 && std::ranges::all_of(hex, [](QChar c) {
                           return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
                       });
    for (const int place : {8, 13, 18, 23}) {
        hex.insert(place, u'-');
    }
    return isHex ? std::optional(hex) : std::nullopt;
}

/// str() of a date or a moment that is made of numbers.
std::optional<QString> momentText(const Object& object)
{
    QList<int> numbers;
    const std::vector<Argument>& items = object.arguments->items;
    if (items.empty() || !object.methods->empty()) {
        return std::nullopt;
    }
    const auto* zone = items.size() == 8 ? items.back().value.as<Reference>() : nullptr;
    const bool isZoned = zone != nullptr && zone->path == "datetime.timezone.utc"_L1;
    for (size_t i = 0; i < items.size() - (isZoned ? 1 : 0); ++i) {
        const auto* number = items[i].value.as<qint64>();
        if (number == nullptr || !items[i].name.isEmpty()) {
            return std::nullopt;
        }
        numbers << static_cast<int>(*number);
    }
    const bool isDate = object.type == "datetime.date"_L1 && numbers.size() == 3;
    if (!isDate && (object.type != "datetime.datetime"_L1 || numbers.size() < 3)) {
        return std::nullopt;
    }
    const auto digits = [](int value, int width) {
        return u"%1"_s.arg(value, width, 10, QChar(u'0'));
    };
    const QString date =
        digits(numbers[0], 4) + u'-' + digits(numbers[1], 2) + u'-' + digits(numbers[2], 2);
    if (isDate) {
        return date;
    }
    const int microseconds = numbers.value(6);
    return date + u' ' + digits(numbers.value(3), 2) + u':' + digits(numbers.value(4), 2) + u':'
           + digits(numbers.value(5), 2)
           + (microseconds > 0 ? u'.' + digits(microseconds, 6) : QString())
           + (isZoned ? u"+00:00"_s : QString());
}

}  // namespace

std::optional<QString> toText(const Value& value)
{
    if (const auto* object = value.as<Object>()) {
        const std::optional<QString> id = uuidText(*object);
        return id ? id : momentText(*object);
    }
    if (const auto* member = value.as<Instance>()) {
        return memberText(*member);
    }
    const auto* text = value.as<QString>();
    return text != nullptr ? std::optional(*text) : toRepr(value);
}

std::optional<QString> toRepr(const Value& value)
{
    return reprInside(value, 0);
}

}  // namespace limbeck::python
