// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"

#include "migrations/dialect/mariadb/mariadbdialect.h"
#include "migrations/dialect/postgresql/postgresqldialect.h"
#include "migrations/dialect/sqlite/sqlitedialect.h"

namespace limbeck {

using namespace Qt::StringLiterals;

Result<const Dialect*> Dialect::of(Engine engine)
{
    static const sqlite::SqliteDialect sqliteDialect;
    static const postgresql::PostgresqlDialect postgresqlDialect;
    static const mariadb::MariadbDialect mariadbDialect(Engine::Mariadb);
    static const mariadb::MariadbDialect mysqlDialect(Engine::Mysql);
    switch (engine) {
    case Engine::Sqlite:
        return &sqliteDialect;
    case Engine::Postgresql:
        return &postgresqlDialect;
    case Engine::Mariadb:
        return &mariadbDialect;
    case Engine::Mysql:
        return &mysqlDialect;
    }
    Q_UNREACHABLE();
}

QString Dialect::name() const
{
    return engineName(engine());
}

QString Dialect::quoteTable(const TableName& table) const
{
    const QString name = quoteName(table.name);
    return table.schema.isEmpty() ? name : quoteName(table.schema) + u'.' + name;
}

Result<QList<Statement>> Dialect::renderSchema(const Schema& schema) const
{
    QList<Statement> statements;
    for (const TableName& tableName : dependencyOrder(schema)) {
        CreateTable create;
        create.table = *schema.table(tableName);
        const Result<QList<Statement>> rendered = render(Operation{create}, schema);
        if (!rendered) {
            return rendered;
        }
        statements << *rendered;
    }
    const auto add = [&](const QString& sql) {
        Statement statement;
        statement.sql = sql;
        statements << statement;
    };
    for (const View& view : schema.views) {
        add(view.definition);
    }
    for (const Trigger& trigger : schema.triggers) {
        add(trigger.definition);
    }
    return statements;
}

}  // namespace limbeck
