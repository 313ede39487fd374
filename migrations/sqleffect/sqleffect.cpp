// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/sqleffect.h"

#include "migrations/dialect/enginetoken.h"
#include "migrations/dialect/sqlsplitter.h"
#include "migrations/sqleffect/changesink.h"
#include "migrations/sqleffect/postgresql/pgreader.h"
#include "migrations/sqleffect/tokens/mysqlreader.h"
#include "migrations/sqleffect/tokens/sqlitereader.h"
#include "models/base/enginetext.h"
#include "models/operation/sqlkind.h"

#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Longer statements are data, or nothing that anybody wrote: reading them takes its time.
constexpr qsizetype longestStatement = 1'000'000;

/// Trees as deep as this nobody writes; libpg_query recurses over them without looking at the
/// stack.
constexpr qsizetype deepestTree = 3'000;

/// At least how deep the syntax tree of `statement` may be: the tokens since the last comma, of
/// every parenthesis that is open.
bool mayBeDeep(const QString& statement, Engine engine)
{
    QList<qsizetype> open{0};
    qsizetype depth = 0;
    for (const EngineToken& token : engineTokens(statement, engine)) {
        if (token.isSymbol(u')') && open.size() > 1) {
            depth -= open.takeLast();
        } else if (token.isSymbol(u',')) {
            depth -= std::exchange(open.last(), 0);
        }
        ++open.last();
        ++depth;
        if (token.isSymbol(u'(')) {
            open << 0;
        }
        if (depth > deepestTree) {
            return true;
        }
    }
    return false;
}

SqlRules rulesOf(Engine engine)
{
    switch (engine) {
    case Engine::Postgresql:
        return SqlRules::Postgresql;
    case Engine::Mariadb:
    case Engine::Mysql:
        return SqlRules::Mysql;
    case Engine::Sqlite:
        break;
    }
    return SqlRules::Sqlite;
}

std::optional<Engine> engineOf(const QString& dialect)
{
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        if (engineName(engine) == dialect) {
            return engine;
        }
    }
    return std::nullopt;
}

void readStatement(const QString& statement, Engine engine, SqlEffect& effect)
{
    const SqlKind kind = sqlKind(statement);
    if (kind == SqlKind::Nothing || kind == SqlKind::Data) {
        return;
    }
    ChangeSink sink(effect, statement);
    if (statement.size() > longestStatement) {
        sink.doubt(u"it is too long"_s);
        return;
    }
    if (mayBeDeep(statement, engine)) {
        sink.doubt(u"it is nested too deeply"_s);
        return;
    }
    switch (engine) {
    case Engine::Postgresql:
        if (!postgresql::readEffect(statement, effect) && kind == SqlKind::Schema) {
            sink.doubt(u"PostgreSQL's parser does not understand it"_s);
        }
        break;
    case Engine::Mariadb:
    case Engine::Mysql:
        mysql::readEffect(statement, engine, sink);
        break;
    case Engine::Sqlite:
        sqlite::readEffect(statement, sink);
        break;
    }
}

}  // namespace

SqlEffect sqlEffect(const QString& sql, Engine engine, const TextLocation& where)
{
    SqlEffect effect;
    effect.rules = rulesOf(engine);
    effect.where = where;
    const bool isMysql = effect.rules == SqlRules::Mysql;
    if (isMysql && (sql.contains("/*!"_L1) || sql.contains("/*M!"_L1))) {
        ChangeSink(effect, sql).doubt(EngineText::tr("a comment of it is run by some servers"));
        return effect;
    }
    for (const QString& statement : splitStatements(sql, engine)) {
        readStatement(statement, engine, effect);
    }
    return effect;
}

void attachEffect(Operation& operation, const QString& dialect, const TextLocation& where)
{
    auto* execute = std::get_if<ExecuteSql>(&operation.value);
    const std::optional<Engine> engine = engineOf(dialect);
    if (execute == nullptr || !engine) {
        return;
    }
    const SqlKind kind = sqlKind(execute->sql);
    if (kind != SqlKind::Nothing && kind != SqlKind::Data) {
        execute->effect =
            std::make_shared<const SqlEffect>(sqlEffect(execute->sql, *engine, where));
    }
}

}  // namespace limbeck
