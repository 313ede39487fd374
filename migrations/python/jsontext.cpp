// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/classdata.h"
#include "migrations/python/standardfunctions.h"

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// A JSON string as json.dumps writes it: ASCII only.
QString quoted(const QString& text)
{
    QString made(u'"');
    for (const QChar c : text) {
        const ushort code = c.unicode();
        switch (code) {
        case '"':
            made += u"\\\""_s;
            break;
        case '\\':
            made += u"\\\\"_s;
            break;
        case '\n':
            made += u"\\n"_s;
            break;
        case '\r':
            made += u"\\r"_s;
            break;
        case '\t':
            made += u"\\t"_s;
            break;
        case '\b':
            made += u"\\b"_s;
            break;
        case '\f':
            made += u"\\f"_s;
            break;
        default:
            made += code < 0x20 || code > 0x7e ? u"\\u%1"_s.arg(QString::number(code, 16), 4, u'0')
                                               : QString(c);
        }
    }
    return made + u'"';
}

std::optional<QString> written(const Value& value, bool sortKeys, int depth)
{
    if (depth > 20) {
        return std::nullopt;
    }
    if (value.isNone()) {
        return u"null"_s;
    }
    if (const auto* flag = value.as<bool>()) {
        return *flag ? u"true"_s : u"false"_s;
    }
    if (value.as<qint64>() != nullptr || value.as<double>() != nullptr) {
        return toRepr(value);
    }
    if (const std::optional<QString> text = textIn(value)) {
        return quoted(*text);
    }
    QStringList parts;
    qsizetype size = 0;
    if (const auto* list = value.as<Sequence>()) {
        const bool isOrdered =
            list->kind == Sequence::Kind::List || list->kind == Sequence::Kind::Tuple;
        for (const Value& item : isOrdered ? *list->items : Values()) {
            const std::optional<QString> part = written(item, sortKeys, depth + 1);
            if (!part || (size += part->size()) > maxText) {
                return std::nullopt;
            }
            parts << *part;
        }
        return isOrdered ? std::optional(u'[' + parts.join(u", "_s) + u']') : std::nullopt;
    }
    const auto* dict = value.as<Dict>();
    if (dict == nullptr) {
        return std::nullopt;
    }
    Pairs pairs = *dict->items;
    for (const auto& [key, item] : pairs) {
        if (key.as<QString>() == nullptr) {
            return std::nullopt;
        }
    }
    if (sortKeys) {
        std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
            return a.first.template as<QString>()->toUtf8()
                   < b.first.template as<QString>()->toUtf8();
        });
    }
    for (const auto& [key, item] : pairs) {
        const std::optional<QString> part = written(item, sortKeys, depth + 1);
        if (!part || (size += part->size()) > maxText) {
            return std::nullopt;
        }
        parts << quoted(*key.as<QString>()) + u": "_s + *part;
    }
    return u'{' + parts.join(u", "_s) + u'}';
}

}  // namespace

std::optional<QString> writeJson(const Value& value, bool sortKeys)
{
    return written(value, sortKeys, 0);
}

}  // namespace limbeck::python
