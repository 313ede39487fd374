// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/inspector.h"

#include "migrations/dialect/quoting.h"
#include "migrations/inspect/mariadb/mariadbinspector.h"
#include "migrations/inspect/postgresql/postgresqlinspector.h"
#include "migrations/inspect/sqlite/sqliteinspector.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

// SQLite's limit for the terms of a compound SELECT (https://www.sqlite.org/limits.html).
constexpr qsizetype maxTerms = 500;

}  // namespace

Result<Schema> inspect(Database& database,
                       const QList<TableName>& ignoredTables,
                       InspectedSchemas schemas)
{
    switch (database.engine()) {
    case Engine::Sqlite:
        return sqlite::inspectSchema(database, ignoredTables);
    case Engine::Postgresql:
        return postgresql::inspectSchema(database, ignoredTables, schemas);
    case Engine::Mariadb:
    case Engine::Mysql:
        return mariadb::inspectSchema(database, ignoredTables);
    }
    Q_UNREACHABLE();
}

Result<QList<TableRows>> countRows(Database& database, const Schema& schema)
{
    QList<TableRows> counts;
    for (qsizetype start = 0; start < schema.tables.size(); start += maxTerms) {
        const qsizetype end = std::min(start + maxTerms, schema.tables.size());
        QStringList terms;
        for (qsizetype i = start; i < end; ++i) {
            terms << u"SELECT %1, count(*) FROM %2"_s.arg(
                QString::number(i), quotedTable(schema.tables[i].name, database.engine()));
        }
        const Result<QueryResult> found =
            database.query(terms.join(u" UNION ALL "_s) + u" ORDER BY 1"_s);
        if (!found) {
            return fail(found.error());
        }
        for (const QVariantList& row : found->rows) {
            const qsizetype index = row[0].toLongLong();
            counts << TableRows{schema.tables[index].name, row[1].toLongLong()};
        }
    }
    return counts;
}

}  // namespace limbeck
