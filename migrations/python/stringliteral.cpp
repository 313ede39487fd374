// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/stringliteral.h"

namespace limbeck::python {

StringPrefix StringPrefix::of(QByteArrayView text)
{
    StringPrefix prefix;
    for (const char c : text) {
        switch (c) {
        case 'r':
        case 'R':
            prefix.isRaw = true;
            break;
        case 'b':
        case 'B':
            prefix.isBytes = true;
            break;
        case 'f':
        case 'F':
            prefix.isFormatted = true;
            break;
        case 'u':
        case 'U':
            break;
        default:
            return prefix;
        }
    }
    return prefix;
}

namespace {

/// Letters that stand for themselves after a backslash, and what they mean.
std::optional<char> simpleEscape(char c)
{
    constexpr std::string_view letters = "\\'\"abfnrtv";
    constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
    const size_t at = letters.find(c);
    return at == std::string_view::npos ? std::nullopt : std::optional<char>(meanings[at]);
}

class Unescaper final
{
public:
    explicit Unescaper(QByteArrayView body)
        : m_body(body)
    {
    }

    std::optional<QString> run()
    {
        while (m_at < m_body.size()) {
            if (m_body[m_at] != '\\' || m_at + 1 == m_body.size()) {
                m_text.append(m_body[m_at++]);
            } else if (!readEscape()) {
                return std::nullopt;
            }
        }
        return QString::fromUtf8(m_text);
    }

private:
    bool readEscape()
    {
        const char c = m_body[m_at + 1];
        m_at += 2;
        if (c == '\n') {
            return true;  // a line joined to the next one
        }
        if (const std::optional<char> meaning = simpleEscape(c)) {
            m_text.append(*meaning);
            return true;
        }
        switch (c) {
        case 'x':
            return readHex(2);
        case 'u':
            return readHex(4);
        case 'U':
            return readHex(8);
        case 'N':
            return false;
        default:
            break;
        }
        if (c >= '0' && c <= '7') {
            --m_at;
            return readOctal();
        }
        m_text.append('\\').append(c);
        return true;
    }

    bool readHex(qsizetype digits)
    {
        if (m_at + digits > m_body.size()) {
            return false;
        }
        bool isNumber = false;
        const uint code = m_body.sliced(m_at, digits).toByteArray().toUInt(&isNumber, 16);
        m_at += digits;
        return isNumber && appendCode(code);
    }

    bool readOctal()
    {
        uint code = 0;
        for (int i = 0; i < 3 && m_at < m_body.size(); ++i) {
            const char c = m_body[m_at];
            if (c < '0' || c > '7') {
                break;
            }
            code = code * 8 + static_cast<uint>(c - '0');
            ++m_at;
        }
        return appendCode(code);
    }

    bool appendCode(uint code)
    {
        // Lone surrogates have no UTF-8 form, and no database would take them.
        if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
            return false;
        }
        const char32_t character = code;
        m_text.append(QString::fromUcs4(&character, 1).toUtf8());
        return true;
    }

    QByteArrayView m_body;
    qsizetype m_at = 0;
    QByteArray m_text;
};

}  // namespace

std::optional<QString> unescape(QByteArrayView body)
{
    return Unescaper(body).run();
}

}  // namespace limbeck::python
