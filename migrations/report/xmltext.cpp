// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/xmltext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isAllowed(char32_t letter)
{
    return letter == 0x9 || letter == 0xA || letter == 0xD || (letter >= 0x20 && letter <= 0x7E)
           || letter == 0x85 || (letter >= 0xA0 && letter <= 0xD7FF)
           || (letter >= 0xE000 && letter <= 0xFFFD) || letter >= 0x10000;
}

}  // namespace

QString xmlText(const QString& text)
{
    QString escaped;
    for (const char32_t letter : text.toUcs4()) {
        switch (letter) {
        case U'&':
            escaped += u"&amp;"_s;
            break;
        case U'<':
            escaped += u"&lt;"_s;
            break;
        case U'>':
            escaped += u"&gt;"_s;
            break;
        case U'"':
            escaped += u"&quot;"_s;
            break;
        case U'\'':
            escaped += u"&#39;"_s;
            break;
        case U'\t':
        case U'\n':
        case U'\r':
            escaped += u"&#%1;"_s.arg(static_cast<uint>(letter));
            break;
        default:
            escaped += isAllowed(letter) ? QString::fromUcs4(&letter, 1)
                                         : QString(QChar(QChar::ReplacementCharacter));
        }
    }
    return escaped;
}

}  // namespace limbeck
