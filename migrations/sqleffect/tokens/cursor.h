// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/enginetoken.h"
#include "models/schema/tablename.h"

#include <initializer_list>
#include <optional>

namespace limbeck {

/// Goes through the tokens of one statement, without its comments. Past the end there are empty
/// tokens, so that no text can run over.
class Cursor final
{
public:
    Cursor(const QString& sql, Engine engine);

    const EngineToken& peek(qsizetype offset = 0) const;
    EngineToken take();
    bool isAtEnd() const;
    bool isWord(QStringView word, qsizetype offset = 0) const;
    /// True if the next token ends a part of a list: a comma, a closing parenthesis, the end.
    bool isAtSeparator() const;

    /// True, and past them, if the next tokens are these words (lower case), or this symbol.
    bool accept(QStringView word);
    bool accept(std::initializer_list<QStringView> words);
    bool accept(QChar symbol);

    /// A name; nothing, and no step, if none is next.
    std::optional<QString> takeName();
    /// "name" or "schema.name".
    std::optional<TableName> takeTable();
    /// The value of a 'text'; nothing if none is next.
    std::optional<QString> takeText();
    /// What stands between the next parentheses; null, and no step, if there are none.
    QString takeParentheses();
    /// "(a, b)": nothing, and no step, unless it is a plain list of names.
    std::optional<QStringList> takeNames();

    /// Past everything up to the next separator.
    void skipPart();

    qsizetype position() const;
    void goTo(qsizetype position);
    /// The text from the start of token `from` to the end of the last one that was taken.
    QString textFrom(qsizetype from) const;

private:
    QString m_sql;
    Engine m_engine;
    QList<EngineToken> m_tokens;
    qsizetype m_at = 0;
    EngineToken m_none;
};

}  // namespace limbeck
