// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace limbeck {

/// A piece of SQL text. Comments and spaces are no tokens.
struct SqlToken
{
    enum class Kind
    {
        Word,        ///< keyword, plain name or number
        QuotedName,  ///< "name" or `name`
        Text,        ///< 'text', $tag$text$tag$
        Symbol,      ///< any other single character
        Hint,        ///< start of a comment that MySQL and MariaDB run: /*! or /*M!
    };

    Kind kind = Kind::Symbol;
    QString text;  ///< as written, with quotes
    qsizetype start = 0;
    bool isComplete = true;  ///< false if the closing quote is missing

    /// The name that a Word or QuotedName means, without quotes.
    QString name() const;
    /// True for a Word with that spelling in any case; `keyword` in upper case.
    bool isKeyword(const QString& keyword) const;
    bool isSymbol(QChar symbol) const;
};

/// What a backslash means inside a 'text': engines differ.
enum class Backslash
{
    Literal,  ///< the standard, SQLite, PostgreSQL
    Escapes,  ///< MySQL, MariaDB
};

/// Splits SQL text of any of our engines. Accepts every input; a quote or comment that does not
/// end makes the rest one incomplete token.
QList<SqlToken> sqlTokens(const QString& sql, Backslash backslash = Backslash::Literal);

}  // namespace limbeck
