// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/html.h"

#include <QCryptographicHash>

#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnchor = 80;

bool isPlain(QChar letter)
{
    return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z')
           || (letter >= u'0' && letter <= u'9') || letter == u'-' || letter == u'_'
           || letter == u'.';
}

/// "-" for everything that is not plain; the digest tells what it was.
QByteArray slug(const QString& name)
{
    QByteArray text;
    bool isWhole = !name.isEmpty() && name.size() <= longestAnchor;
    for (const QChar letter : QStringView(name).left(longestAnchor)) {
        isWhole = isWhole && isPlain(letter);
        if (isPlain(letter)) {
            text += letter.toLatin1();
        } else if (!text.endsWith('-')) {
            text += '-';
        }
    }
    if (!isWhole) {
        const QByteArray digest =
            QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
        text += '~' + digest.left(10);
    }
    return text;
}

/// What must not reach a reader as it is. Controls are errors in HTML; embeddings, overrides and
/// isolates of direction (Unicode UAX #9) let a name rearrange the words around it.
bool isDeceptive(char16_t unit)
{
    return (unit < 0x20 && unit != u'\n' && unit != u'\t') || (unit >= 0x7f && unit < 0xa0)
           || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)
           || unit == 0x2028 || unit == 0x2029 || unit >= 0xfffe || unit == 0xfeff;
}

QByteArray shownAsNumber(char16_t unit)
{
    return "[U+" + QByteArray::number(unit, 16).toUpper().rightJustified(4, '0') + ']';
}

const char* entityOf(char16_t unit)
{
    switch (unit) {
    case u'&':
        return "&amp;";
    case u'<':
        return "&lt;";
    case u'>':
        return "&gt;";
    case u'"':
        return "&quot;";
    case u'\'':
        return "&#39;";
    default:
        return nullptr;
    }
}

}  // namespace

HtmlAnchor HtmlAnchor::of(HtmlLiteral prefix, const QString& name)
{
    HtmlAnchor anchor;
    anchor.m_text = QByteArray(prefix.text().data(), qsizetype(prefix.text().size())) + slug(name);
    return anchor;
}

HtmlAnchor HtmlAnchor::child(const QString& name) const
{
    HtmlAnchor anchor;
    anchor.m_text = m_text + '/' + slug(name);
    return anchor;
}

Html& Html::operator<<(HtmlLiteral markup)
{
    m_bytes.append(markup.text().data(), qsizetype(markup.text().size()));
    return *this;
}

Html& Html::operator<<(const HtmlAnchor& anchor)
{
    m_bytes += anchor.text();
    return *this;
}

Html& Html::operator<<(const Html& part)
{
    m_bytes += part.m_bytes;
    return *this;
}

Html& Html::operator<<(const QString& text)
{
    // Runs of harmless characters are converted in one go.
    qsizetype start = 0;
    const QStringView view(text);
    for (qsizetype i = 0; i < view.size(); ++i) {
        const char16_t unit = view[i].unicode();
        const char* entity = entityOf(unit);
        if (!entity && !isDeceptive(unit)) {
            continue;
        }
        m_bytes += view.mid(start, i - start).toUtf8();
        m_bytes += entity ? QByteArray(entity) : shownAsNumber(unit);
        start = i + 1;
    }
    m_bytes += view.mid(start).toUtf8();
    return *this;
}

Html& Html::operator<<(qsizetype number)
{
    m_bytes += QByteArray::number(number);
    return *this;
}

Html& Html::operator<<(int number)
{
    m_bytes += QByteArray::number(number);
    return *this;
}

Html& Html::operator<<(double pixels)
{
    const double rounded = std::round(pixels * 10) / 10;
    // No "-0".
    m_bytes += QByteArray::number(rounded == 0 ? 0.0 : rounded, 'g', 10);
    return *this;
}

Html& Html::addResource(const QByteArray& text)
{
    Q_ASSERT(!text.contains("</"));
    m_bytes += text;
    return *this;
}

}  // namespace limbeck
