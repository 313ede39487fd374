// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/postgresql/pgtext.h"

#include <algorithm>

namespace limbeck::postgresql {

SourceText::SourceText(const QString& sql)
    : m_sql(sql)
    , m_bytes(sql.toUtf8())
    , m_isPlain(m_bytes.size() == sql.size())
    , m_tokens(engineTokens(sql, Engine::Postgresql))
{
}

QString SourceText::part(int location, int length) const
{
    return QString::fromUtf8(length > 0 ? m_bytes.mid(location, length) : m_bytes.mid(location))
        .trimmed();
}

qsizetype SourceText::index(int location) const
{
    return m_isPlain ? location : QString::fromUtf8(m_bytes.left(location)).size();
}

/// The first token that begins there or later.
qsizetype SourceText::tokenAt(int location) const
{
    const auto found = std::ranges::lower_bound(m_tokens, index(location), {}, &EngineToken::start);
    return found - m_tokens.begin();
}

/// The token that closes the parenthesis at `token`; the number of tokens if nothing does.
qsizetype SourceText::closing(qsizetype token) const
{
    int depth = 0;
    for (qsizetype i = token; i < m_tokens.size(); ++i) {
        depth += m_tokens[i].isSymbol(u'(') ? 1 : m_tokens[i].isSymbol(u')') ? -1 : 0;
        if (depth == 0) {
            return i;
        }
    }
    return m_tokens.size();
}

QString SourceText::parenthesesAfter(int location) const
{
    qsizetype open = tokenAt(location);
    while (open < m_tokens.size() && !m_tokens[open].isSymbol(u'(')) {
        ++open;
    }
    const qsizetype close = open < m_tokens.size() ? closing(open) : m_tokens.size();
    if (close >= m_tokens.size()) {
        return {};
    }
    const qsizetype start = m_tokens[open].end();
    return m_sql.mid(start, m_tokens[close].start - start).trimmed();
}

QStringList SourceText::listAfter(int location) const
{
    qsizetype open = tokenAt(location);
    while (open < m_tokens.size() && !m_tokens[open].isSymbol(u'(')) {
        ++open;
    }
    const qsizetype close = open < m_tokens.size() ? closing(open) : m_tokens.size();
    QStringList parts;
    qsizetype start = open < m_tokens.size() ? m_tokens[open].end() : 0;
    int depth = 0;
    for (qsizetype i = open + 1; i <= close && i < m_tokens.size(); ++i) {
        const EngineToken& token = m_tokens[i];
        if (i == close || (depth == 0 && token.isSymbol(u','))) {
            parts << m_sql.mid(start, token.start - start).trimmed();
            start = token.end();
        }
        const bool opens = token.isSymbol(u'(') || token.isSymbol(u'[');
        const bool closes = token.isSymbol(u')') || token.isSymbol(u']');
        depth += opens ? 1 : closes ? -1 : 0;
    }
    return parts;
}

QString SourceText::upToSeparator(qsizetype token, qsizetype end) const
{
    int depth = 0;
    qsizetype last = token;
    for (qsizetype i = token; i < m_tokens.size() && m_tokens[i].start < end; ++i) {
        const EngineToken& each = m_tokens[i];
        const bool opens = each.isSymbol(u'(') || each.isSymbol(u'[');
        const bool closes = each.isSymbol(u')') || each.isSymbol(u']');
        if (depth == 0 && (closes || each.isSymbol(u',') || each.isSymbol(u';'))) {
            break;
        }
        depth += opens ? 1 : closes ? -1 : 0;
        last = i + 1;
    }
    if (last == token) {
        return {};
    }
    const qsizetype start = m_tokens[token].start;
    return m_sql.mid(start, m_tokens[last - 1].end() - start);
}

QString SourceText::afterWord(const QString& word, int location, int end) const
{
    for (qsizetype i = tokenAt(location); i < m_tokens.size(); ++i) {
        if (m_tokens[i].isWord(word)) {
            return upToSeparator(i + 1, end > 0 ? index(end) : m_sql.size());
        }
    }
    return {};
}

QString SourceText::afterWordBefore(const QString& word, int location) const
{
    for (qsizetype i = tokenAt(location) - 1; i >= 0; --i) {
        if (m_tokens[i].isWord(word)) {
            return upToSeparator(i + 1, m_sql.size());
        }
    }
    return {};
}

}  // namespace limbeck::postgresql
