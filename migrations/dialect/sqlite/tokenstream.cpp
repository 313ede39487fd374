// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/tokenstream.h"

namespace limbeck::sqlite {

TokenStream::TokenStream(const QString& sql)
    : m_sql(sql)
    , m_tokens(engineTokens(sql, Engine::Sqlite))
{
    m_none.start = sql.size();
}

const EngineToken& TokenStream::peek(qsizetype offset) const
{
    const qsizetype index = m_position + offset;
    return index < m_tokens.size() ? m_tokens[index] : m_none;
}

EngineToken TokenStream::take()
{
    const EngineToken token = peek();
    m_position = std::min(m_position + 1, m_tokens.size());
    return token;
}

bool TokenStream::isAtEnd() const
{
    return m_position >= m_tokens.size();
}

bool TokenStream::isWord(QStringView word) const
{
    return peek().isWord(word);
}

bool TokenStream::accept(QStringView word)
{
    const bool isNext = isWord(word);
    m_position += isNext ? 1 : 0;
    return isNext;
}

bool TokenStream::accept(QChar symbol)
{
    const bool isNext = peek().isSymbol(symbol);
    m_position += isNext ? 1 : 0;
    return isNext;
}

qsizetype TokenStream::position() const
{
    return m_position;
}

void TokenStream::setPosition(qsizetype position)
{
    m_position = position;
}

qsizetype TokenStream::lastEnd() const
{
    return m_position == 0 ? 0 : m_tokens[m_position - 1].end();
}

QString TokenStream::takeParentheses()
{
    if (!peek().isSymbol(u'(')) {
        return {};
    }
    const qsizetype start = take().end();
    int depth = 1;
    while (!isAtEnd()) {
        const EngineToken token = take();
        depth += token.isSymbol(u'(') ? 1 : 0;
        depth -= token.isSymbol(u')') ? 1 : 0;
        if (depth == 0) {
            return text(start, token.start);
        }
    }
    return {};
}

QStringList TokenStream::takeNames()
{
    QStringList names;
    if (!accept(u'(')) {
        return names;
    }
    int depth = 1;
    bool isName = true;
    while (!isAtEnd() && depth > 0) {
        const EngineToken token = take();
        depth += token.isSymbol(u'(') ? 1 : 0;
        depth -= token.isSymbol(u')') ? 1 : 0;
        if (isName) {
            names << token.name();
        }
        isName = depth == 1 && token.isSymbol(u',');
    }
    return names;
}

QString TokenStream::text(qsizetype start, qsizetype end) const
{
    return m_sql.mid(start, end - start);
}

}  // namespace limbeck::sqlite
