// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/enginetoken.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isWordStart(QChar character)
{
    return character.isLetter() || character == u'_' || character.unicode() > 0x7f;
}

bool isWordPart(QChar character)
{
    return isWordStart(character) || character.isDigit() || character == u'$';
}

class Scanner final
{
public:
    Scanner(const QString& sql, Engine engine)
        : m_sql(sql)
        , m_isMysql(engine == Engine::Mariadb || engine == Engine::Mysql)
        , m_engine(engine)
    {
    }

    QList<EngineToken> scan(bool withComments)
    {
        QList<EngineToken> tokens;
        while (m_at < m_sql.size()) {
            if (m_sql[m_at].isSpace()) {
                ++m_at;
                continue;
            }
            const qsizetype start = m_at;
            const EngineToken::Kind kind = next();
            if (kind != EngineToken::Kind::Comment || withComments) {
                tokens << EngineToken{kind, m_sql.mid(start, m_at - start), start};
            }
        }
        return tokens;
    }

private:
    QChar at(qsizetype offset) const
    {
        const qsizetype index = m_at + offset;
        return index < m_sql.size() ? m_sql[index] : QChar();
    }

    EngineToken::Kind next()
    {
        const QChar first = at(0);
        if ((first == u'-' && at(1) == u'-') || (m_isMysql && first == u'#')) {
            skipTo(u"\n"_s, 0);
            return EngineToken::Kind::Comment;
        }
        if (first == u'/' && at(1) == u'*') {
            skipBlockComment();
            return EngineToken::Kind::Comment;
        }
        if (first == u'\'' || first == u'"' || first == u'`'
            || (first == u'[' && m_engine == Engine::Sqlite)) {
            return quoted(first);
        }
        if (first == u'$' && m_engine == Engine::Postgresql && skipDollarText()) {
            return EngineToken::Kind::Text;
        }
        if (first.isDigit() || (first == u'.' && at(1).isDigit())) {
            skipNumber();
            return EngineToken::Kind::Number;
        }
        if (isWordStart(first)) {
            return word();
        }
        ++m_at;
        return EngineToken::Kind::Symbol;
    }

    EngineToken::Kind word()
    {
        const qsizetype start = m_at;
        while (m_at < m_sql.size() && isWordPart(m_sql[m_at])) {
            ++m_at;
        }
        const bool isEscaped = m_engine == Engine::Postgresql && m_at - start == 1
                               && m_sql[start].toLower() == u'e' && at(0) == u'\'';
        if (isEscaped) {  // E'…': backslashes count
            skipQuoted(u'\'', true);
            return EngineToken::Kind::Text;
        }
        return EngineToken::Kind::Word;
    }

    EngineToken::Kind quoted(QChar first)
    {
        if (first == u'[') {
            skipTo(u"]"_s, 1);
            return EngineToken::Kind::QuotedName;
        }
        const bool isText = first == u'\'' || (m_isMysql && first == u'"');
        skipQuoted(first, isText && m_isMysql);
        return isText ? EngineToken::Kind::Text : EngineToken::Kind::QuotedName;
    }

    void skipQuoted(QChar quote, bool hasBackslashes)
    {
        ++m_at;
        while (m_at < m_sql.size()) {
            const QChar character = m_sql[m_at++];
            if (hasBackslashes && character == u'\\') {
                m_at = std::min(m_at + 1, m_sql.size());
            } else if (character == quote) {
                if (at(0) != quote) {
                    return;
                }
                ++m_at;  // doubled: the quote itself
            }
        }
    }

    void skipTo(const QString& what, qsizetype including)
    {
        const qsizetype found = m_sql.indexOf(what, m_at);
        m_at = found < 0 ? m_sql.size() : found + including;
    }

    void skipBlockComment()
    {
        int depth = 0;  // they nest in PostgreSQL
        while (m_at < m_sql.size()) {
            if (at(0) == u'/' && at(1) == u'*' && (depth == 0 || m_engine == Engine::Postgresql)) {
                ++depth;
                m_at += 2;
            } else if (at(0) == u'*' && at(1) == u'/') {
                m_at += 2;
                if (--depth == 0) {
                    return;
                }
            } else {
                ++m_at;
            }
        }
    }

    bool skipDollarText()
    {
        qsizetype end = m_at + 1;
        while (end < m_sql.size() && isWordPart(m_sql[end]) && m_sql[end] != u'$') {
            ++end;
        }
        const bool isTag = end < m_sql.size() && m_sql[end] == u'$' && !at(1).isDigit();
        if (!isTag) {
            return false;
        }
        const QString tag = m_sql.mid(m_at, end + 1 - m_at);
        m_at = end + 1;
        skipTo(tag, tag.size());
        return true;
    }

    void skipNumber()
    {
        while (m_at < m_sql.size()) {
            const QChar character = m_sql[m_at];
            const bool isSign = (character == u'+' || character == u'-') && m_at > 0
                                && m_sql[m_at - 1].toLower() == u'e';
            if (!isWordPart(character) && character != u'.' && !isSign) {
                return;
            }
            ++m_at;
        }
    }

    const QString& m_sql;
    qsizetype m_at = 0;
    bool m_isMysql;
    Engine m_engine;
};

}  // namespace

bool EngineToken::isWord(QStringView word) const
{
    return kind == Kind::Word && word.compare(text, Qt::CaseInsensitive) == 0;
}

bool EngineToken::isSymbol(QChar character) const
{
    return kind == Kind::Symbol && text == character;
}

bool EngineToken::isName() const
{
    // SQLite takes 'text' for a name where only a name can stand.
    return kind == Kind::Word || kind == Kind::QuotedName || kind == Kind::Text;
}

QString EngineToken::name() const
{
    if (kind == Kind::Word || text.size() < 2) {
        return text;
    }
    const QChar quote = text.front();
    QString inner = text.mid(1, text.size() - 2);
    return quote == u'[' ? inner : inner.replace(QString(2, quote), quote);
}

QList<EngineToken> engineTokens(const QString& sql, Engine engine, bool withComments)
{
    return Scanner(sql, engine).scan(withComments);
}

}  // namespace limbeck
