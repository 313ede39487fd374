// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widget/codehighlighter.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression pythonKeywords()
{
    return QRegularExpression(
        uR"(\b(def|import|from|return|if|elif|else|for|in|with|as|raise|pass|None|True|False|not)\b)"_s);
}

QRegularExpression sqlKeywords()
{
    return QRegularExpression(
        uR"(\b(CREATE|TABLE|DROP|ALTER|ADD|COLUMN|CONSTRAINT|PRIMARY|FOREIGN|KEY|REFERENCES|UNIQUE|)"
        uR"(INDEX|ON|DELETE|UPDATE|CASCADE|SET|NULL|NOT|DEFAULT|CHECK|INSERT|INTO|VALUES|SELECT|FROM|)"
        uR"(WHERE|RENAME|TO|AND|OR|IN|IS|AS|BEGIN|COMMIT|RESTRICT)\b)"_s);
}

}  // namespace

CodeHighlighter::CodeHighlighter(bool isPython, QTextDocument* document)
    : QSyntaxHighlighter(document)
    , m_isPython(isPython)
    , m_keywords(isPython ? pythonKeywords() : sqlKeywords())
    , m_strings(isPython ? uR"("[^"\n]*"|'[^'\n]*')"_s : u"'[^'\\n]*'"_s)
    , m_comments(isPython ? u"#.*$"_s : u"--.*$"_s)
{
}

void CodeHighlighter::highlightBlock(const QString& text)
{
    const QPalette palette = QGuiApplication::palette();
    const auto paint = [&](const QRegularExpression& expression, Role role, bool isItalic) {
        QTextCharFormat format;
        format.setForeground(color(role, palette));
        format.setFontItalic(isItalic);
        auto matches = expression.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            setFormat(static_cast<int>(match.capturedStart()),
                      static_cast<int>(match.capturedLength()),
                      format);
        }
    };
    paint(m_keywords, Role::Link, false);
    paint(m_strings, Role::Success, false);
    paint(m_comments, Role::Muted, true);
    if (m_isPython) {
        highlightDocstring(text);
    }
}

void CodeHighlighter::highlightDocstring(const QString& text)
{
    const bool wasInside = previousBlockState() == 1;
    const qsizetype quotes = text.count(u"\"\"\""_s);
    const bool isInside = quotes % 2 == 1 ? !wasInside : wasInside;
    if (wasInside || quotes > 0) {
        QTextCharFormat format;
        format.setForeground(color(Role::Success, QGuiApplication::palette()));
        setFormat(0, static_cast<int>(text.size()), format);
    }
    setCurrentBlockState(isInside ? 1 : 0);
}

}  // namespace limbeck::ui
