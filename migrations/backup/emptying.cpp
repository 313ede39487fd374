// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/emptying.h"

#include "migrations/dialect/quoting.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Schemas of the users: not PostgreSQL's own.
constexpr auto ownSchemas = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";
constexpr auto noExtension =
    "NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')";

/// The words after DROP, the schema, the name, and a function's arguments. Sequences that belong
/// to a column and row types of tables go with their tables.
QString postgresqlObjects()
{
    return QStringLiteral(
               "SELECT CASE o.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' "
               "WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, "
               "n.nspname, o.relname, '', "
               "CASE o.relkind WHEN 'v' THEN 1 WHEN 'm' THEN 1 WHEN 'S' THEN 3 ELSE 2 END AS turn "
               "FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace "
               "WHERE o.relkind IN ('v', 'm', 'r', 'p', 'f', 'S') AND %1 AND %2 "
               "AND NOT (o.relkind = 'S' AND EXISTS (SELECT 1 FROM pg_depend s "
               "WHERE s.objid = o.oid AND s.deptype IN ('a', 'i'))) "
               "UNION ALL SELECT CASE o.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, "
               "n.nspname, o.typname, '', 4 FROM pg_type o "
               "JOIN pg_namespace n ON n.oid = o.typnamespace "
               "LEFT JOIN pg_class c ON c.oid = o.typrelid "
               "WHERE (o.typtype IN ('e', 'd', 'r') OR (o.typtype = 'c' AND c.relkind = 'c')) "
               "AND %1 AND %2 "
               "UNION ALL SELECT CASE o.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN "
               "'AGGREGATE' ELSE 'FUNCTION' END, n.nspname, o.proname, "
               "'(' || pg_get_function_identity_arguments(o.oid) || ')', 5 FROM pg_proc o "
               "JOIN pg_namespace n ON n.oid = o.pronamespace WHERE %1 AND %2 "
               "ORDER BY 5, 1, 2, 3")
        .arg(QLatin1String(ownSchemas), QLatin1String(noExtension));
}

/// Each with CASCADE: what a view, a default or a key of this schema needs goes with it.
Result<QStringList> emptyPostgresql(Database& database, const EmptyingScope& scope)
{
    const Result<QueryResult> objects = database.query(postgresqlObjects());
    if (!objects) {
        return fail(objects.error());
    }
    QStringList statements;
    for (const QVariantList& row : objects->rows) {
        const TableName name(row[1].toString(), row[2].toString());
        if (scope.schemas.isEmpty() || scope.schemas.contains(name.schema)) {
            statements << u"DROP %1 IF EXISTS %2%3 CASCADE"_s.arg(
                row[0].toString(), quotedTable(name, Engine::Postgresql), row[3].toString());
        }
    }
    return statements;
}

Result<QStringList> dropPostgresqlSchemas(Database& database)
{
    return database
        .query(u"SELECT n.nspname FROM pg_namespace n WHERE n.nspname <> 'public' AND "_s
               + QLatin1String(ownSchemas)
               + u" AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = n.oid AND d.deptype "
                 "= 'e')"_s)
        .map([](const QueryResult& schemas) {
            QStringList statements;
            for (const QVariantList& row : schemas.rows) {
                statements << u"DROP SCHEMA IF EXISTS %1 CASCADE"_s.arg(
                    quotedName(row[0].toString(), Engine::Postgresql));
            }
            return statements;
        });
}

Result<QStringList> emptyMariadb(Database& database)
{
    const Result<QueryResult> objects = database.query(
        u"SELECT CASE table_type WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE "
        "'TABLE' END, table_name, CASE table_type WHEN 'VIEW' THEN 1 ELSE 2 END AS turn FROM "
        "information_schema.tables WHERE table_schema = database() "
        "UNION ALL SELECT routine_type, routine_name, 3 FROM information_schema.routines WHERE "
        "routine_schema = database() "
        "UNION ALL SELECT 'EVENT', event_name, 4 FROM information_schema.events WHERE "
        "event_schema = database() ORDER BY 3, 2"_s);
    if (!objects) {
        return fail(objects.error());
    }
    // Tables that refer to each other in a circle have no order.
    QStringList statements{u"SET FOREIGN_KEY_CHECKS = 0"_s};
    for (const QVariantList& row : objects->rows) {
        statements << u"DROP %1 IF EXISTS %2"_s.arg(
            row[0].toString(), alwaysQuotedName(row[1].toString(), Engine::Mariadb));
    }
    return statements << u"SET FOREIGN_KEY_CHECKS = 1"_s;
}

}  // namespace

Result<EmptyingScope> applicationScope(Database& database, const QString& versionTableSchema)
{
    EmptyingScope scope;
    if (database.engine() != Engine::Postgresql) {
        return scope;
    }
    const Result<QueryResult> current = database.query(u"SELECT current_schema()"_s);
    if (!current) {
        return fail(current.error());
    }
    scope.schemas << current->rows.first().first().toString();
    if (!versionTableSchema.isEmpty()) {
        scope.schemas << versionTableSchema;
    }
    return scope;
}

Result<QStringList> emptyingStatements(Database& database, const EmptyingScope& scope)
{
    if (database.engine() != Engine::Postgresql) {
        return emptyMariadb(database);
    }
    Result<QStringList> statements = emptyPostgresql(database, scope);
    if (!statements || !scope.schemas.isEmpty()) {
        return statements;
    }
    return dropPostgresqlSchemas(database).map(
        [&statements](const QStringList& schemas) { return *statements + schemas; });
}

Result<QMap<QString, qint64>> countServerRows(Database& database)
{
    const bool isPostgresql = database.engine() == Engine::Postgresql;
    const Result<QueryResult> tables = database.query(
        u"SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE "
        "TABLE' AND "_s
        + (isPostgresql
               ? u"table_schema NOT LIKE 'pg\\_%' AND table_schema <> 'information_schema'"_s
               : u"table_schema = database()"_s));
    if (!tables) {
        return fail(tables.error());
    }
    QMap<QString, qint64> counts;
    for (const QVariantList& row : tables->rows) {
        const TableName name(isPostgresql ? row[0].toString() : QString(), row[1].toString());
        const Result<QueryResult> counted =
            database.query(u"SELECT count(*) FROM "_s + quotedTable(name, database.engine()));
        if (!counted) {
            return fail(counted.error());
        }
        counts.insert(name.toString(), counted->rows.first().first().toLongLong());
    }
    return counts;
}

}  // namespace limbeck
