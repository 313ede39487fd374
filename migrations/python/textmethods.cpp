// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/plainmethods.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

using Result = std::optional<Value>;

const QString& textOf(const Value& value)
{
    return *value.as<QString>();
}

/// Letters beyond these change in ways that differ between Unicode's versions.
bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

/// White space as str.strip() sees it: also the four separators that Qt does not count.
bool isSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

template <bool left, bool right>
Result strip(const Value& self, const Arguments& arguments, const Callback&)
{
    const QString& text = textOf(self);
    const QString* letters = textArgument(arguments, 0);
    if (arguments.items.size() > 1 || (arguments.items.size() == 1 && letters == nullptr)) {
        return std::nullopt;
    }
    const auto goes = [letters](QChar c) {
        return letters != nullptr ? letters->contains(c) : isSpace(c);
    };
    qsizetype start = 0;
    qsizetype end = text.size();
    while (left && start < end && goes(text[start])) {
        ++start;
    }
    while (right && end > start && goes(text[end - 1])) {
        --end;
    }
    return Value{text.mid(start, end - start)};
}

template <typename Change>
Result changed(const Value& self, const Arguments& arguments, Change change)
{
    return arguments.items.empty() && isAscii(textOf(self)) ? Result(Value{change(textOf(self))})
                                                            : std::nullopt;
}

/// Letters that have one other case, the same since Unicode 3 (Latin, Cyrillic), and signs that
/// have none.
bool hasPlainCase(QChar c)
{
    static const QList<std::pair<ushort, ushort>> ranges{{0, 0xde},
                                                         {0xe0, 0x12f},
                                                         {0x132, 0x148},
                                                         {0x14a, 0x17e},
                                                         {0x400, 0x45f},
                                                         {0x2000, 0x20cf},
                                                         {0x3000, 0x9fff},
                                                         {0xac00, 0xd7a3}};
    return std::ranges::any_of(ranges, [c](const auto& range) {
        return c.unicode() >= range.first && c.unicode() <= range.second;
    });
}

template <typename Change>
Result recased(const Value& self, const Arguments& arguments, Change change)
{
    return arguments.items.empty() && std::ranges::all_of(textOf(self), hasPlainCase)
               ? Result(Value{change(textOf(self))})
               : std::nullopt;
}

Result lower(const Value& self, const Arguments& arguments, const Callback&)
{
    return recased(self, arguments, [](const QString& text) { return text.toLower(); });
}

Result upper(const Value& self, const Arguments& arguments, const Callback&)
{
    return recased(self, arguments, [](const QString& text) { return text.toUpper(); });
}

Result capitalize(const Value& self, const Arguments& arguments, const Callback&)
{
    return changed(self, arguments, [](const QString& text) {
        return text.left(1).toUpper() + text.mid(1).toLower();
    });
}

Result title(const Value& self, const Arguments& arguments, const Callback&)
{
    return changed(self, arguments, [](const QString& text) {
        QString made;
        for (const QChar c : text) {
            const bool isInside = !made.isEmpty() && made.back().isLetter();
            made += isInside ? c.toLower() : c.toUpper();
        }
        return made;
    });
}

Result format(const Value& self, const Arguments& arguments, const Callback&)
{
    const std::optional<QString> text = braceFormat(textOf(self), arguments);
    return text ? Result(Value{*text}) : std::nullopt;
}

Result join(const Value& self, const Arguments& arguments, const Callback&)
{
    const Value* given = arguments.items.size() == 1 ? positional(arguments, 0) : nullptr;
    const std::optional<Values> items = given != nullptr ? iterate(*given) : std::nullopt;
    if (!items) {
        return std::nullopt;
    }
    QStringList parts;
    qsizetype size = 0;
    for (const Value& item : *items) {
        const std::optional<QString> part = textIn(item);
        if (!part || (size += part->size() + textOf(self).size()) > maxText) {
            return std::nullopt;
        }
        parts << *part;
    }
    return Value{parts.join(textOf(self))};
}

Result replace(const Value& self, const Arguments& arguments, const Callback&)
{
    const QString* from = textArgument(arguments, 0);
    const QString* to = textArgument(arguments, 1);
    const size_t size = arguments.items.size();
    const auto* count = size == 3 ? arguments.items[2].value.as<qint64>() : nullptr;
    if (from == nullptr || to == nullptr || (size != 2 && count == nullptr) || from->isEmpty()
        || to->size() > 10'000) {
        return std::nullopt;
    }
    QString text = textOf(self);
    if (text.count(*from) * to->size() > maxText) {
        return std::nullopt;
    }
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

Value listOf(const QStringList& parts)
{
    Values items;
    for (const QString& part : parts) {
        items.push_back(Value{part});
    }
    return Value::list(std::move(items));
}

QStringList words(const QString& text)
{
    QStringList parts;
    QString word;
    for (const QChar c : text + u' ') {
        if (!isSpace(c)) {
            word += c;
        } else if (!word.isEmpty()) {
            parts << std::exchange(word, QString());
        }
    }
    return parts;
}

/// split and rsplit: `maxsplit` only with a separator.
template <bool fromRight>
Result split(const Value& self, const Arguments& arguments, const Callback&)
{
    const QString* separator = nullptr;
    qint64 most = -1;
    for (size_t i = 0; i < arguments.items.size(); ++i) {
        const Argument& argument = arguments.items[i];
        const bool isMost = argument.name == "maxsplit"_L1 || (argument.name.isEmpty() && i == 1);
        const auto* number = argument.value.as<qint64>();
        const auto* text = argument.value.as<QString>();
        if (isMost ? number == nullptr : text == nullptr && !argument.value.isNone()) {
            return std::nullopt;
        }
        most = isMost ? *number : most;
        separator = isMost ? separator : text;
    }
    if (separator == nullptr) {
        return most < 0 ? Result(listOf(words(textOf(self)))) : std::nullopt;
    }
    if (separator->isEmpty()) {
        return std::nullopt;
    }
    QStringList parts = textOf(self).split(*separator);
    while (most >= 0 && parts.size() > most + 1) {
        if (fromRight) {
            const QString first = parts.takeFirst();
            parts.first() = first + *separator + parts.first();
        } else {
            const QString last = parts.takeLast();
            parts.last() += *separator + last;
        }
    }
    return listOf(parts);
}

Result splitLines(const Value& self, const Arguments& arguments, const Callback&)
{
    static const QRegularExpression others(u"[\\r\\x0b\\f\\x1c-\\x1e\\x85\\x{2028}\\x{2029}]"_s);
    const QString& text = textOf(self);
    if (!arguments.items.empty() || text.contains(others)) {
        return std::nullopt;
    }
    QStringList lines = text.split(u'\n');
    if (lines.constLast().isEmpty()) {
        lines.removeLast();
    }
    return listOf(lines);
}

template <bool fromRight>
Result partition(const Value& self, const Arguments& arguments, const Callback&)
{
    const QString* separator = textArgument(arguments, 0);
    if (separator == nullptr || separator->isEmpty() || arguments.items.size() != 1) {
        return std::nullopt;
    }
    const QString& text = textOf(self);
    const qsizetype at = fromRight ? text.lastIndexOf(*separator) : text.indexOf(*separator);
    const Value nothing{QString()};
    if (at < 0) {
        return fromRight ? Value::tuple({nothing, nothing, self})
                         : Value::tuple({self, nothing, nothing});
    }
    return Value::tuple(
        {Value{text.first(at)}, Value{*separator}, Value{text.sliced(at + separator->size())}});
}

template <bool atStart>
Result hasEnd(const Value& self, const Arguments& arguments, const Callback&)
{
    const Value* given = arguments.items.size() == 1 ? positional(arguments, 0) : nullptr;
    const auto* several = given != nullptr ? given->as<Sequence>() : nullptr;
    const Values parts = several != nullptr ? *several->items
                         : given != nullptr ? Values{*given}
                                            : Values();
    bool isFound = false;
    for (const Value& part : parts) {
        const std::optional<QString> text = textIn(part);
        if (!text) {
            return std::nullopt;
        }
        isFound =
            isFound || (atStart ? textOf(self).startsWith(*text) : textOf(self).endsWith(*text));
    }
    return given != nullptr ? Result(Value{isFound}) : std::nullopt;
}

template <bool atStart>
Result removeEnd(const Value& self, const Arguments& arguments, const Callback&)
{
    const QString* part = textArgument(arguments, 0);
    if (part == nullptr) {
        return std::nullopt;
    }
    const QString& text = textOf(self);
    const bool isThere = atStart ? text.startsWith(*part) : text.endsWith(*part);
    return !isThere  ? self
           : atStart ? Value{text.sliced(part->size())}
                     : Value{text.chopped(part->size())};
}

Result find(const Value& self, const Arguments& arguments, const Callback&)
{
    const QString* part = textArgument(arguments, 0);
    const bool isPlain = part != nullptr && arguments.items.size() == 1 && isAscii(textOf(self));
    return isPlain ? Result(Value{static_cast<qint64>(textOf(self).indexOf(*part))}) : std::nullopt;
}

Result count(const Value& self, const Arguments& arguments, const Callback&)
{
    const QString* part = textArgument(arguments, 0);
    if (part == nullptr || part->isEmpty() || arguments.items.size() != 1) {
        return std::nullopt;
    }
    return Value{static_cast<qint64>(textOf(self).split(*part).size() - 1)};
}

template <bool (*test)(QChar)>
Result every(const Value& self, const Arguments&, const Callback&)
{
    const QString& text = textOf(self);
    return isAscii(text)
               ? Result(Value{!text.isEmpty() && std::all_of(text.begin(), text.end(), test)})
               : std::nullopt;
}

bool isDigit(QChar c)
{
    return c.isDigit();
}

bool isLetter(QChar c)
{
    return c.isLetter();
}

bool isLetterOrDigit(QChar c)
{
    return c.isLetterOrNumber();
}

template <char16_t side>
Result justify(const Value& self, const Arguments& arguments, const Callback&)
{
    const Value* width = positional(arguments, 0);
    const auto* number = width != nullptr ? width->as<qint64>() : nullptr;
    if (number == nullptr || *number < 0 || *number > 10'000 || arguments.items.size() != 1) {
        return std::nullopt;
    }
    const bool isZero = side == u'0';
    if (isZero && (textOf(self).startsWith(u'-') || textOf(self).startsWith(u'+'))) {
        return std::nullopt;
    }
    const qsizetype missing = *number - textOf(self).toUcs4().size();
    const QString filling = QString(isZero ? u'0' : u' ').repeated(qMax<qsizetype>(0, missing));
    return Value{side == u'<' ? textOf(self) + filling : filling + textOf(self)};
}

}  // namespace

PlainMethod textMethod(const QString& name)
{
    static const QHash<QString, PlainMethod> methods{
        {u"strip"_s, strip<true, true>},
        {u"lstrip"_s, strip<true, false>},
        {u"rstrip"_s, strip<false, true>},
        {u"lower"_s, lower},
        {u"casefold"_s, lower},
        {u"upper"_s, upper},
        {u"capitalize"_s, capitalize},
        {u"title"_s, title},
        {u"format"_s, format},
        {u"join"_s, join},
        {u"replace"_s, replace},
        {u"split"_s, split<false>},
        {u"rsplit"_s, split<true>},
        {u"splitlines"_s, splitLines},
        {u"partition"_s, partition<false>},
        {u"rpartition"_s, partition<true>},
        {u"startswith"_s, hasEnd<true>},
        {u"endswith"_s, hasEnd<false>},
        {u"removeprefix"_s, removeEnd<true>},
        {u"removesuffix"_s, removeEnd<false>},
        {u"find"_s, find},
        {u"count"_s, count},
        {u"isdigit"_s, every<isDigit>},
        {u"isnumeric"_s, every<isDigit>},
        {u"isalpha"_s, every<isLetter>},
        {u"isalnum"_s, every<isLetterOrDigit>},
        {u"isspace"_s, every<isSpace>},
        {u"zfill"_s, justify<u'0'>},
        {u"ljust"_s, justify<u'<'>},
        {u"rjust"_s, justify<u'>'>},
    };
    return methods.value(name, nullptr);
}

}  // namespace limbeck::python
