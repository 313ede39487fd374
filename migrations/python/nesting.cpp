// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/nesting.h"

#include <algorithm>

namespace limbeck::python {

namespace {

constexpr int mostBrackets = 200;
constexpr int mostContinued = 1'000;  // lines that end with a backslash, with nothing in them

class Walk final
{
public:
    explicit Walk(const QByteArray& source)
        : m_source(source)
    {
    }

    Nesting walk()
    {
        measureIndent();
        while (m_at < m_source.size() && !m_result.tooDeep) {
            step();
        }
        endLine();
        return m_result;
    }

private:
    char at(qsizetype offset) const
    {
        const qsizetype index = m_at + offset;
        return index < m_source.size() ? m_source[index] : '\0';
    }

    void step()
    {
        switch (at(0)) {
        case '#':
            while (m_at < m_source.size() && at(0) != '\n') {
                ++m_at;
            }
            return;
        case '\'':
        case '"':
            skipString();
            return;
        case '\\':
            // tree-sitter's scanner looks at all lines that go on, again for each of them.
            m_continued = at(1) == '\n' ? m_continued + 1 : 0;
            if (m_continued > mostContinued) {
                m_result.tooDeep = m_at;
            }
            m_at += 2;
            return;
        case '(':
        case '[':
        case '{':
            if (++m_depth > mostBrackets) {
                m_result.tooDeep = m_at;
            }
            break;
        case ')':
        case ']':
        case '}':
            m_depth = std::max(0, m_depth - 1);
            break;
        case '\n':
            if (m_depth == 0) {
                endLine();
                ++m_at;
                measureIndent();
                return;
            }
            break;
        case ' ':
        case '\t':
            break;
        default:
            m_continued = 0;
            break;
        }
        ++m_at;
    }

    void endLine()
    {
        m_result.longestLine = std::max(m_result.longestLine, m_at - m_lineStart);
        m_lineStart = m_at + 1;
    }

    void measureIndent()
    {
        qsizetype end = m_at;
        while (end < m_source.size() && (m_source[end] == ' ' || m_source[end] == '\t')) {
            ++end;
        }
        m_result.deepestIndent = std::max(m_result.deepestIndent, end - m_at);
    }

    void skipString()
    {
        const char quote = at(0);
        const bool isTriple = at(1) == quote && at(2) == quote;
        m_at += isTriple ? 3 : 1;
        while (m_at < m_source.size()) {
            if (at(0) == '\\') {
                m_at += 2;
            } else if (!isTriple && at(0) == '\n') {
                return;  // it does not end
            } else if (at(0) == quote && (!isTriple || (at(1) == quote && at(2) == quote))) {
                m_at += isTriple ? 3 : 1;
                return;
            } else {
                ++m_at;
            }
        }
    }

    const QByteArray& m_source;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_depth = 0;
    int m_continued = 0;
    Nesting m_result;
};

}  // namespace

Nesting nestingOf(const QByteArray& source)
{
    return Walk(source).walk();
}

}  // namespace limbeck::python
