// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/sqlnames.h"

#include "models/base/sqltoken.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isUse(const QList<SqlToken>& tokens, qsizetype at, const QString& name)
{
    const SqlToken& token = tokens[at];
    const bool hasNext = at + 1 < tokens.size();
    // f(…) is a function, t.c names a table first.
    if (hasNext && (tokens[at + 1].isSymbol(u'(') || tokens[at + 1].isSymbol(u'.'))) {
        return false;
    }
    if (token.kind == SqlToken::Kind::QuotedName) {
        return token.name() == name;
    }
    return token.isKeyword(name);
}

QString spelled(const QString& name, const SqlToken& like)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    };
    if (like.kind == SqlToken::Kind::Word && !name.front().isDigit()
        && std::ranges::all_of(name, isPlain)) {
        return name;
    }
    const QChar quote = like.kind == SqlToken::Kind::QuotedName ? like.text.front() : QChar(u'"');
    QString inner = name;
    return quote + inner.replace(QString(quote), QString(2, quote)) + quote;
}

}  // namespace

bool mentionsName(const QString& sql, const QString& name)
{
    const QList<SqlToken> tokens = sqlTokens(sql);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (isUse(tokens, i, name)) {
            return true;
        }
    }
    return false;
}

QString withNameReplaced(const QString& sql, const QString& from, const QString& to)
{
    if (to.isEmpty()) {
        return sql;
    }
    const QList<SqlToken> tokens = sqlTokens(sql);
    QString result = sql;
    // From the end, so that earlier positions stay right.
    for (qsizetype i = tokens.size() - 1; i >= 0; --i) {
        if (isUse(tokens, i, from)) {
            result.replace(tokens[i].start, tokens[i].text.size(), spelled(to, tokens[i]));
        }
    }
    return result;
}

}  // namespace limbeck
