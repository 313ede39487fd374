// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/templatetokens.h"

#include "migrations/script/templatevalue.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Decodes what stands between the quotes. Only the escapes that everybody knows by heart.
Result<QString> decoded(const QString& body, bool isRaw)
{
    if (isRaw) {
        return body;
    }
    QString result;
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (body[i] != u'\\') {
            result += body[i];
            continue;
        }
        ++i;
        const QChar escape = i < body.size() ? body[i] : QChar();
        if (escape == u'n') {
            result += u'\n';
        } else if (escape == u't') {
            result += u'\t';
        } else if (escape == u'\\' || escape == u'\'' || escape == u'"') {
            result += escape;
        } else {
            return templateUnsupported(
                EngineText::tr("the escape '\\%1' in a text is not read").arg(escape));
        }
    }
    return result;
}

class Tokenizer final
{
public:
    explicit Tokenizer(const QString& text)
        : m_text(text)
    {
    }

    Result<QList<TemplateToken>> read()
    {
        while (true) {
            skipBlanks();
            if (m_at >= m_text.size()) {
                m_tokens << TemplateToken{};
                return m_tokens;
            }
            if (Result<> result = readToken(); !result) {
                return fail(result.error());
            }
        }
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace()) {
            ++m_at;
        }
    }

    Result<> readToken()
    {
        static const QRegularExpression string(u"[rRuU]?(?=['\"])"_s);
        static const QRegularExpression name(u"[A-Za-z_][A-Za-z0-9_]*"_s);
        static const QRegularExpression number(u"[0-9]{1,9}(?![0-9A-Za-z_.])"_s);
        static const QRegularExpression symbol(u"==|!=|<=|>=|[-+%<>()\\[\\],.]"_s);
        if (take(string)) {
            return readString();
        }
        if (take(name)) {
            return add(TemplateToken::Kind::Name);
        }
        if (take(number)) {
            return add(TemplateToken::Kind::Number);
        }
        if (take(symbol)) {
            return add(TemplateToken::Kind::Symbol);
        }
        return templateUnsupported(EngineText::tr("'%1' is not read").arg(m_text.mid(m_at, 10)));
    }

    Result<> readString()
    {
        const bool isRaw = m_taken.compare(u'r', Qt::CaseInsensitive) == 0;
        const qsizetype end = templateStringEnd(m_text, m_at);
        if (end < 0) {
            return templateUnsupported(EngineText::tr("a text does not end"));
        }
        if (m_text.mid(m_at, 3) == QString(3, m_text[m_at])) {
            return templateUnsupported(EngineText::tr("texts in triple quotes are not read"));
        }
        const Result<QString> body = decoded(m_text.mid(m_at + 1, end - m_at - 2), isRaw);
        if (!body) {
            return fail(body.error());
        }
        m_at = end;
        m_taken = *body;
        return add(TemplateToken::Kind::Text);
    }

    bool take(const QRegularExpression& pattern)
    {
        const QRegularExpressionMatch match =
            pattern.match(m_text,
                          m_at,
                          QRegularExpression::NormalMatch,
                          QRegularExpression::AnchorAtOffsetMatchOption);
        if (match.hasMatch()) {
            m_taken = match.captured();
            m_at = match.capturedEnd();
        }
        return match.hasMatch();
    }

    Result<> add(TemplateToken::Kind kind)
    {
        m_tokens << TemplateToken{.kind = kind, .text = m_taken};
        return {};
    }

    QString m_text;
    qsizetype m_at = 0;
    QString m_taken;
    QList<TemplateToken> m_tokens;
};

}  // namespace

Result<QList<TemplateToken>> templateTokens(const QString& text)
{
    return Tokenizer(text).read();
}

qsizetype templateStringEnd(const QString& text, qsizetype start)
{
    const QString quote(text[start]);
    const bool isTriple = text.mid(start, 3) == quote.repeated(3);
    const QString end = isTriple ? quote.repeated(3) : quote;
    for (qsizetype i = start + end.size(); i < text.size(); ++i) {
        if (text[i] == u'\\') {
            ++i;
        } else if (text[i] == u'\n' && !isTriple) {
            return -1;
        } else if (text.mid(i, end.size()) == end) {
            return i + end.size();
        }
    }
    return -1;
}

}  // namespace limbeck
