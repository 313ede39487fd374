// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>

namespace limbeck {

/// Markup that stands in our source code, as "<td>"_html. Nothing that is known only at run time
/// can become one.
class HtmlLiteral final
{
public:
    consteval HtmlLiteral(const char* text, std::size_t size)
        : m_text(text, size)
    {
    }

    constexpr std::string_view text() const
    {
        return m_text;
    }

private:
    std::string_view m_text;
};

consteval HtmlLiteral operator""_html(const char* text, std::size_t size)
{
    return {text, size};
}

/// Part of an address inside the page: letters, digits and "-_.~/" only, so that it needs neither
/// quotes nor escapes wherever it stands.
class HtmlAnchor final
{
public:
    /// "table-user" of "table-" and "user". Other characters than letters, digits, "-", "_" and "."
    /// become "-"; such a name, and a long one, gets a digest of the whole at its end, so that
    /// different names have different anchors, and the same name has the same one in every report.
    static HtmlAnchor of(HtmlLiteral prefix, const QString& name);
    /// The anchor of something inside what has this one.
    HtmlAnchor child(const QString& name) const;

    const QByteArray& text() const
    {
        return m_text;
    }

    bool operator==(const HtmlAnchor&) const = default;

private:
    QByteArray m_text;
};

/// A piece of a page, as UTF-8. Whatever is put into it is either a literal of ours or gets
/// escaped, for text and for attributes in double quotes alike; there is no third way, so a name
/// cannot become markup by an oversight.
class Html final
{
public:
    Html& operator<<(HtmlLiteral markup);
    Html& operator<<(const HtmlAnchor& anchor);
    Html& operator<<(const Html& part);
    /// Escaped. Characters that would make a page lie are shown as their number: controls, and
    /// those that turn the direction of what follows.
    Html& operator<<(const QString& text);
    Html& operator<<(qsizetype number);
    Html& operator<<(int number);
    /// With one decimal at most: pixels.
    Html& operator<<(double pixels);

    /// The inside of a <style> or <script>, from a file of ours. Requires: it holds no "</".
    Html& addResource(const QByteArray& text);

    bool isEmpty() const
    {
        return m_bytes.isEmpty();
    }

    const QByteArray& bytes() const
    {
        return m_bytes;
    }

private:
    QByteArray m_bytes;
};

}  // namespace limbeck
