// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/enginetoken.h"

#include <QStringList>

namespace limbeck::sqlite {

/// Walks over the tokens of one SQL text, without its comments. Reading past the end gives empty
/// tokens, so that no input can run over.
class TokenStream final
{
public:
    explicit TokenStream(const QString& sql);

    const EngineToken& peek(qsizetype offset = 0) const;
    EngineToken take();
    bool isAtEnd() const;
    bool isWord(QStringView word) const;
    /// True, and past it, if the next token is that word or symbol.
    bool accept(QStringView word);
    bool accept(QChar symbol);

    qsizetype position() const;
    void setPosition(qsizetype position);
    /// Where the last taken token ends in the text.
    qsizetype lastEnd() const;

    /// Past the parenthesis that closes the one that is next. Returns the text between them;
    /// null if the next token opens none or nothing closes it.
    QString takeParentheses();
    /// Names between parentheses, separated by commas; what follows a name inside (DESC,
    /// COLLATE) is passed over.
    QStringList takeNames();

    QString text(qsizetype start, qsizetype end) const;

private:
    QString m_sql;
    QList<EngineToken> m_tokens;
    qsizetype m_position = 0;
    EngineToken m_none;
};

}  // namespace limbeck::sqlite
