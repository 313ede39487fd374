// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/expression/pythonjson.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Value;

namespace {

constexpr int maxDepth = 50;

/// Python escapes everything that is not ASCII.
QString quoted(const QString& text)
{
    QString result(u'"');
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"':
            result += u"\\\""_s;
            break;
        case u'\\':
            result += u"\\\\"_s;
            break;
        case u'\n':
            result += u"\\n"_s;
            break;
        case u'\r':
            result += u"\\r"_s;
            break;
        case u'\t':
            result += u"\\t"_s;
            break;
        case u'\b':
            result += u"\\b"_s;
            break;
        case u'\f':
            result += u"\\f"_s;
            break;
        default:
            if (c.unicode() >= 0x20 && c.unicode() < 0x7f) {
                result += c;
            } else {
                result += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
            }
        }
    }
    return result + u'"';
}

std::optional<QString> json(const Value& value, int depth);

std::optional<QString> list(const python::Sequence& items, int depth)
{
    if (items.kind == python::Sequence::Kind::Set) {
        return std::nullopt;
    }
    QStringList parts;
    for (const Value& item : *items.items) {
        const std::optional<QString> part = json(item, depth + 1);
        if (!part) {
            return std::nullopt;
        }
        parts << *part;
    }
    return u'[' + parts.join(u", "_s) + u']';
}

std::optional<QString> dictionary(const python::Dict& dict, int depth)
{
    QStringList parts;
    for (const auto& [key, item] : *dict.items) {
        const auto* name = key.as<QString>();
        const std::optional<QString> part = json(item, depth + 1);
        if (name == nullptr || !part) {
            return std::nullopt;
        }
        parts << quoted(*name) + u": "_s + *part;
    }
    return u'{' + parts.join(u", "_s) + u'}';
}

std::optional<QString> json(const Value& value, int depth)
{
    if (depth > maxDepth) {
        return std::nullopt;
    }
    if (value.isNone()) {
        return u"null"_s;
    }
    if (const auto* flag = value.as<bool>()) {
        return *flag ? u"true"_s : u"false"_s;
    }
    if (const auto* text = value.as<QString>()) {
        return quoted(*text);
    }
    if (const auto* items = value.as<python::Sequence>()) {
        return list(*items, depth);
    }
    if (const auto* dict = value.as<python::Dict>()) {
        return dictionary(*dict, depth);
    }
    const bool isNumber = value.as<qint64>() != nullptr || value.as<double>() != nullptr;
    return isNumber ? python::toText(value) : std::nullopt;
}

}  // namespace

std::optional<QString> pythonJson(const python::Value& value)
{
    return json(value, 0);
}

}  // namespace limbeck
