// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/markdown.h"

#include <algorithm>

namespace limbeck {

namespace {

bool isInsideWord(const QString& text, qsizetype position)
{
    return position > 0 && position + 1 < text.size() && text[position - 1].isLetterOrNumber()
           && text[position + 1].isLetterOrNumber();
}

QString escaped(const QString& text, qsizetype position)
{
    const QChar character = text[position];
    switch (character.unicode()) {
    case '&':
        return QStringLiteral("&amp;");
    case '<':
        return QStringLiteral("&lt;");
    case '>':
        return QStringLiteral("&gt;");
    case '\n':
        return QString(QChar(0x2424));  // the symbol for a line break: still one line
    case '\r':
        return QString(QChar(0x240D));
    case '_':
        // snake_case needs none, and a page full of backslashes is hard to read as text
        return isInsideWord(text, position) ? QStringLiteral("_") : QStringLiteral("\\_");
    default:
        break;
    }
    if (character.category() == QChar::Other_Control) {
        return QString(QChar(QChar::ReplacementCharacter));
    }
    if (QStringLiteral("\\`*{}[]|#~$!").contains(character)) {
        return QLatin1Char('\\') + QString(character);
    }
    return character;
}

qsizetype longestRunOfBackticks(const QString& text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar character : text) {
        run = character == QLatin1Char('`') ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

}  // namespace

QString markdownText(const QString& text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        result += escaped(text, i);
    }
    return result;
}

QString markdownBlock(const QString& code, const QString& language)
{
    const QString fence(std::max<qsizetype>(3, longestRunOfBackticks(code) + 1), QLatin1Char('`'));
    return fence + language + QLatin1Char('\n') + code.trimmed() + QLatin1Char('\n') + fence
           + QLatin1Char('\n');
}

}  // namespace limbeck
