// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rowswithin.h"
#include "migrations/command/session.h"
#include "migrations/inspect/rowcounts.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

Result<Status> readStatus(const Context& context, Database& database, const StatusOptions& options)
{
    const VersionTable& versionTable = context.project->file.versionTable;
    Status status;
    status.databaseExists = databaseExists(context.database);
    status.serverVersion = database.serverVersion();

    const Result<bool> hasTable = versionTable.exists(database);
    const Result<QStringList> rows = versionTable.read(database);
    if (!hasTable || !rows) {
        return fail(hasTable ? rows.error() : hasTable.error());
    }
    status.hasVersionTable = *hasTable;
    status.rows = *rows;
    const Result<std::optional<StoppedStep>> stopped = findStoppedStep(versionTable, database);
    if (!stopped) {
        return fail(stopped.error());
    }
    status.stopped = *stopped;
    const RevisionGraph& graph = context.project->scripts.forRows(*rows).graph();
    status.emptying = EmptyingNote::read(context.database);
    for (const QString& row : *rows) {
        if (graph.find(row) == nullptr) {
            status.unknownRows << row;
        }
    }
    status.applied = appliedRevisions(graph, *rows);
    const QStringList newestFirst = graph.history();
    for (auto each = newestFirst.crbegin(); each != newestFirst.crend(); ++each) {
        if (!status.applied.contains(*each)) {
            status.pending << *each;
        }
    }

    if (!options.inspectSchema) {
        return status;
    }
    Result<Schema> schema =
        inspect(database, {versionTable.name, RowMarks(versionTable.name).table()});
    if (!schema) {
        return fail(schema.error());
    }
    status.schema = *schema;
    if (options.countRows) {
        const Result<QList<TableRows>> counted = countRowsWithin(database, *schema);
        if (!counted) {
            return fail(counted.error());
        }
        status.tableRows = *counted;
    }
    return status;
}

}  // namespace

Result<Status> status(const Context& context, const StatusOptions& options)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return readStatus(context, *database, options);
    });
}

Result<QStringList> currentRows(const Context& context)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return context.project->file.versionTable.read(*database);
    });
}

Result<QStringList> currentRowsWithin(Context context,
                                      int seconds,
                                      const std::function<bool()>& isCancelled)
{
    if (context.database.engine != Engine::Sqlite) {
        for (const QString& timeout : {u"connect_timeout"_s, u"read_timeout"_s}) {
            if (!context.database.options.contains(timeout)) {
                context.database.options.insert(timeout, QString::number(seconds));
            }
        }
    }
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        database->setTimeLimit(seconds * 1000, isCancelled);
        return context.project->file.versionTable.read(*database);
    });
}

}  // namespace limbeck::command
