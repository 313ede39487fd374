// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/pythonrepr.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// str.isprintable() of one character. Source: Python 3.11 str.isprintable, "Other" and
/// "Separator" categories but the space.
bool isPrintable(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return character == U' ';
    default:
        return true;
    }
}

QString hexEscape(char32_t character)
{
    const uint code = character;
    if (code <= 0xff) {
        return u"\\x%1"_s.arg(code, 2, 16, QLatin1Char('0'));
    }
    if (code <= 0xffff) {
        return u"\\u%1"_s.arg(code, 4, 16, QLatin1Char('0'));
    }
    return u"\\U%1"_s.arg(code, 8, 16, QLatin1Char('0'));
}

QString escaped(char32_t character, QChar quote)
{
    switch (character) {
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    case U'\\':
        return u"\\\\"_s;
    default:
        break;
    }
    if (character == quote.unicode()) {
        return QString(u'\\') + quote;
    }
    return isPrintable(character) ? QString::fromUcs4(&character, 1) : hexEscape(character);
}

QString joinedReprs(const QStringList& texts)
{
    QStringList parts;
    for (const QString& text : texts) {
        parts << pythonRepr(text);
    }
    return parts.join(", "_L1);
}

}  // namespace

QString pythonRepr(const QString& text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString result(quote);
    // Not toUcs4(): it replaces lone surrogates, which Python prints as they are.
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        result += escaped(character, quote);
    }
    return result + quote;
}

QString pythonTupleRepr(const QStringList& texts)
{
    const QString comma = texts.size() == 1 ? u","_s : QString();
    return u'(' + joinedReprs(texts) + comma + u')';
}

QString pythonListRepr(const QStringList& texts)
{
    return u'[' + joinedReprs(texts) + u']';
}

}  // namespace limbeck
