// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/percentformat.h"

#include "migrations/script/pythonrepr.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QRegularExpression>

#include <functional>
#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxWidth = 200;  // longer than any file name; keeps a strange template small

/// One "%…" of a template.
struct Conversion
{
    QString name;
    QString flags;
    int width = 0;
    int precision = -1;
    QChar type;
};

bool isNumber(const QVariant& value)
{
    return value.typeId() != QMetaType::QString;
}

Result<QString> numberText(const Conversion& conversion, const QVariant& value)
{
    if (!isNumber(value)) {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr(
                        "'%%1' needs a number, and what it stands for is a text; write 's' instead "
                        "of it.")
                        .arg(conversion.type));
    }
    const qint64 number = value.toLongLong();
    QString digits = QString::number(std::abs(number));
    digits = digits.rightJustified(conversion.precision, u'0');
    QString sign;
    if (number < 0) {
        sign = u"-"_s;
    } else if (conversion.flags.contains(u'+')) {
        sign = u"+"_s;
    } else if (conversion.flags.contains(u' ')) {
        sign = u" "_s;
    }
    if (conversion.flags.contains(u'0') && !conversion.flags.contains(u'-')) {
        digits = digits.rightJustified(conversion.width - sign.size(), u'0');
    }
    return sign + digits;
}

Result<QString> converted(const Conversion& conversion, const QVariant& value)
{
    Result<QString> text;
    if (u"diu"_s.contains(conversion.type)) {
        text = numberText(conversion, value);
    } else if (conversion.type == u'r' && !isNumber(value)) {
        text = pythonRepr(value.toString());
    } else {
        text = value.toString();
    }
    if (!text) {
        return text;
    }
    if (u"sr"_s.contains(conversion.type) && conversion.precision >= 0) {
        text = text->left(conversion.precision);
    }
    return conversion.flags.contains(u'-') ? text->leftJustified(conversion.width)
                                           : text->rightJustified(conversion.width);
}

using Lookup = std::function<std::optional<QVariant>(const QString&)>;

Result<Conversion> conversionOf(const QRegularExpressionMatch& match)
{
    Conversion conversion;
    conversion.name = match.captured(u"name"_s);
    conversion.flags = match.captured(u"flags"_s);
    conversion.width = match.captured(u"width"_s).toInt();
    conversion.precision =
        match.captured(u"dot"_s).isEmpty() ? -1 : match.captured(u"precision"_s).toInt();
    conversion.type = match.captured(u"type"_s).at(0);
    if (conversion.width > maxWidth || conversion.precision > maxWidth) {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr("'%1' is wider than %2 characters.")
                        .arg(match.captured())
                        .arg(maxWidth));
    }
    return conversion;
}

Result<QString> format(const QString& text, const Lookup& lookup, const QString& known)
{
    static const QRegularExpression pattern(
        uR"(%(?:\((?<name>[^()]*)\))?(?<flags>[-+ 0]*)(?<width>\d*)(?<dot>\.(?<precision>\d*))?(?<type>[srdiu%]))"_s);
    QString result;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype percent = text.indexOf(u'%', at);
        result += text.mid(at, percent < 0 ? -1 : percent - at);
        if (percent < 0) {
            break;
        }
        const QRegularExpressionMatch match =
            pattern.match(text,
                          percent,
                          QRegularExpression::NormalMatch,
                          QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            return fail(ErrorCode::ConfigNotFound,
                        EngineText::tr(
                            "'%1' is no placeholder: use %(name)s, %(name)d, or %% for a percent "
                            "sign.")
                            .arg(text.mid(percent, 12)));
        }
        at = match.capturedEnd();
        if (match.captured(u"type"_s) == u"%"_s) {
            result += u'%';
            continue;
        }
        const Result<Conversion> conversion = conversionOf(match);
        if (!conversion) {
            return fail(conversion.error());
        }
        const std::optional<QVariant> value = lookup(conversion->name);
        if (!value) {
            return fail(ErrorCode::ConfigNotFound,
                        EngineText::tr("'%1' stands for nothing.%2").arg(match.captured(), known));
        }
        const Result<QString> part = converted(*conversion, *value);
        if (!part) {
            return part;
        }
        result += *part;
    }
    return result;
}

}  // namespace

Result<QString> percentFormat(const QString& text, const QHash<QString, QVariant>& values)
{
    QStringList names = values.keys();
    names.sort();
    const auto lookup = [&values](const QString& name) -> std::optional<QVariant> {
        const auto found = values.constFind(name);
        return found == values.cend() ? std::nullopt : std::optional(*found);
    };
    return format(text, lookup, u' ' + EngineText::tr("There is %1.").arg(quotedList(names)));
}

Result<QString> percentFormat(const QString& text, const QVariant& value)
{
    bool isUsed = false;
    const auto lookup = [&](const QString& name) -> std::optional<QVariant> {
        if (!name.isEmpty() || std::exchange(isUsed, true)) {
            return std::nullopt;
        }
        return value;
    };
    return format(text, lookup, u' ' + EngineText::tr("There is one value, without a name."));
}

}  // namespace limbeck
