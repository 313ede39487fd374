// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/enginetoken.h"

#include <QList>
#include <QString>

namespace limbeck::postgresql {

/// The text that a parse tree was made of: the tree tells where things begin, in bytes of UTF-8,
/// and this tells where they end.
class SourceText final
{
public:
    explicit SourceText(const QString& sql);

    /// Part of the text, by bytes; to the end if `length` is 0.
    QString part(int location, int length) const;

    /// What stands between the first parentheses at or after `location`; empty if there are none.
    QString parenthesesAfter(int location) const;

    /// The parts between the commas of those parentheses.
    QStringList listAfter(int location) const;

    /// What follows the keyword `word` (lower case), the first one at or after `location`, up to
    /// `end` (a location; 0 is the end of the text), a comma, semicolon or parenthesis that closes
    /// something further out.
    QString afterWord(const QString& word, int location, int end = 0) const;

    /// The same for the last such keyword before `location`.
    QString afterWordBefore(const QString& word, int location) const;

private:
    qsizetype index(int location) const;
    qsizetype tokenAt(int location) const;
    QString upToSeparator(qsizetype token, qsizetype end) const;
    qsizetype closing(qsizetype token) const;

    QString m_sql;
    QByteArray m_bytes;
    bool m_isPlain = true;  ///< one byte for each character
    QList<EngineToken> m_tokens;
};

}  // namespace limbeck::postgresql
