// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/operators.h"
#include "migrations/python/standardfunctions.h"

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxNesting = 50;

/// Reads what json.loads reads, with keys in the order of the text. What Python reads and this does
/// not (numbers beyond 64 bits, NaN, lone surrogates) is neither a value nor an error of the text.
class Reader final
{
public:
    explicit Reader(const QString& text)
        : m_text(text)
    {
    }

    ReadJson all()
    {
        std::optional<Value> value = one(0);
        skip();
        if (value && m_at < m_text.size()) {
            m_isInvalid = true;
        }
        return {m_isInvalid ? std::nullopt : std::move(value), m_isInvalid};
    }

private:
    std::optional<Value> one(int depth)
    {
        skip();
        if (depth > maxNesting) {
            return std::nullopt;
        }
        switch (peek()) {
        case '{':
            return dictionary(depth);
        case '[':
            return list(depth);
        case '"':
            if (std::optional<QString> read = text()) {
                return Value{*std::move(read)};
            }
            return std::nullopt;
        default:
            return word();
        }
    }

    std::optional<Value> word()
    {
        static const QList<std::pair<QString, Value>> words{
            {u"null"_s, Value{}}, {u"true"_s, Value{true}}, {u"false"_s, Value{false}}};
        for (const auto& [name, value] : words) {
            if (QStringView(m_text).sliced(m_at).startsWith(name)) {
                m_at += name.size();
                return value;
            }
        }
        for (const QString& name : {u"NaN"_s, u"Infinity"_s, u"-Infinity"_s}) {
            if (QStringView(m_text).sliced(m_at).startsWith(name)) {
                return std::nullopt;
            }
        }
        return number();
    }

    /// -?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?
    std::optional<Value> number()
    {
        const qsizetype begin = m_at;
        m_at += peek() == '-' ? 1 : 0;
        const qsizetype first = m_at;
        const qsizetype whole = digits();
        if (whole == 0) {
            return invalid();
        }
        if (m_text[first] == u'0' && whole > 1) {
            m_at = first + 1;  // what follows is then too much
        }
        const qsizetype end = m_at;
        if (peek() == '.') {
            ++m_at;
            m_at = digits() > 0 ? m_at : end;
        }
        const qsizetype fraction = m_at;
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            m_at += peek() == '+' || peek() == '-' ? 1 : 0;
            m_at = digits() > 0 ? m_at : fraction;
        }
        bool isFine = false;
        const QString written = m_text.sliced(begin, m_at - begin);
        if (m_at == end) {
            const qint64 value = written.toLongLong(&isFine);
            return isFine ? std::optional(Value{value}) : std::nullopt;
        }
        const double value = written.toDouble(&isFine);
        return isFine ? std::optional(Value{value}) : std::nullopt;
    }

    qsizetype digits()
    {
        const qsizetype begin = m_at;
        while (peek() >= '0' && peek() <= '9') {
            ++m_at;
        }
        return m_at - begin;
    }

    std::optional<QString> text()
    {
        QString read;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                ++m_at;
                return read.isValidUtf16() ? std::optional(read) : std::nullopt;
            }
            if (c.unicode() < 0x20) {
                break;
            }
            if (c != u'\\') {
                read += c;
            } else if (!escape(read)) {
                break;
            }
        }
        m_isInvalid = true;
        return std::nullopt;
    }

    bool escape(QString& read)
    {
        static const QString letters = u"\"\\/bfnrt"_s;
        static const QString meanings = u"\"\\/\b\f\n\r\t"_s;
        ++m_at;
        const QChar letter = m_at < m_text.size() ? m_text[m_at] : QChar();
        if (const qsizetype index = letters.indexOf(letter); index >= 0) {
            read += meanings[index];
            return true;
        }
        const QString hex = m_text.mid(m_at + 1, 4);
        const bool isHex = hex.size() == 4 && std::ranges::all_of(hex, [](QChar each) {
                               return QStringView(u"0123456789abcdefABCDEF").contains(each);
                           });
        if (letter != u'u' || !isHex) {
            return false;
        }
        const ushort code = hex.toUShort(nullptr, 16);
        read += QChar(code);
        m_at += 4;
        return true;
    }

    std::optional<Value> list(int depth)
    {
        Values items;
        ++m_at;
        skip();
        if (peek() == ']') {
            ++m_at;
            return Value::list({});
        }
        while (true) {
            std::optional<Value> item = one(depth + 1);
            if (!item || items.size() >= maxItems) {
                return std::nullopt;
            }
            items.push_back(*std::move(item));
            skip();
            if (peek() == ']') {
                ++m_at;
                return Value::list(std::move(items));
            }
            if (peek() != ',') {
                return invalid();
            }
            ++m_at;
        }
    }

    std::optional<Value> dictionary(int depth)
    {
        Pairs pairs;
        QHash<QString, size_t> places;
        ++m_at;
        skip();
        if (peek() == '}') {
            ++m_at;
            return Value::dict({});
        }
        while (true) {
            skip();
            std::optional<QString> key = peek() == '"' ? text() : std::nullopt;
            skip();
            if (!key && m_at < m_text.size() && m_text[m_at - 1] == u'"') {
                return std::nullopt;  // a key that is no text of ours
            }
            if (!key || peek() != ':') {
                return invalid();
            }
            ++m_at;
            std::optional<Value> item = one(depth + 1);
            if (!item || pairs.size() >= maxKeys) {
                return std::nullopt;
            }
            if (const auto place = places.constFind(*key); place != places.cend()) {
                pairs[*place].second = *std::move(item);  // the last one of a name counts
            } else {
                places.insert(*key, pairs.size());
                pairs.emplace_back(Value{*key}, *std::move(item));
            }
            skip();
            if (peek() == '}') {
                ++m_at;
                return Value::dict(std::move(pairs));
            }
            if (peek() != ',') {
                return invalid();
            }
            ++m_at;
        }
    }

    std::optional<Value> invalid()
    {
        m_isInvalid = true;
        return std::nullopt;
    }

    void skip()
    {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            ++m_at;
        }
    }

    char16_t peek() const
    {
        return m_at < m_text.size() ? m_text[m_at].unicode() : u'\0';
    }

    const QString& m_text;
    qsizetype m_at = 0;
    bool m_isInvalid = false;
};

}  // namespace

ReadJson parseJson(const QString& text)
{
    return Reader(text).all();
}

std::optional<Value> readJson(const QString& text)
{
    return parseJson(text).value;
}

}  // namespace limbeck::python
