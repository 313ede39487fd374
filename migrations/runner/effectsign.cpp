// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/effectsign.h"

#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"
#include "models/base/sqltoken.h"
#include "models/operation/sqlkind.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QThread>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(const SqlToken& token, const QStringList& words)
{
    return std::ranges::any_of(words,
                               [&token](const QString& word) { return token.isKeyword(word); });
}

/// Texts whose effect the digest shows, or that may be repeated: CREATE, ALTER, DROP of tables,
/// indexes, views and triggers that live longer than the session.
bool alwaysShows(const QString& sql)
{
    QList<SqlToken> tokens = sqlTokens(sql, Backslash::Escapes);
    if (tokens.isEmpty() || !isOneOf(tokens.takeFirst(), {u"CREATE"_s, u"ALTER"_s, u"DROP"_s})) {
        return false;
    }
    static const QStringList between{
        u"OR"_s, u"REPLACE"_s, u"UNIQUE"_s, u"FULLTEXT"_s, u"SPATIAL"_s};
    while (!tokens.isEmpty() && isOneOf(tokens.first(), between)) {
        tokens.removeFirst();
    }
    return !tokens.isEmpty()
           && isOneOf(tokens.first(), {u"TABLE"_s, u"INDEX"_s, u"VIEW"_s, u"TRIGGER"_s});
}

/// TRUNCATE commits itself; tables of other engines than InnoDB know no transactions.
Result<bool> areRowsProtected(Database& database, const Statement& statement)
{
    const QList<SqlToken> tokens = sqlTokens(statement.sql, Backslash::Escapes);
    if (!tokens.isEmpty() && tokens.first().isKeyword(u"TRUNCATE"_s)) {
        return false;
    }
    return database
        .query(
            u"SELECT 1 FROM information_schema.tables WHERE table_schema = database() AND "
            "table_type = 'BASE TABLE' AND engine <> 'InnoDB' LIMIT 1"_s)
        .map([](const QueryResult& others) { return others.rows.isEmpty(); });
}

Result<EffectSign::Kind> kindOf(Database& database, const Statement& statement, bool knowsTables)
{
    using Kind = EffectSign::Kind;
    const SqlKind kind = sqlKind(statement.sql);
    if (statement.kind == Statement::Kind::ExpectNoRows || kind <= SqlKind::Read) {
        return Kind::Harmless;
    }
    if (kind == SqlKind::Data) {
        return areRowsProtected(database, statement).map([](bool areProtected) {
            return areProtected ? Kind::Rows : Kind::None;
        });
    }
    return knowsTables || alwaysShows(statement.sql) ? Kind::Schema : Kind::Perhaps;
}

/// Rows as one text, without the counters that inserts of other programs move.
QString textOf(const QueryResult& result)
{
    static const QRegularExpression counter(u" AUTO_INCREMENT=\\d+"_s);
    QString text;
    for (const QVariantList& row : result.rows) {
        for (const QVariant& value : row) {
            text += value.toString().remove(counter) + u'\x1f';
        }
        text += u'\n';
    }
    return text;
}

Result<QString> textOfQuery(Database& database, const QString& sql)
{
    return database.query(sql).map([](const QueryResult& result) { return textOf(result); });
}

Result<QList<TableName>> existing(Database& database, const QList<TableName>& tables)
{
    const Result<QueryResult> found = database.query(
        u"SELECT table_name, table_schema = database(), table_schema FROM "
        "information_schema.tables WHERE table_schema NOT IN "
        "('mysql', 'information_schema', 'performance_schema', 'sys') "
        "ORDER BY table_schema, table_name"_s);
    if (!found) {
        return fail(found.error());
    }
    QList<TableName> names;
    for (const QVariantList& row : found->rows) {
        const bool isOwn = row[1].toBool();
        const TableName name(isOwn ? QString() : row[2].toString(), row[0].toString());
        const TableName longName(row[2].toString(), name.name);
        const bool isMeant =
            tables.isEmpty() ? isOwn : tables.contains(name) || tables.contains(longName);
        if (isMeant) {
            names << name;
        }
    }
    return names;
}

/// What the server says of the tables; of everything that it can show where they are not known.
Result<QString> digestOf(Database& database, const QList<TableName>& tables, const RowMarks& marks)
{
    const Result<QList<TableName>> names = existing(database, tables);
    if (!names) {
        return fail(names.error());
    }
    QStringList queries;
    for (const TableName& name : *names) {
        if (name != marks.table()) {
            queries << u"SHOW CREATE TABLE "_s + quotedTable(name, database.engine());
        }
    }
    if (tables.isEmpty()) {
        queries << u"SELECT trigger_name, event_object_table, action_timing, event_manipulation, "
                   "action_statement FROM information_schema.triggers "
                   "WHERE trigger_schema = database() ORDER BY 1"_s
                << u"SELECT routine_type, routine_name, created, last_altered FROM "
                   "information_schema.routines WHERE routine_schema = database() ORDER BY 1, 2"_s
                << u"SELECT event_name, created, last_altered FROM information_schema.events "
                   "WHERE event_schema = database() ORDER BY 1"_s;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& query : queries) {
        const Result<QString> text = textOfQuery(database, query);
        if (!text) {
            return text;
        }
        hash.addData(text->toUtf8());
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<> waitForSession(Database& database, qint64 connection, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        const Result<QueryResult> busy = database.query(
            u"SELECT 1 FROM information_schema.processlist WHERE id = %1 AND id <> connection_id() "
            "AND command <> 'Sleep' AND db = database()"_s.arg(connection));
        if (!busy) {
            return fail(busy.error());
        }
        if (busy->rows.isEmpty()) {
            return {};
        }
        if (timer.elapsed() >= seconds * 1000LL) {
            return fail(
                ErrorCode::DatabaseLocked,
                EngineText::tr(
                    "The server is still at work on the statement at which an earlier run was "
                    "stopped, in connection %1. Waited for %2 seconds; nothing was changed. Wait "
                    "until "
                    "it has ended, and try again.")
                    .arg(connection)
                    .arg(seconds));
        }
        QThread::msleep(100);
    }
}

}  // namespace

Result<EffectSign> takeSign(Database& database,
                            const Statement& statement,
                            const QList<TableName>& tables,
                            const RowMarks& marks)
{
    const Result<EffectSign::Kind> kind = kindOf(database, statement, !tables.isEmpty());
    const Result<QueryResult> session = database.query(u"SELECT connection_id()"_s);
    if (!kind || !session) {
        return fail(kind ? session.error() : kind.error());
    }
    EffectSign sign;
    sign.kind = *kind;
    sign.connection = session->rows.first().first().toLongLong();
    if (*kind != EffectSign::Kind::Schema && *kind != EffectSign::Kind::Perhaps) {
        return sign;
    }
    return digestOf(database, tables, marks).map([&sign](const QString& digest) {
        sign.digest = digest;
        return sign;
    });
}

Result<Effect> findEffect(Database& database,
                          const EffectSign& sign,
                          qsizetype number,
                          const QList<TableName>& tables,
                          const RowMarks& marks,
                          int seconds)
{
    if (const Result<> ended = waitForSession(database, sign.connection, seconds); !ended) {
        return fail(ended.error());
    }
    switch (sign.kind) {
    case EffectSign::Kind::Harmless:
        return Effect::NotDone;
    case EffectSign::Kind::None:
        return Effect::Uncertain;
    case EffectSign::Kind::Rows:
        return marks.contains(database, number).map([](bool isMarked) {
            return isMarked ? Effect::Done : Effect::NotDone;
        });
    case EffectSign::Kind::Schema:
    case EffectSign::Kind::Perhaps:
        break;
    }
    const Effect same = sign.kind == EffectSign::Kind::Schema ? Effect::NotDone : Effect::Uncertain;
    return digestOf(database, tables, marks).map([&](const QString& digest) {
        return digest == sign.digest ? same : Effect::Done;
    });
}

}  // namespace limbeck
