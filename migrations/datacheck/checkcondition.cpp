// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/datacheck/checkcondition.h"

#include "migrations/dialect/dialect.h"
#include "models/base/enginetext.h"
#include "models/base/sqltoken.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isMysql(Engine engine)
{
    return engine == Engine::Mariadb || engine == Engine::Mysql;
}

/// What may stand before a parenthesis: operators, types, and functions that are the engine's own
/// and only compute a value. Any other could be a function of the database that does more.
bool isHarmlessBeforeParenthesis(const QString& word, Engine engine)
{
    static const QSet<QString> everywhere = {
        u"ALL"_s,      u"AND"_s,       u"ANY"_s,          u"ARRAY"_s,    u"BETWEEN"_s,
        u"BY"_s,       u"CASE"_s,      u"ELSE"_s,         u"ESCAPE"_s,   u"FROM"_s,
        u"IN"_s,       u"IS"_s,        u"LIKE"_s,         u"NOT"_s,      u"OR"_s,
        u"SOME"_s,     u"THEN"_s,      u"WHEN"_s,         u"DIV"_s,      u"MOD"_s,
        u"ABS"_s,      u"CAST"_s,      u"CEIL"_s,         u"CEILING"_s,  u"CHAR_LENGTH"_s,
        u"COALESCE"_s, u"CONCAT"_s,    u"DATE"_s,         u"EXTRACT"_s,  u"FLOOR"_s,
        u"GREATEST"_s, u"LEAST"_s,     u"LEFT"_s,         u"LENGTH"_s,   u"LOWER"_s,
        u"LTRIM"_s,    u"NULLIF"_s,    u"OCTET_LENGTH"_s, u"POSITION"_s, u"POWER"_s,
        u"REPLACE"_s,  u"RIGHT"_s,     u"ROUND"_s,        u"RTRIM"_s,    u"SIGN"_s,
        u"SUBSTR"_s,   u"SUBSTRING"_s, u"TRIM"_s,         u"UPPER"_s,    u"BIT"_s,
        u"CHAR"_s,     u"CHARACTER"_s, u"DECIMAL"_s,      u"FLOAT"_s,    u"NUMERIC"_s,
        u"NVARCHAR"_s, u"TIME"_s,      u"TIMESTAMP"_s,    u"VARCHAR"_s,  u"VARYING"_s};
    static const QSet<QString> onPostgresql = {u"BTRIM"_s,
                                               u"DATE_PART"_s,
                                               u"ILIKE"_s,
                                               u"JSONB_TYPEOF"_s,
                                               u"NUM_NONNULLS"_s,
                                               u"NUM_NULLS"_s};
    static const QSet<QString> onMysql = {u"HEX"_s,
                                          u"IF"_s,
                                          u"IFNULL"_s,
                                          u"INSTR"_s,
                                          u"ISNULL"_s,
                                          u"JSON_VALID"_s,
                                          u"REGEXP"_s,
                                          u"XOR"_s};
    static const QSet<QString> onSqlite = {u"GLOB"_s,
                                           u"HEX"_s,
                                           u"IFNULL"_s,
                                           u"IIF"_s,
                                           u"INSTR"_s,
                                           u"JSON_VALID"_s,
                                           u"MAX"_s,
                                           u"MIN"_s,
                                           u"REGEXP"_s,
                                           u"TYPEOF"_s};
    const QSet<QString>& own = engine == Engine::Postgresql ? onPostgresql
                               : isMysql(engine)            ? onMysql
                                                            : onSqlite;
    const QString upper = word.toUpper();
    return everywhere.contains(upper) || own.contains(upper);
}

/// The tokens, if there is one way only to read the text; engines differ in what a backslash is.
std::optional<QList<SqlToken>> tokensOf(const QString& sql, Engine engine)
{
    QList<SqlToken> tokens = sqlTokens(sql, Backslash::Literal);
    if (engine != Engine::Sqlite) {
        const QList<SqlToken> others = sqlTokens(sql, Backslash::Escapes);
        if (!std::ranges::equal(tokens, others, {}, &SqlToken::text, &SqlToken::text)) {
            return {};
        }
    }
    return tokens;
}

class Reader final
{
public:
    Reader(const QString& condition, const Origin& origin, Engine engine)
        : m_origin(origin)
        , m_engine(engine)
        , m_sql(condition)
    {
    }

    CheckCondition read()
    {
        const auto tokens = tokensOf(m_sql, m_engine);
        // Comments nest on one engine and not on another, and can hide what ends them.
        if (!tokens || tokens->isEmpty() || m_sql.contains(u"/*"_s) || m_sql.contains(u"--"_s)) {
            refuse(EngineText::tr("Its condition is written so that engines read it differently."));
            return {m_sql, m_whyNot};
        }
        m_tokens = *tokens;
        const QString written = m_sql;
        // From the end, so that earlier positions stay right.
        for (qsizetype i = m_tokens.size() - 1; i >= 0 && m_whyNot.isEmpty(); --i) {
            take(i);
        }
        if (m_whyNot.isEmpty() && m_open != 0) {
            refuse(EngineText::tr("Its condition is not one expression."));
        }
        return {m_whyNot.isEmpty() ? m_sql : written, m_whyNot};
    }

private:
    void refuse(const QString& why)
    {
        m_whyNot = why;
    }

    /// nullptr before the first and after the last one.
    const SqlToken* at(qsizetype i) const
    {
        return i >= 0 && i < m_tokens.size() ? &m_tokens[i] : nullptr;
    }

    bool isSymbolAt(qsizetype i, QChar symbol) const
    {
        return at(i) != nullptr && at(i)->isSymbol(symbol);
    }

    void take(qsizetype i)
    {
        const SqlToken& token = m_tokens[i];
        const bool isDollarText = token.text.startsWith(u'$');
        if (!token.isComplete || token.kind == SqlToken::Kind::Hint || isDollarText) {
            refuse(EngineText::tr("Its condition is written so that engines read it differently."));
        } else if (token.kind == SqlToken::Kind::Symbol) {
            takeSymbol(i);
        } else if (token.kind != SqlToken::Kind::Text) {
            takeName(i);
        }
    }

    void takeSymbol(qsizetype i)
    {
        const SqlToken& symbol = m_tokens[i];
        // Read from the end: a parenthesis is closed before it is opened.
        m_open += symbol.isSymbol(u')') ? 1 : symbol.isSymbol(u'(') ? -1 : 0;
        const bool isComment = symbol.isSymbol(u'#') && isMysql(m_engine);
        // (note).wipe is another spelling of wipe(note) on PostgreSQL.
        const bool isCall = symbol.isSymbol(u'.') && isSymbolAt(i - 1, u')');
        if (m_open < 0 || symbol.isSymbol(u';') || isComment || isCall) {
            refuse(EngineText::tr("Its condition is not one expression."));
        }
    }

    void takeName(qsizetype i)
    {
        const SqlToken& token = m_tokens[i];
        if (token.isKeyword(u"SELECT"_s) || token.isKeyword(u"WITH"_s)
            || token.isKeyword(u"TABLE"_s)) {
            refuse(EngineText::tr("Its condition asks other rows."));
        } else if (token.isKeyword(u"INTO"_s) || token.isKeyword(u"NEXT"_s)) {
            refuse(EngineText::tr("Its condition is not one expression."));
        } else if (isSymbolAt(i + 1, u'(')) {
            if (token.kind != SqlToken::Kind::Word
                || !isHarmlessBeforeParenthesis(token.text, m_engine)) {
                refuse(EngineText::tr(
                           "Its condition calls '%1', and nothing of a script is run for a look.")
                           .arg(token.name()));
            }
        } else if (isSymbolAt(i + 1, u'.') && !token.text.front().isDigit()) {
            takeQualifier(i);
        } else if (token.kind == SqlToken::Kind::Word || !isText(token)) {
            takeColumn(token);
        }
    }

    bool isText(const SqlToken& quoted) const
    {
        return isMysql(m_engine) && quoted.text.startsWith(u'"');
    }

    /// The table in `table.column`.
    void takeQualifier(qsizetype i)
    {
        const SqlToken* column = at(i + 2);
        const bool isOwn =
            isSame(m_tokens[i], m_origin.nameNow.name)
            && m_origin.nameNow.name == m_origin.table.name && column != nullptr
            && std::ranges::any_of(m_origin.columns.keys(),
                                   [&](const QString& name) { return isSame(*column, name); });
        if (!isOwn) {
            refuse(
                EngineText::tr("Its condition names '%1', which is not the table's own name today.")
                    .arg(m_tokens[i].name()));
        }
    }

    bool isSame(const SqlToken& token, const QString& name) const
    {
        if (m_engine == Engine::Postgresql) {
            const bool isPlain = token.kind == SqlToken::Kind::Word;
            return (isPlain ? token.text.toLower() : token.name()) == name;
        }
        return token.name().compare(name, Qt::CaseInsensitive) == 0;
    }

    void takeColumn(const SqlToken& token)
    {
        for (const QString& made : m_origin.made) {
            if (isSame(token, made)) {
                return refuse(
                    EngineText::tr("The plan itself makes the column '%1' of '%2' before that.")
                        .arg(made, m_origin.table.toString()));
            }
        }
        for (auto column = m_origin.columns.cbegin(); column != m_origin.columns.cend(); ++column) {
            if (!isSame(token, column.key())) {
                continue;
            }
            if (m_origin.converted.contains(column.key())) {
                return refuse(
                    EngineText::tr("The plan itself changes the type of '%1' before that.")
                        .arg(column.key()));
            }
            if (column.key() != column.value()) {
                const Dialect& dialect = **Dialect::of(m_engine);
                m_sql.replace(token.start, token.text.size(), dialect.quoteName(column.value()));
            }
            return;
        }
    }

    const Origin& m_origin;  // outlives the reader
    const Engine m_engine;
    QString m_sql;
    QList<SqlToken> m_tokens;
    QString m_whyNot;
    int m_open = 0;
};

}  // namespace

CheckCondition checkCondition(const QString& condition, const Origin& origin, Engine engine)
{
    return Reader(condition, origin, engine).read();
}

}  // namespace limbeck
