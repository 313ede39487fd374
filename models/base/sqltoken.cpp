// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/sqltoken.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character.isSurrogate();
}

/// Walks through the text once; every take… moves past what it returns.
class Scanner final
{
public:
    Scanner(const QString& sql, Backslash backslash)
        : m_sql(sql)
        , m_backslash(backslash)
    {
    }

    QList<SqlToken> scan()
    {
        while (m_at < m_sql.size()) {
            if (m_sql[m_at].isSpace()) {
                ++m_at;
            } else if (!skipComment()) {
                take();
            }
        }
        return m_tokens;
    }

private:
    bool startsWith(const QString& text) const
    {
        return QStringView(m_sql).mid(m_at).startsWith(text);
    }

    bool skipComment()
    {
        if (startsWith(u"--"_s)) {
            const qsizetype end = m_sql.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_sql.size() : end + 1;
            return true;
        }
        const bool isHint = startsWith(u"/*!"_s) || startsWith(u"/*M!"_s);
        if (isHint || !startsWith(u"/*"_s)) {
            return false;
        }
        // Nested comments, which only PostgreSQL has, end too early here: their rest is then
        // read as SQL, which is the careful side.
        const qsizetype end = m_sql.indexOf(u"*/"_s, m_at + 2);
        if (end < 0) {
            append(SqlToken::Kind::Text, m_sql.size(), false);
        } else {
            m_at = end + 2;
        }
        return true;
    }

    void take()
    {
        const QChar first = m_sql[m_at];
        if (first == u'\'' || first == u'"' || first == u'`') {
            takeQuoted(first);
        } else if (isWordCharacter(first)) {
            takeWord();
        } else if (startsWith(u"/*"_s)) {
            append(SqlToken::Kind::Hint, m_sql.indexOf(u'!', m_at) + 1, true);
        } else if (first != u'$' || !takeDollarQuoted()) {
            append(SqlToken::Kind::Symbol, m_at + 1, true);
        }
    }

    void takeWord()
    {
        qsizetype end = m_at;
        while (end < m_sql.size() && (isWordCharacter(m_sql[end]) || m_sql[end] == u'$')) {
            ++end;
        }
        append(SqlToken::Kind::Word, end, true);
    }

    void takeQuoted(QChar quote)
    {
        const SqlToken::Kind kind =
            quote == u'\'' ? SqlToken::Kind::Text : SqlToken::Kind::QuotedName;
        const bool hasEscapes = m_backslash == Backslash::Escapes && quote != u'`';
        for (qsizetype end = m_at + 1; end < m_sql.size(); ++end) {
            if (hasEscapes && m_sql[end] == u'\\') {
                ++end;
            } else if (m_sql[end] == quote) {
                const bool isDoubled = end + 1 < m_sql.size() && m_sql[end + 1] == quote;
                if (!isDoubled) {
                    append(kind, end + 1, true);
                    return;
                }
                ++end;
            }
        }
        append(kind, m_sql.size(), false);
    }

    bool takeDollarQuoted()
    {
        qsizetype end = m_at + 1;
        while (end < m_sql.size() && isWordCharacter(m_sql[end])) {
            ++end;
        }
        const bool isParameter = end > m_at + 1 && m_sql[m_at + 1].isDigit();
        if (isParameter || end >= m_sql.size() || m_sql[end] != u'$') {
            return false;
        }
        const QString tag = m_sql.mid(m_at, end + 1 - m_at);
        const qsizetype close = m_sql.indexOf(tag, end + 1);
        append(SqlToken::Kind::Text, close < 0 ? m_sql.size() : close + tag.size(), close >= 0);
        return true;
    }

    void append(SqlToken::Kind kind, qsizetype end, bool isComplete)
    {
        SqlToken token;
        token.kind = kind;
        token.text = m_sql.mid(m_at, end - m_at);
        token.start = m_at;
        token.isComplete = isComplete;
        m_tokens << token;
        m_at = end;
    }

    const QString& m_sql;
    const Backslash m_backslash;
    qsizetype m_at = 0;
    QList<SqlToken> m_tokens;
};

}  // namespace

QString SqlToken::name() const
{
    if (kind != Kind::QuotedName || text.size() < 2) {
        return text;
    }
    const QChar quote = text.front();
    return text.mid(1, text.size() - 2).replace(QString(2, quote), QString(quote));
}

bool SqlToken::isKeyword(const QString& keyword) const
{
    return kind == Kind::Word && text.compare(keyword, Qt::CaseInsensitive) == 0;
}

bool SqlToken::isSymbol(QChar symbol) const
{
    return kind == Kind::Symbol && text == symbol;
}

QList<SqlToken> sqlTokens(const QString& sql, Backslash backslash)
{
    return Scanner(sql, backslash).scan();
}

}  // namespace limbeck
