// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/sqlkind.h"

#include "models/base/sqltoken.h"

#include <QStringList>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Statement = QList<SqlToken>;

bool isOneOf(const SqlToken& token, const QStringList& keywords)
{
    return std::ranges::any_of(keywords,
                               [&token](const QString& word) { return token.isKeyword(word); });
}

/// The statements between semicolons, without empty ones. Bodies of triggers and procedures are
/// cut in pieces, which does no harm: the first piece is DDL.
QList<Statement> statementsOf(const QList<SqlToken>& tokens)
{
    QList<Statement> statements(1);
    for (const SqlToken& token : tokens) {
        if (token.isSymbol(u';')) {
            statements << Statement();
        } else {
            statements.last() << token;
        }
    }
    statements.removeIf([](const Statement& statement) { return statement.isEmpty(); });
    return statements;
}

/// SELECT … INTO table creates the table.
SqlKind kindOfSelect(const Statement& statement)
{
    const bool creates = std::ranges::any_of(
        statement, [](const SqlToken& token) { return token.isKeyword(u"INTO"_s); });
    return creates ? SqlKind::Schema : SqlKind::Read;
}

SqlKind kindOfPragma(const Statement& statement)
{
    const auto isDangerous = [](const SqlToken& token) {
        return isOneOf(token, {u"WRITABLE_SCHEMA"_s, u"SCHEMA_VERSION"_s});
    };
    return std::ranges::any_of(statement, isDangerous) ? SqlKind::Schema : SqlKind::Read;
}

/// SET search_path decides which tables later names mean.
SqlKind kindOfSet(const Statement& statement)
{
    const auto movesNames = [](const SqlToken& token) {
        return isOneOf(token, {u"SEARCH_PATH"_s, u"SCHEMA"_s});
    };
    return std::ranges::any_of(statement, movesNames) ? SqlKind::Schema : SqlKind::Read;
}

const QStringList& dataVerbs()
{
    static const QStringList verbs{
        u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s, u"MERGE"_s, u"REPLACE"_s, u"TRUNCATE"_s};
    return verbs;
}

/// WITH a AS (…) verb …: the main verb is the first one outside of parentheses; a part in
/// parentheses may change rows as well (PostgreSQL).
SqlKind kindOfWith(const Statement& statement)
{
    int depth = 0;
    bool hasMainVerb = false;
    SqlKind kind = SqlKind::Read;
    for (qsizetype i = 1; i < statement.size(); ++i) {
        const SqlToken& token = statement[i];
        const bool opensPart = statement[i - 1].isSymbol(u'(');
        depth += token.isSymbol(u'(') ? 1 : token.isSymbol(u')') ? -1 : 0;
        const bool isMainVerb =
            depth == 0 && !hasMainVerb
            && (isOneOf(token, dataVerbs()) || isOneOf(token, {u"SELECT"_s, u"VALUES"_s}));
        if (isMainVerb && token.isKeyword(u"SELECT"_s)) {
            kind = std::max(kind, kindOfSelect(statement.mid(i)));
        }
        if ((isMainVerb || opensPart) && isOneOf(token, dataVerbs())) {
            kind = std::max(kind, SqlKind::Data);
        }
        hasMainVerb = hasMainVerb || isMainVerb;
    }
    return hasMainVerb ? kind : SqlKind::Schema;
}

SqlKind kindOfStatement(Statement statement)
{
    while (!statement.isEmpty() && statement.front().isSymbol(u'(')) {
        statement.removeFirst();
    }
    if (statement.isEmpty()) {
        return SqlKind::Schema;
    }
    const SqlToken& first = statement.front();
    if (first.isKeyword(u"SELECT"_s)) {
        return kindOfSelect(statement);
    }
    if (first.isKeyword(u"WITH"_s)) {
        return kindOfWith(statement);
    }
    if (first.isKeyword(u"PRAGMA"_s)) {
        return kindOfPragma(statement);
    }
    if (first.isKeyword(u"SET"_s) || first.isKeyword(u"RESET"_s)) {
        return kindOfSet(statement);
    }
    if (isOneOf(first, dataVerbs())) {
        return SqlKind::Data;
    }
    static const QStringList harmless{
        u"VALUES"_s,    u"TABLE"_s,   u"SHOW"_s,    u"EXPLAIN"_s, u"DESCRIBE"_s,   u"DESC"_s,
        u"BEGIN"_s,     u"START"_s,   u"COMMIT"_s,  u"END"_s,     u"ROLLBACK"_s,   u"ABORT"_s,
        u"SAVEPOINT"_s, u"RELEASE"_s, u"ANALYZE"_s, u"ANALYSE"_s, u"VACUUM"_s,     u"REINDEX"_s,
        u"LOCK"_s,      u"UNLOCK"_s,  u"GRANT"_s,   u"REVOKE"_s,  u"CHECKPOINT"_s, u"NOTIFY"_s};
    return isOneOf(first, harmless) ? SqlKind::Read : SqlKind::Schema;
}

SqlKind kindAsRead(const QString& sql, Backslash backslash)
{
    const QList<SqlToken> tokens = sqlTokens(sql, backslash);
    const auto isUnclear = [](const SqlToken& token) {
        return !token.isComplete || token.kind == SqlToken::Kind::Hint;
    };
    SqlKind kind = std::ranges::any_of(tokens, isUnclear) ? SqlKind::Schema : SqlKind::Nothing;
    for (const Statement& statement : statementsOf(tokens)) {
        kind = std::max(kind, kindOfStatement(statement));
    }
    return kind;
}

}  // namespace

SqlKind sqlKind(const QString& sql)
{
    return std::max(kindAsRead(sql, Backslash::Literal), kindAsRead(sql, Backslash::Escapes));
}

std::optional<SequenceStatement> sequenceStatement(const QString& sql)
{
    const QList<Statement> statements = statementsOf(sqlTokens(sql));
    if (statements.size() != 1) {
        return std::nullopt;
    }
    Statement rest = statements.first();
    const auto take = [&rest](const QStringList& keywords) {
        for (qsizetype i = 0; i < keywords.size(); ++i) {
            if (i >= rest.size() || !rest[i].isKeyword(keywords[i])) {
                return false;
            }
        }
        rest.remove(0, keywords.size());
        return true;
    };
    SequenceStatement found;
    found.isCreated = take({u"CREATE"_s, u"SEQUENCE"_s});
    if (!found.isCreated && !take({u"DROP"_s, u"SEQUENCE"_s})) {
        return std::nullopt;
    }
    take({u"IF"_s, u"NOT"_s, u"EXISTS"_s});
    take({u"IF"_s, u"EXISTS"_s});
    QStringList names;
    do {
        if (rest.isEmpty()) {
            return std::nullopt;
        }
        names << rest.takeFirst().name();
    } while (!rest.isEmpty() && rest.first().isSymbol(u'.') && !rest.takeFirst().text.isEmpty());
    found.name = TableName(names.size() > 1 ? names.first() : QString(), names.last());
    for (qsizetype i = 0; i + 2 < rest.size(); ++i) {
        found.isOwned = found.isOwned
                        || (rest[i].isKeyword(u"OWNED"_s) && rest[i + 1].isKeyword(u"BY"_s)
                            && !rest[i + 2].isKeyword(u"NONE"_s));
    }
    // DROP SEQUENCE a, b, and CASCADE, which takes defaults with it.
    return found.isCreated || rest.isEmpty() ? std::optional(found) : std::nullopt;
}

bool sqlRemoves(const QString& sql)
{
    static const QStringList removers{u"DELETE"_s, u"TRUNCATE"_s, u"DROP"_s, u"REPLACE"_s};
    for (const Statement& statement : statementsOf(sqlTokens(sql))) {
        const bool isReading = kindOfStatement(statement) == SqlKind::Read;
        const bool mayHide = isOneOf(statement.front(), {u"WITH"_s, u"ALTER"_s, u"EXPLAIN"_s});
        const bool removes =
            mayHide ? std::ranges::any_of(
                statement, [](const SqlToken& token) { return isOneOf(token, removers); })
                    : isOneOf(statement.front(), removers);
        if (removes && !isReading) {
            return true;
        }
    }
    return false;
}

}  // namespace limbeck
