// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/logentry.h"
#include "migrations/command/session.h"

namespace limbeck::command {

namespace {

/// What `models` have and `live` lacks.
Schema missingFrom(const Schema& live, const Schema& models)
{
    Schema missing;
    missing.enums = models.enums;
    for (const TableName& name : dependencyOrder(models)) {
        if (live.table(name) == nullptr) {
            missing.tables << *models.table(name);
        }
    }
    return missing;
}

struct CreateAllPlan
{
    QList<Table> tables;
    QList<Statement> statements;
};

Result<CreateAllPlan> planCreateAll(const Context& context,
                                    Database& database,
                                    const Schema& models)
{
    const Result<Schema> live = inspect(database, {context.project->file.versionTable.name});
    const Result<const Dialect*> dialect = Dialect::of(database.engine());
    if (!live || !dialect) {
        return fail(live ? dialect.error() : live.error());
    }
    CreateAllPlan plan;
    const Schema missing = missingFrom(*live, models);
    plan.tables = missing.tables;
    return (*dialect)
        ->renderSchema(missing, *live)
        .map([&plan](const QList<Statement>& statements) {
            plan.statements = statements;
            return plan;
        });
}

Result<QList<TableName>> create(const Context& context, Database& database, const Schema& models)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) {
        return fail(transaction.error());
    }
    const Result<CreateAllPlan> plan = planCreateAll(context, database, models);
    if (!plan) {
        return fail(plan.error());
    }
    for (const Statement& statement : plan->statements) {
        if (const Result<qint64> done = database.execute(statement.sql, statement.parameters);
            !done) {
            return fail(done.error());
        }
    }
    QList<TableName> created;
    for (const Table& table : plan->tables) {
        created << table.name;
    }
    return transaction->commit().map([&created] { return created; });
}

}  // namespace

Result<QList<Statement>> previewCreateAll(const Context& context, const Schema& models)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return planCreateAll(context, *database, models).map([](const CreateAllPlan& plan) {
            return plan.statements;
        });
    });
}

Result<QList<TableName>> createAll(const Context& context, const Schema& models)
{
    LogEntry entry(context, QStringLiteral("create-all"));
    const auto created =
        openForWriting(context).and_then([&](const std::unique_ptr<Database>& database) {
            return create(context, *database, models);
        });
    return created && created->isEmpty() ? created : entry.keep(created);
}

}  // namespace limbeck::command
