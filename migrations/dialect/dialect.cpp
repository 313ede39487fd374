// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"

#include "migrations/dialect/mariadb/mariadbdialect.h"
#include "migrations/dialect/postgresql/postgresqldialect.h"
#include "migrations/dialect/sqlite/sqlitedialect.h"
#include "models/schema/enumtypes.h"

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

QString Dialect::usualSchema() const
{
    switch (engine()) {
    case Engine::Sqlite:
        return u"main"_s;
    case Engine::Postgresql:
        return u"public"_s;
    case Engine::Mariadb:
    case Engine::Mysql:
        return {};
    }
    Q_UNREACHABLE();
}

Schema Dialect::asStored(const Schema& schema) const
{
    Schema named = schema;
    if (named.defaultSchema.isEmpty()) {
        named.defaultSchema = usualSchema();
    }
    return storedForm(withoutDefaultSchema(std::move(named)));
}

namespace {

/// PostgreSQL and MariaDB say it alike. Source: both, "CREATE SEQUENCE".
QString createSequenceText(const Sequence& sequence, const Dialect& dialect)
{
    static const QList<std::pair<QString, QString>> words{{u"start"_s, u"START WITH"_s},
                                                          {u"increment"_s, u"INCREMENT BY"_s},
                                                          {u"minvalue"_s, u"MINVALUE"_s},
                                                          {u"maxvalue"_s, u"MAXVALUE"_s},
                                                          {u"cache"_s, u"CACHE"_s}};
    QString sql = u"CREATE SEQUENCE "_s + dialect.quoteTable(sequence.name);
    const QString type = sequence.options.value(u"type"_s).toString();
    sql += type.isEmpty() ? QString() : u" AS "_s + type;
    for (const auto& [key, word] : words) {
        if (sequence.options.contains(key)) {
            sql += u' ' + word + u' ' + QString::number(sequence.options.value(key).toLongLong());
        }
    }
    return sequence.options.value(u"cycle"_s).toBool() ? sql + u" CYCLE"_s : sql;
}

/// Keys of `table` to tables that do not exist yet when it is made.
QList<ForeignKey> lateKeys(const Table& table, const QList<TableName>& order)
{
    QList<ForeignKey> late;
    for (const ForeignKey& key : table.foreignKeys) {
        if (order.indexOf(key.referent) > order.indexOf(table.name)) {
            late << key;
        }
    }
    return late;
}

/// What makes `schema`, in order. Servers refuse keys to tables that are not there, which only a
/// circle of keys brings about: those are added at the end.
std::vector<Operation> operationsFor(const Schema& schema, const Dialect& dialect)
{
    const QList<TableName> order = dependencyOrder(schema);
    QList<EnumType> enums = schema.enums;
    std::vector<Operation> tables;
    std::vector<Operation> keys;
    for (const TableName& name : order) {
        CreateTable create;
        create.table = *schema.table(name);
        for (const EnumType& type : enumTypes(create.table, dialect.name())) {
            enums << (enums.contains(type) ? QList<EnumType>() : QList<EnumType>{type});
        }
        const QList<ForeignKey> late = dialect.engine() == Engine::Sqlite
                                           ? QList<ForeignKey>()
                                           : lateKeys(create.table, order);
        for (const ForeignKey& key : late) {
            create.table.foreignKeys.removeOne(key);
            keys.push_back({AddConstraint{name, key}});
        }
        tables.push_back({create});
    }
    std::vector<Operation> operations;
    for (const EnumType& type : enums) {
        operations.push_back({CreateEnum{type, true}});
    }
    operations.insert(operations.end(), tables.begin(), tables.end());
    operations.insert(operations.end(), keys.begin(), keys.end());
    return operations;
}

}  // namespace

Result<QList<Statement>> Dialect::renderSchema(const Schema& schema, const Schema& existing) const
{
    QList<Statement> statements;
    const auto add = [&](const QString& sql) {
        Statement statement;
        statement.sql = sql;
        statements << statement;
    };
    // Before the tables, whose defaults may ask them.
    for (const Sequence& sequence : schema.sequences) {
        add(createSequenceText(sequence, *this));
    }
    for (const Operation& operation : operationsFor(schema, *this)) {
        const Result<QList<Statement>> rendered = render(operation, existing);
        if (!rendered) {
            return rendered;
        }
        statements << *rendered;
    }
    for (const View& view : schema.views) {
        const bool isWhole = view.definition.startsWith(u"CREATE"_s, Qt::CaseInsensitive);
        add(isWhole ? view.definition
                    : u"CREATE VIEW "_s + quoteTable(view.name) + u" AS "_s + view.definition);
    }
    for (const Trigger& trigger : schema.triggers) {
        add(trigger.definition);
    }
    return statements;
}

}  // namespace limbeck
