// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRegularExpression>
#include <QSyntaxHighlighter>

namespace limbeck::ui {

/// Colours keywords, strings and comments of Python or SQL, line by line. Not a parser: text
/// that runs over several lines keeps the plain colour from its second line on.
class CodeHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    CodeHighlighter(bool isPython, QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;

private:
    void highlightDocstring(const QString& text);

    bool m_isPython;
    QRegularExpression m_keywords;
    QRegularExpression m_strings;
    QRegularExpression m_comments;
};

}  // namespace limbeck::ui
