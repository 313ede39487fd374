// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/emptying.h"
#include "migrations/command/logentry.h"
#include "migrations/command/session.h"
#include "migrations/runner/runlock.h"
#include "models/base/enginetext.h"

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

Result<QStringList> statementsFor(Database& database, const VersionTable& versionTable)
{
    if (database.engine() != Engine::Sqlite) {
        return applicationScope(database, versionTable.name.schema)
            .and_then([&database](const EmptyingScope& scope) {
                return emptyingStatements(database, scope);
            });
    }
    return inspect(database).map([&database](const Schema& live) {
        return dropStatements(live, **Dialect::of(database.engine()));
    });
}

Result<> dropEverything(Database& database, const VersionTable& versionTable, RunObserver& observer)
{
    if (database.engine() == Engine::Sqlite) {
        if (const Result<qint64> off = database.execute(u"PRAGMA foreign_keys=OFF"_s); !off) {
            return fail(off.error());
        }
    }
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) {
        return fail(transaction.error());
    }
    const Result<QStringList> statements = statementsFor(database, versionTable);
    if (!statements) {
        return fail(statements.error());
    }
    StepJournal(database.settings(), versionTable).remove();  // what it tells of goes too
    for (const QString& sql : *statements) {
        if (observer.cancelRequested()) {
            return fail(ErrorCode::Cancelled, u"Cancelled."_s);
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

/// What the error of a drop-all that stopped says about what is left.
Error withRemains(Error error, const Context& context, const QString& backup)
{
    const bool isWhole =
        context.database.engine == Engine::Sqlite || context.database.engine == Engine::Postgresql;
    error.message +=
        isWhole ? u' ' + EngineText::tr("Nothing was dropped.")
                : u' '
                      + EngineText::tr(
                            "What was dropped before stays dropped; 'limbeck restore' brings "
                            "everything back from '%1'.")
                            .arg(backup);
    return error;
}

Result<QString> backUpAndDrop(const Context& context, RunObserver& observer)
{
    const VersionTable& versionTable = context.project->file.versionTable;
    const Result<RunLock> lock =
        RunLock::take(context.database, versionTable, context.lockTimeout.value_or(60), observer);
    if (!lock) {
        return fail(lock.error());
    }
    observer.phaseStarted(EngineText::tr("Backing up %1").arg(context.database.displayName()));
    const Result<Backup> kept = backup(context);
    if (!kept) {
        return fail(kept.error());
    }
    const Result<> done =
        openForWriting(context, true)
            .and_then([&](const std::unique_ptr<Database>& database) {
                return EmptyingNote{u"drop-all"_s, kept->path}
                    .write(context.database)
                    .and_then([&] { return dropEverything(*database, versionTable, observer); });
            })
            .map([&context] { EmptyingNote::remove(context.database); });
    return done ? Result<QString>(kept->path)
                : fail(withRemains(done.error(), context, kept->path));
}

}  // namespace

Result<QString> dropAll(const Context& context, RunObserver& observer)
{
    LogEntry entry(context, u"drop-all"_s);
    entry.record().from = currentRows(context).value_or(QStringList());
    return entry.keep(backUpAndDrop(context, observer).map([&entry](const QString& backup) {
        entry.record().backup = backup;
        return backup;
    }));
}

}  // namespace limbeck::command
