// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/operators.h"

#include <QRegularExpression>

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

/// [[fill]align][sign][#][0][width][grouping][.precision][type] of Python's format().
struct Specifier
{
    QString fill = QStringLiteral(" ");
    QChar align;
    QChar sign = u'-';
    int width = 0;
    QChar grouping;
    int precision = -1;
    QChar type;

    static std::optional<Specifier> read(const QString& text)
    {
        static const QRegularExpression form(
            u"^(?:(.)?([<>=^]))?([-+ ])?(0)?([0-9]{1,4})?([,_])?(?:\\.([0-9]{1,3}))?([sdfxXob%])?$"_s,
            QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = form.match(text);
        if (!match.hasMatch()) {
            return std::nullopt;
        }
        const auto letter = [&match](int group) {
            return match.captured(group).isEmpty() ? QChar() : match.captured(group).at(0);
        };
        Specifier made;
        made.align = letter(2);
        made.fill = match.captured(1).isEmpty() ? made.fill : match.captured(1);
        made.sign = letter(3).isNull() ? made.sign : letter(3);
        if (!letter(4).isNull() && made.align.isNull()) {
            made.fill = u"0"_s;
            made.align = u'=';
        }
        made.width = match.captured(5).toInt();
        made.grouping = letter(6);
        made.precision = match.captured(7).isEmpty() ? -1 : match.captured(7).toInt();
        made.type = letter(8);
        return made;
    }

    QString aligned(const QString& text, QChar otherwise) const
    {
        const qsizetype missing = width - text.toUcs4().size();
        if (missing <= 0) {
            return text;
        }
        const QChar side = align.isNull() ? otherwise : align;
        if (side == u'=') {
            const qsizetype signs = text.startsWith(u'-') || text.startsWith(u'+') ? 1 : 0;
            return text.first(signs) + fill.repeated(missing) + text.sliced(signs);
        }
        const qsizetype before = side == u'<' ? 0 : side == u'>' ? missing : missing / 2;
        return fill.repeated(before) + text + fill.repeated(missing - before);
    }

    std::optional<QString> number(const Value& value) const
    {
        const auto* integer = value.as<qint64>();
        const auto* real = value.as<double>();
        const bool isReal = type == u'f' || type == u'%';
        QString digits;
        if (isReal) {
            const double given = integer != nullptr ? static_cast<double>(*integer) : *real;
            digits = QString::number(
                type == u'%' ? given * 100 : given, 'f', precision < 0 ? 6 : precision);
        } else if (integer == nullptr || precision >= 0) {
            return std::nullopt;
        } else {
            const int base = type == u'x' || type == u'X' ? 16
                             : type == u'o'               ? 8
                             : type == u'b'               ? 2
                                                          : 10;
            digits = QString::number(*integer, base);
            digits = type == u'X' ? digits.toUpper() : digits;
        }
        const bool isNegative = digits.startsWith(u'-');
        digits = isNegative ? digits.sliced(1) : digits;
        if (!grouping.isNull()) {
            if (width > 0 && align == u'=') {
                return std::nullopt;
            }
            qsizetype end = digits.indexOf(u'.');
            for (qsizetype i = (end < 0 ? digits.size() : end) - 3; i > 0; i -= 3) {
                digits.insert(i, grouping);
            }
        }
        const QString before = isNegative ? u"-"_s : sign == u'-' ? QString() : QString(sign);
        return aligned(before + digits + (type == u'%' ? u"%"_s : QString()), u'>');
    }
};

/// One conversion of %-formatting: flags, width, precision, letter.
std::optional<QString> converted(
    const QString& flags, int width, int precision, QChar conversion, const Value& value)
{
    const bool isText = conversion == u's' || conversion == u'r';
    std::optional<QString> text;
    if (isText) {
        text = conversion == u's' ? toText(value) : toRepr(value);
        text = text && precision >= 0
                   ? std::optional(text->first(qMin<qsizetype>(precision, text->size())))
                   : text;
    } else if (value.as<qint64>() != nullptr
               || (value.as<double>() != nullptr && conversion == u'f')) {
        Specifier plain;
        plain.type = conversion == u'i' || conversion == u'u' ? u'd' : conversion;
        plain.precision = precision;
        plain.sign = flags.contains(u'+') ? u'+' : flags.contains(u' ') ? u' ' : u'-';
        text = plain.number(value);
    }
    if (!text) {
        return std::nullopt;
    }
    Specifier padding;
    padding.width = width;
    const bool isZero = flags.contains(u'0') && !isText && !flags.contains(u'-');
    padding.fill = isZero ? u"0"_s : padding.fill;
    padding.align = flags.contains(u'-') ? u'<' : isZero ? u'=' : u'>';
    return padding.aligned(*text, u'>');
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

/// What `{field!r:specifier}` gives.
std::optional<QString> replaced(const QString& inside, const Arguments& arguments, int& next)
{
    const qsizetype colon = inside.indexOf(u':');
    const QString specifier = colon < 0 ? QString() : inside.sliced(colon + 1);
    QString field = colon < 0 ? inside : inside.first(colon);
    QString conversion;
    if (field.size() >= 2 && field[field.size() - 2] == u'!') {
        conversion = field.last(1);
        field.chop(2);
    }
    const Value* value = findArgument(arguments, field, next);
    if (value == nullptr || inside.contains(u'{')) {
        return std::nullopt;
    }
    if (conversion.isEmpty()) {
        return formatted(*value, specifier);
    }
    const std::optional<QString> text = conversion == "r"_L1   ? toRepr(*value)
                                        : conversion == "s"_L1 ? toText(*value)
                                                               : std::nullopt;
    return text ? formatted(Value{*text}, specifier) : std::nullopt;
}

}  // namespace

std::optional<QString> formatted(const Value& value, const QString& specifier)
{
    if (specifier.isEmpty()) {
        return toText(value);
    }
    const std::optional<Specifier> form = Specifier::read(specifier);
    if (!form) {
        return std::nullopt;
    }
    if (const auto* text = value.as<QString>()) {
        const bool fits = (form->type.isNull() || form->type == u's') && form->grouping.isNull()
                          && form->sign == u'-' && form->align != u'=';
        const QString shown = form->precision < 0
                                  ? *text
                                  : text->first(qMin<qsizetype>(form->precision, text->size()));
        return fits ? std::optional(form->aligned(shown, u'<')) : std::nullopt;
    }
    const bool isNumber =
        value.as<qint64>() != nullptr
        || (value.as<double>() != nullptr && (form->type == u'f' || form->type == u'%'));
    return isNumber && form->type != u's' ? form->number(value) : std::nullopt;
}

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
        static const QRegularExpression form(
            u"([-+ 0]*)([0-9]{0,4})(?:\\.([0-9]{1,3}))?([srdiuxXof])"_s);
        const QRegularExpressionMatch match =
            form.match(format,
                       i,
                       QRegularExpression::NormalMatch,
                       QRegularExpression::AnchorAtOffsetMatchOption);
        const std::optional<QString> part =
            item != nullptr && match.hasMatch()
                ? converted(match.captured(1),
                            match.captured(2).toInt(),
                            match.captured(3).isEmpty() ? -1 : match.captured(3).toInt(),
                            match.captured(4).at(0),
                            *item)
                : std::nullopt;
        i = match.capturedEnd() - 1;
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
        const std::optional<QString> part =
            replaced(format.mid(i + 1, end - i - 1), arguments, next);
        if (!part || text.size() > maxText) {
            return std::nullopt;
        }
        text += *part;
        i = end;
    }
    return text;
}

}  // namespace limbeck::python
