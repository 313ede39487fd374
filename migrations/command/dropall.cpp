// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/session.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// Views and triggers first, so that no table is dropped under them; then every table, the
/// version table too: what stays behind there is what makes the next upgrade do nothing.
QStringList dropStatements(const Schema& live, const Dialect& dialect)
{
    QStringList statements;
    for (const Trigger& trigger : live.triggers) {
        statements << u"DROP TRIGGER %1"_s.arg(dialect.quoteName(trigger.name));
    }
    for (const View& view : live.views) {
        statements << u"DROP VIEW %1"_s.arg(dialect.quoteTable(view.name));
    }
    QList<TableName> tables = dependencyOrder(live);
    std::reverse(tables.begin(), tables.end());
    for (const TableName& table : tables) {
        statements << u"DROP TABLE %1"_s.arg(dialect.quoteTable(table));
    }
    return statements;
}

Result<> dropEverything(Database& database, RunObserver& observer)
{
    if (const Result<qint64> off = database.execute(u"PRAGMA foreign_keys=OFF"_s); !off) {
        return fail(off.error());
    }
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) {
        return fail(transaction.error());
    }
    const Result<Schema> live = inspect(database);
    if (!live) {
        return fail(live.error());
    }
    for (const QString& sql : dropStatements(*live, **Dialect::of(database.engine()))) {
        if (observer.cancelRequested()) {
            return fail(ErrorCode::Cancelled, u"Cancelled. Nothing was dropped."_s);
        }
        Statement statement;
        statement.sql = sql;
        observer.statementStarted(statement);
        if (const Result<qint64> done = database.execute(sql); !done) {
            return fail(done.error());
        }
    }
    return transaction->commit();
}

}  // namespace

Result<QString> dropAll(const Context& context, RunObserver& observer)
{
    if (context.database.engine != Engine::Sqlite) {
        return fail(ErrorCode::Unsupported,
                    u"Limbeck can drop everything in SQLite files so far; '%1' is not one."_s.arg(
                        context.database.toDisplay()));
    }
    observer.phaseStarted(u"Backing up %1"_s.arg(context.database.displayName()));
    const Result<Backup> kept = backup(context);
    if (!kept) {
        return fail(kept.error());
    }
    return openForWriting(context)
        .and_then([&observer](const std::unique_ptr<Database>& database) {
            return dropEverything(*database, observer);
        })
        .map([&kept] { return kept->path; });
}

}  // namespace limbeck::command
