// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/value.h"

#include "models/base/overloaded.h"

#include <QLocale>

#include <cmath>

namespace limbeck::python {

using namespace Qt::StringLiterals;

Value Value::sequence(Sequence::Kind kind, Values items)
{
    return {Sequence{kind, std::make_shared<Values>(std::move(items))}};
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
    return {Dict{std::make_shared<Pairs>(std::move(items))}};
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
    object.arguments = std::make_shared<const Arguments>(std::move(arguments));
    object.methods = std::make_shared<const std::vector<MethodCall>>();
    object.id = id;
    return {object};
}

Opaque Arguments::opaque(const QString& reason) const
{
    return {.where = where, .reason = reason, .code = code};
}

const Unknown* Arguments::firstUnknown() const
{
    for (const Argument& argument : items) {
        if (const Unknown* unknown = unknownIn(argument.value)) {
            return unknown;
        }
    }
    return nullptr;
}

namespace {

/// Sequences may hold themselves; deeper than this nobody nests them on purpose.
constexpr int maxDepth = 20;

const Unknown* unknownInside(const Value& value, int depth)
{
    if (const auto* unknown = value.as<Unknown>()) {
        return unknown;
    }
    if (depth > maxDepth) {
        return nullptr;
    }
    if (const auto* sequence = value.as<Sequence>()) {
        for (const Value& item : *sequence->items) {
            if (const Unknown* unknown = unknownInside(item, depth + 1)) {
                return unknown;
            }
        }
    }
    if (const auto* dict = value.as<Dict>()) {
        for (const auto& [key, item] : *dict->items) {
            const Unknown* unknown = unknownInside(key, depth + 1);
            unknown = unknown != nullptr ? unknown : unknownInside(item, depth + 1);
            if (unknown != nullptr) {
                return unknown;
            }
        }
    }
    return nullptr;
}

std::optional<double> asNumber(const Value& value)
{
    if (const auto* flag = value.as<bool>()) {
        return *flag ? 1.0 : 0.0;
    }
    if (const auto* integer = value.as<qint64>()) {
        return static_cast<double>(*integer);
    }
    const auto* real = value.as<double>();
    return real != nullptr ? std::optional(*real) : std::nullopt;
}

std::optional<bool> equalInside(const Value& a, const Value& b, int depth);

std::optional<bool> equalSequences(const Sequence& a, const Sequence& b, int depth)
{
    if (a.kind == Sequence::Kind::Set || b.kind == Sequence::Kind::Set || depth > maxDepth) {
        return std::nullopt;
    }
    if (a.kind != b.kind || a.items->size() != b.items->size()) {
        return false;
    }
    bool isCertain = true;
    for (size_t i = 0; i < a.items->size(); ++i) {
        const std::optional<bool> equal = equalInside((*a.items)[i], (*b.items)[i], depth + 1);
        if (equal == false) {
            return false;
        }
        isCertain = isCertain && equal.has_value();
    }
    return isCertain ? std::optional(true) : std::nullopt;
}

bool isPlain(const Value& value)
{
    return value.isNone() || asNumber(value) || value.as<QString>() != nullptr
           || value.as<Sequence>() != nullptr || value.as<Dict>() != nullptr;
}

std::optional<bool> equalInside(const Value& a, const Value& b, int depth)
{
    if (!isPlain(a) || !isPlain(b)) {
        return std::nullopt;
    }
    if (a.isNone() || b.isNone()) {
        return a.isNone() && b.isNone();
    }
    if (asNumber(a) && asNumber(b)) {
        return *asNumber(a) == *asNumber(b);
    }
    const auto* left = a.as<QString>();
    const auto* right = b.as<QString>();
    if (left != nullptr && right != nullptr) {
        return *left == *right;
    }
    const auto* leftItems = a.as<Sequence>();
    const auto* rightItems = b.as<Sequence>();
    if (leftItems != nullptr && rightItems != nullptr) {
        return equalSequences(*leftItems, *rightItems, depth);
    }
    if (a.as<Dict>() != nullptr && b.as<Dict>() != nullptr) {
        return std::nullopt;
    }
    return false;
}

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
    if (depth > maxDepth || sequence.kind == Sequence::Kind::Set) {
        return std::nullopt;
    }
    QStringList parts;
    for (const Value& item : *sequence.items) {
        const std::optional<QString> part = reprInside(item, depth + 1);
        if (!part) {
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
            [](const auto&) -> std::optional<QString> { return std::nullopt; },
        },
        value.data);
}

}  // namespace

const Unknown* unknownIn(const Value& value)
{
    return unknownInside(value, 0);
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
            [](const Sequence& items) -> std::optional<bool> { return !items.items->empty(); },
            [](const Dict& items) -> std::optional<bool> { return !items.items->empty(); },
            [](const Function&) -> std::optional<bool> { return true; },
            [](const auto&) -> std::optional<bool> { return std::nullopt; },
        },
        value.data);
}

std::optional<bool> equals(const Value& a, const Value& b)
{
    return equalInside(a, b, 0);
}

std::optional<QString> toText(const Value& value)
{
    const auto* text = value.as<QString>();
    return text != nullptr ? std::optional(*text) : toRepr(value);
}

std::optional<QString> toRepr(const Value& value)
{
    return reprInside(value, 0);
}

QString describe(const Value& value)
{
    return std::visit(Overloaded{
                          [](const None&) { return u"None"_s; },
                          [](bool) { return u"a truth value"_s; },
                          [](qint64) { return u"a number"_s; },
                          [](double) { return u"a number"_s; },
                          [](const QString&) { return u"a text"_s; },
                          [](const Sequence& items) {
                              return items.kind == Sequence::Kind::Set ? u"a set"_s : u"a list"_s;
                          },
                          [](const Dict&) { return u"a dictionary"_s; },
                          [](const Reference& reference) { return u'\'' + reference.path + u'\''; },
                          [](const Function&) { return u"a function"_s; },
                          [](const Object& object) { return u"a '%1'"_s.arg(object.type); },
                          [](const Unknown& unknown) { return unknown.why.reason; },
                      },
                      value.data);
}

}  // namespace limbeck::python
