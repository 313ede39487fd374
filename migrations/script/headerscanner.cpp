// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/headerscanner.h"

#include "migrations/python/stringliteral.h"

namespace limbeck {

std::optional<HeaderValue>* ScriptHeader::member(QByteArrayView name)
{
    if (name == "revision") {
        return &revision;
    }
    if (name == "down_revision") {
        return &downRevision;
    }
    if (name == "branch_labels") {
        return &branchLabels;
    }
    return name == "depends_on" ? &dependsOn : nullptr;
}

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Walks over the text; every function returns false or nothing where the text is not of the
/// simple kind, and the whole scan is given up then.
class HeaderScanner final
{
public:
    explicit HeaderScanner(const QByteArray& source)
        : m_source(source)
    {
    }

    std::optional<ScriptHeader> scan()
    {
        bool isFirst = true;
        while (skipEmptyLines()) {
            if (isAtDefinition()) {
                break;
            }
            if (!readStatement(isFirst)) {
                return std::nullopt;
            }
            isFirst = false;
        }
        // What is not said before the first function may be said after it.
        const bool isAll = m_at >= m_source.size() || (m_header.revision && m_header.downRevision);
        return !m_failed && isAll ? std::optional(m_header) : std::nullopt;
    }

private:
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0';
    }

    bool take(char c)
    {
        if (peek() != c || m_at >= m_source.size()) {
            return false;
        }
        ++m_at;
        return true;
    }

    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t') {
            ++m_at;
        }
    }

    void skipComment()
    {
        if (peek() == '#') {
            const qsizetype end = m_source.indexOf('\n', m_at);
            m_at = end < 0 ? m_source.size() : end;
        }
    }

    /// Blanks, comments and, inside brackets, line ends.
    void skipSpace()
    {
        do {
            skipBlanks();
            skipComment();
        } while (m_depth > 0 && take('\n'));
    }

    /// To the first character of the next statement; false at the end of the text.
    bool skipEmptyLines()
    {
        while (m_at < m_source.size()) {
            const qsizetype lineStart = m_at;
            skipBlanks();
            skipComment();
            if (peek() == '\n') {
                ++m_at;
            } else if (m_at == m_source.size()) {
                return false;
            } else {
                m_failed = m_at != lineStart;  // indented: not a statement of the module
                return !m_failed;
            }
        }
        return false;
    }

    bool endStatement()
    {
        skipBlanks();
        skipComment();
        return take('\n') || m_at == m_source.size();
    }

    bool isAtDefinition() const
    {
        const QByteArrayView rest = QByteArrayView(m_source).sliced(m_at);
        return rest.startsWith("def ") || rest.startsWith("class ") || rest.startsWith("async ")
               || rest.startsWith('@');
    }

    QByteArrayView readName()
    {
        const qsizetype start = m_at;
        while (isNameCharacter(peek())) {
            ++m_at;
        }
        return QByteArrayView(m_source).sliced(start, m_at - start);
    }

    bool readStatement(bool isFirst)
    {
        if (isAtString()) {
            const std::optional<QString> text = readString();
            if (isFirst && text) {
                m_header.docstring = *text;
            }
            return text && endStatement();
        }
        const QByteArrayView name = readName();
        if (name == "import" || name == "from") {
            return skipImport() && endStatement();
        }
        std::optional<HeaderValue>* member = m_header.member(name);
        return member != nullptr && skipAnnotation() && readValue(*member) && endStatement();
    }

    bool isAtString() const
    {
        qsizetype ahead = 0;
        while (ahead < 2 && peek(ahead) != '\0'
               && QByteArrayView("rRbBuUfF").contains(peek(ahead))) {
            ++ahead;
        }
        return (peek(ahead) == '\'' || peek(ahead) == '"');
    }

    bool skipImport()
    {
        const qsizetype start = m_at;
        bool isInBrackets = false;
        while (m_at < m_source.size()) {
            const char c = peek();
            if (c == '(' && !isInBrackets) {
                isInBrackets = true;
            } else if (c == ')' && isInBrackets) {
                isInBrackets = false;
            } else if (c == '\n' && !isInBrackets) {
                break;
            } else if (c == '#') {
                skipComment();
                continue;
            } else if (!isNameCharacter(c) && c != '.' && c != ',' && c != ' ' && c != '*'
                       && c != '\n' && c != '\t') {
                return false;
            }
            ++m_at;
        }
        return !isInBrackets && m_at > start + 1;
    }

    /// From after the name to after "=": nothing, or ": Union[str, None]".
    bool skipAnnotation()
    {
        skipBlanks();
        if (take(':')) {
            while (isNameCharacter(peek())
                   || (peek() != '\0' && QByteArrayView(" \t[],|.\"'").contains(peek()))) {
                ++m_at;
            }
        }
        return take('=') && peek() != '=';
    }

    bool readValue(std::optional<HeaderValue>& member)
    {
        HeaderValue value;
        value.line = lineHere();
        skipSpace();
        if (!readElement(value)) {
            return false;
        }
        skipSpace();
        if (peek() == ',' && !readRest(value)) {
            return false;
        }
        member = value;
        return true;
    }

    /// The rest of a tuple: ", 'b', 'c'" up to a closing bracket or the end of the line.
    bool readRest(HeaderValue& value)
    {
        if (value.kind != HeaderValue::Kind::Text) {
            return false;
        }
        value.kind = HeaderValue::Kind::Several;
        while (take(',')) {
            skipSpace();
            if (peek() == ')' || peek() == ']' || peek() == '\n') {
                return true;
            }
            const std::optional<QString> text = readStrings();
            if (!text) {
                return false;
            }
            value.items << *text;
            skipSpace();
        }
        return true;
    }

    bool readElement(HeaderValue& value)
    {
        if (isAtString()) {
            const std::optional<QString> text = readStrings();
            value.kind = HeaderValue::Kind::Text;
            value.items = QStringList{text.value_or(QString())};
            return text.has_value();
        }
        if (peek() == '(' || peek() == '[') {
            return readBrackets(value);
        }
        return readName() == "None";
    }

    bool readBrackets(HeaderValue& value)
    {
        const bool isList = peek() == '[';
        const char closing = isList ? ']' : ')';
        if (m_depth > 8) {
            return false;
        }
        ++m_at;
        ++m_depth;
        skipSpace();
        bool isRead = true;
        if (peek() == closing) {
            value.kind = HeaderValue::Kind::Several;
        } else {
            isRead =
                readElement(value) && (skipSpace(), true) && (peek() != ',' || readRest(value));
            if (isList && value.kind == HeaderValue::Kind::Text) {
                value.kind = HeaderValue::Kind::Several;
            } else if (isList && value.items.isEmpty()) {
                return false;  // [None], [()]
            }
            skipSpace();
        }
        --m_depth;
        return isRead && take(closing);
    }

    /// One string, or several that stand beside each other.
    std::optional<QString> readStrings()
    {
        QString text;
        do {
            const std::optional<QString> part = isAtString() ? readString() : std::nullopt;
            if (!part) {
                return std::nullopt;
            }
            text += *part;
            skipSpace();
        } while (isAtString());
        return text;
    }

    std::optional<QString> readString()
    {
        const auto prefix = python::StringPrefix::of(QByteArrayView(m_source).sliced(m_at).first(
            std::min<qsizetype>(2, m_source.size() - m_at)));
        if (prefix.isBytes || prefix.isFormatted) {
            return std::nullopt;
        }
        while (isNameCharacter(peek())) {
            ++m_at;
        }
        const char quote = peek();
        const bool isLong = peek(1) == quote && peek(2) == quote;
        const QByteArray closing(isLong ? 3 : 1, quote);
        m_at += closing.size();
        const qsizetype start = m_at;
        while (m_at < m_source.size()) {
            if (peek() == '\\') {
                m_at += 2;
            } else if (QByteArrayView(m_source).sliced(m_at).startsWith(closing)) {
                const QByteArrayView body = QByteArrayView(m_source).sliced(start, m_at - start);
                m_at += closing.size();
                return prefix.isRaw ? QString::fromUtf8(body) : python::unescape(body);
            } else if (peek() == '\n' && !isLong) {
                return std::nullopt;
            } else {
                ++m_at;
            }
        }
        m_at = m_source.size();
        return std::nullopt;
    }

    int lineHere() const
    {
        return static_cast<int>(QByteArrayView(m_source).first(m_at).count('\n')) + 1;
    }

    const QByteArray& m_source;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_failed = false;
    ScriptHeader m_header;
};

}  // namespace

std::optional<ScriptHeader> scanHeader(const QByteArray& source)
{
    return HeaderScanner(source).scan();
}

}  // namespace limbeck
