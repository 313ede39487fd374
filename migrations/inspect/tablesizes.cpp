// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/tablesizes.h"

#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString sizesQuery(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        // Pages of an index belong to its table. sqlite_master itself is in no row of it.
        return u"SELECT '', m.tbl_name, SUM(s.pgsize) FROM dbstat AS s "
               "JOIN sqlite_master AS m ON m.name = s.name WHERE s.aggregate = TRUE "
               "GROUP BY m.tbl_name ORDER BY m.tbl_name"_s;
    case Engine::Postgresql:
        return u"SELECT CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname END, "
               "c.relname, pg_total_relation_size(c.oid) FROM pg_class AS c "
               "JOIN pg_namespace AS n ON n.oid = c.relnamespace "
               "WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' "
               "AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1, 2"_s;
    case Engine::Mariadb:
    case Engine::Mysql:
        return u"SELECT '', table_name, COALESCE(data_length + index_length, 0) "
               "FROM information_schema.tables WHERE table_schema = DATABASE() "
               "AND table_type = 'BASE TABLE' ORDER BY table_name"_s;
    }
    return {};
}

}  // namespace

Result<QList<TableSize>> tableSizes(Database& database)
{
    const auto found = database.query(sizesQuery(database.engine()));
    if (!found) {
        if (database.engine() == Engine::Sqlite && found.error().detail.contains(u"dbstat"_s)) {
            return fail(ErrorCode::Unsupported,
                        EngineText::tr("This SQLite library cannot tell the sizes of tables."));
        }
        return fail(found.error());
    }
    QList<TableSize> sizes;
    for (const QVariantList& row : found->rows) {
        sizes << TableSize{.table = TableName(row.at(0).toString(), row.at(1).toString()),
                           .bytes = row.at(2).toLongLong()};
    }
    return sizes;
}

}  // namespace limbeck
