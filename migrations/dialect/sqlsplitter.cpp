// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlsplitter.h"

#include "migrations/dialect/enginetoken.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Follows one statement from its first token and knows whether a semicolon ends it.
class StatementState final
{
public:
    void take(const EngineToken& token)
    {
        if (m_isCreate && !m_hasBody && m_words < 12) {
            m_hasBody = isRoutineWord(token);
        }
        if (m_words == 0) {
            m_isCreate = token.isWord(u"create");
        }
        ++m_words;
        if (m_hasBody) {
            followBlocks(token);
        }
        m_previousWasEnd = token.isWord(u"end");
    }

    bool isInsideBlock() const
    {
        return m_depth > 0;
    }

private:
    static bool isRoutineWord(const EngineToken& token)
    {
        return token.isWord(u"trigger") || token.isWord(u"procedure") || token.isWord(u"function")
               || token.isWord(u"event");
    }

    void followBlocks(const EngineToken& token)
    {
        // "END CASE" and "END IF" close what they name; only BEGIN and CASE were counted.
        if (token.isWord(u"begin") || (token.isWord(u"case") && !m_previousWasEnd)) {
            ++m_depth;
        } else if (token.isWord(u"end")) {
            m_depth = std::max(0, m_depth - 1);
        } else if (m_previousWasEnd && isOtherBlock(token)) {
            ++m_depth;  // that END belonged to a block that was not counted
        }
    }

    static bool isOtherBlock(const EngineToken& token)
    {
        return token.isWord(u"if") || token.isWord(u"loop") || token.isWord(u"while")
               || token.isWord(u"repeat");
    }

    bool m_isCreate = false;
    bool m_hasBody = false;
    bool m_previousWasEnd = false;
    int m_words = 0;
    int m_depth = 0;
};

}  // namespace

QStringList splitStatements(const QString& sql, Engine engine)
{
    QStringList statements;
    StatementState state;
    qsizetype start = -1;
    qsizetype end = -1;
    for (const EngineToken& token : engineTokens(sql, engine)) {
        if (token.isSymbol(u';') && !state.isInsideBlock()) {
            if (start >= 0) {
                statements << sql.mid(start, end - start);
            }
            start = -1;
            state = StatementState();
            continue;
        }
        start = start < 0 ? token.start : start;
        end = token.end();
        state.take(token);
    }
    if (start >= 0) {
        statements << sql.mid(start, end - start);
    }
    return statements;
}

}  // namespace limbeck
