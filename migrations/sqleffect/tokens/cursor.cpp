// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/tokens/cursor.h"

#include <utility>

namespace limbeck {

Cursor::Cursor(const QString& sql, Engine engine)
    : m_sql(sql)
    , m_engine(engine)
    , m_tokens(engineTokens(sql, engine))
{
}

const EngineToken& Cursor::peek(qsizetype offset) const
{
    const qsizetype at = m_at + offset;
    return at >= 0 && at < m_tokens.size() ? m_tokens[at] : m_none;
}

EngineToken Cursor::take()
{
    EngineToken token = peek();
    m_at += isAtEnd() ? 0 : 1;
    return token;
}

bool Cursor::isAtEnd() const
{
    return m_at >= m_tokens.size();
}

bool Cursor::isWord(QStringView word, qsizetype offset) const
{
    return peek(offset).isWord(word);
}

bool Cursor::isAtSeparator() const
{
    return isAtEnd() || peek().isSymbol(u',') || peek().isSymbol(u')');
}

bool Cursor::accept(QStringView word)
{
    const bool isNext = isWord(word);
    m_at += isNext ? 1 : 0;
    return isNext;
}

bool Cursor::accept(std::initializer_list<QStringView> words)
{
    qsizetype offset = 0;
    for (const QStringView word : words) {
        if (!isWord(word, offset++)) {
            return false;
        }
    }
    m_at += offset;
    return true;
}

bool Cursor::accept(QChar symbol)
{
    const bool isNext = peek().isSymbol(symbol);
    m_at += isNext ? 1 : 0;
    return isNext;
}

std::optional<QString> Cursor::takeName()
{
    // A text in its place is a name in SQLite only.
    const bool isName =
        peek().kind == EngineToken::Kind::Text ? m_engine == Engine::Sqlite : peek().isName();
    return isName && !isAtEnd() ? std::optional(take().name()) : std::nullopt;
}

std::optional<TableName> Cursor::takeTable()
{
    std::optional<QString> first = takeName();
    if (!first) {
        return std::nullopt;
    }
    if (!peek().isSymbol(u'.')) {
        return TableName(*first);
    }
    take();
    std::optional<QString> second = takeName();
    return second ? std::optional(TableName(*first, *second)) : std::nullopt;
}

std::optional<QString> Cursor::takeText()
{
    if (peek().kind != EngineToken::Kind::Text) {
        return std::nullopt;
    }
    const QString written = take().text;
    QString value;
    const QChar quote = written.front();
    const bool hasEscapes = m_engine == Engine::Mariadb || m_engine == Engine::Mysql;
    for (qsizetype i = 1; i + 1 < written.size(); ++i) {
        if (written[i] == quote) {
            ++i;  // doubled
        } else if (hasEscapes && written[i] == u'\\') {
            ++i;
            const QChar next = written[i];
            value += next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next;
            continue;
        }
        value += i < written.size() ? written[i] : QChar();
    }
    return value;
}

QString Cursor::takeParentheses()
{
    if (!peek().isSymbol(u'(')) {
        return {};
    }
    int depth = 0;
    for (qsizetype i = m_at; i < m_tokens.size(); ++i) {
        depth += m_tokens[i].isSymbol(u'(') ? 1 : m_tokens[i].isSymbol(u')') ? -1 : 0;
        if (depth == 0) {
            const qsizetype start = m_tokens[m_at].end();
            m_at = i + 1;
            return QStringLiteral("") + m_sql.mid(start, m_tokens[i].start - start).trimmed();
        }
    }
    return {};
}

std::optional<QStringList> Cursor::takeNames()
{
    const qsizetype before = m_at;
    QStringList names;
    if (accept(u'(')) {
        do {
            const std::optional<QString> name = takeName();
            if (!name) {
                break;
            }
            names << *name;
        } while (accept(u','));
        if (!names.isEmpty() && accept(u')')) {
            return names;
        }
    }
    m_at = before;
    return std::nullopt;
}

void Cursor::skipPart()
{
    while (!isAtSeparator()) {
        if (takeParentheses().isNull()) {
            take();
        }
    }
}

qsizetype Cursor::position() const
{
    return m_at;
}

void Cursor::goTo(qsizetype position)
{
    m_at = position;
}

QString Cursor::textFrom(qsizetype from) const
{
    if (from >= m_at || from >= m_tokens.size()) {
        return {};
    }
    const qsizetype start = m_tokens[from].start;
    return m_sql.mid(start, m_tokens[m_at - 1].end() - start);
}

}  // namespace limbeck
