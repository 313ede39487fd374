// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

#include <QList>

namespace limbeck {

/// A piece of SQL text between spaces, as one engine reads it. Unlike models/base/sqltoken.h, which
/// serves any engine, it knows which, keeps numbers apart and can tell comments.
struct EngineToken
{
    enum class Kind
    {
        Word,        ///< keyword or bare name
        QuotedName,  ///< "name", `name`, [name]
        Text,        ///< 'text', $$text$$
        Number,
        Symbol,  ///< one character
        Comment,
    };

    Kind kind = Kind::Symbol;
    QString text;         ///< as it stands, with its quotes
    qsizetype start = 0;  ///< in the SQL text

    qsizetype end() const
    {
        return start + text.size();
    }

    /// True for the keyword `word` (lower case) in any case, without quotes.
    bool isWord(QStringView word) const;
    bool isSymbol(QChar character) const;
    /// True if it can name something.
    bool isName() const;
    /// The name behind the quotes; `text` for bare names.
    QString name() const;

    bool operator==(const EngineToken&) const = default;
};

/// `sql` in pieces, as `engine` reads quotes and comments. Every input gives a result: what is
/// not closed reaches to the end.
QList<EngineToken> engineTokens(const QString& sql, Engine engine, bool withComments = false);

}  // namespace limbeck
