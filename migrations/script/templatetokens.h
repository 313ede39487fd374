// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QList>
#include <QString>

namespace limbeck {

/// A word of a template's expression.
struct TemplateToken
{
    enum class Kind
    {
        Name,
        Number,
        Text,  ///< `text` is the decoded value
        Symbol,
        End,
    };

    Kind kind = Kind::End;
    QString text;
};

/// `text` taken apart; the last token is End. Fails with Unsupported on characters and literals
/// that are not understood.
Result<QList<TemplateToken>> templateTokens(const QString& text);

/// Where the string literal that starts at `start` of `text` ends (the position behind it), or
/// -1 if it does not end.
qsizetype templateStringEnd(const QString& text, qsizetype start);

}  // namespace limbeck
