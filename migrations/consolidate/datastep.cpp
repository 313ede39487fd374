// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/datastep.h"

#include "models/base/sqltoken.h"
#include "models/operation/sqlkind.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Tokens = QList<SqlToken>;

bool isName(const SqlToken& token)
{
    return token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName;
}

/// Reads "schema.table" at `at` and moves behind it; nothing if there is no name.
std::optional<TableName> readTable(const Tokens& tokens, qsizetype& at)
{
    if (at >= tokens.size() || !isName(tokens[at])) {
        return std::nullopt;
    }
    const QString first = tokens[at++].name();
    if (at + 1 < tokens.size() && tokens[at].isSymbol(u'.') && isName(tokens[at + 1])) {
        const QString second = tokens[at + 1].name();
        at += 2;
        return TableName(first, second);
    }
    return TableName(first);
}

/// "(a, b)" at `at`; nothing if what stands there is no plain list of names.
std::optional<QStringList> readColumns(const Tokens& tokens, qsizetype& at)
{
    QStringList columns;
    qsizetype next = at + 1;
    while (next + 1 < tokens.size() && isName(tokens[next])) {
        columns << tokens[next].name();
        if (tokens[next + 1].isSymbol(u')')) {
            at = next + 2;
            return columns;
        }
        if (!tokens[next + 1].isSymbol(u',')) {
            break;
        }
        next += 2;
    }
    return std::nullopt;
}

bool hasKeyword(const Tokens& tokens, const QString& keyword)
{
    return std::ranges::any_of(tokens,
                               [&](const SqlToken& token) { return token.isKeyword(keyword); });
}

/// More than one statement: a semicolon with something behind it.
bool isSeveral(const Tokens& tokens)
{
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].isSymbol(u';')) {
            return true;
        }
    }
    return false;
}

/// INSERT INTO t (a, b) VALUES …
void readInsert(const Tokens& tokens, DataStep& step)
{
    qsizetype at = 2;
    const std::optional<TableName> table =
        tokens.size() > 1 && tokens[1].isKeyword(u"INTO"_s) ? readTable(tokens, at) : std::nullopt;
    if (!table || at >= tokens.size()) {
        return;
    }
    if (tokens[at].isSymbol(u'(')) {
        const std::optional<QStringList> columns = readColumns(tokens, at);
        if (!columns) {
            return;
        }
        step.columns = *columns;
    }
    const bool isWrittenOut =
        at < tokens.size() && tokens[at].isKeyword(u"VALUES"_s) && !hasKeyword(tokens, u"SELECT"_s);
    if (isWrittenOut) {
        step.kind = DataStep::Kind::Seed;
        step.table = *table;
    }
}

/// UPDATE t SET …, DELETE FROM t …: of that table only, whatever their conditions read.
void readTransform(const Tokens& tokens, DataStep& step)
{
    qsizetype at = tokens[0].isKeyword(u"UPDATE"_s) ? 1 : 2;
    if (at == 2 && (tokens.size() < 2 || !tokens[1].isKeyword(u"FROM"_s))) {
        return;
    }
    if (at < tokens.size() && tokens[at].isKeyword(u"ONLY"_s)) {
        ++at;
    }
    const std::optional<TableName> table = readTable(tokens, at);
    // MySQL: UPDATE a, b SET …; DELETE FROM a, b USING …
    const bool isOne = table && (at >= tokens.size() || !tokens[at].isSymbol(u','))
                       && !hasKeyword(tokens, u"RETURNING"_s) && !hasKeyword(tokens, u"JOIN"_s);
    if (isOne) {
        step.kind = DataStep::Kind::Transform;
        step.table = *table;
    }
}

DataStep stepOf(const ExecuteSql& execute)
{
    DataStep step;
    const SqlKind kind = sqlKind(execute.sql);
    if (kind == SqlKind::Nothing) {
        return step;
    }
    step.kind = DataStep::Kind::Unclear;
    step.touchesAll = kind != SqlKind::Data;
    const Tokens tokens = sqlTokens(execute.sql);
    for (const SqlToken& token : tokens) {
        if (isName(token)) {
            step.words.insert(token.name().toLower());
        }
    }
    if (kind != SqlKind::Data || tokens.isEmpty() || isSeveral(tokens)) {
        return step;
    }
    if (tokens.first().isKeyword(u"INSERT"_s)) {
        readInsert(tokens, step);
    } else if (tokens.first().isKeyword(u"UPDATE"_s) || tokens.first().isKeyword(u"DELETE"_s)) {
        readTransform(tokens, step);
    }
    return step;
}

DataStep stepOf(const BulkInsert& insert)
{
    DataStep step;
    step.kind = DataStep::Kind::Seed;
    step.table = insert.table;
    step.columns = insert.columns;
    step.words.insert(insert.table.name.toLower());
    return step;
}

}  // namespace

bool DataStep::mayTouch(const TableName& other) const
{
    return touchesAll || words.contains(other.name.toLower());
}

DataStep dataStep(const Operation& operation)
{
    if (const auto* execute = std::get_if<ExecuteSql>(&operation.value)) {
        return stepOf(*execute);
    }
    const auto* insert = std::get_if<BulkInsert>(&operation.value);
    return insert != nullptr ? stepOf(*insert) : DataStep();
}

}  // namespace limbeck
