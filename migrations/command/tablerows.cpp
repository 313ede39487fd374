// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/tablerows.h"

#include "migrations/command/session.h"
#include "migrations/dialect/dialect.h"
#include "models/base/enginetext.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString listOf(const QStringList& columns, const Dialect& dialect)
{
    QStringList names;
    for (const QString& column : columns) {
        names << dialect.quoteName(column);
    }
    return names.join(u", "_s);
}

}  // namespace

Result<RowsPage> readRows(const Context& context, const Table& table, qint64 offset, int count)
{
    if (table.columns.isEmpty()) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr("Table '%1' has no columns to show.").arg(table.name.toString()));
    }
    const Result<const Dialect*> dialect = Dialect::of(context.database.engine);
    if (!dialect) {
        return fail(dialect.error());
    }
    const QStringList order =
        table.primaryKey ? table.primaryKey->columns : QStringList{table.columns.first().name};
    // One row more than is asked for tells whether there are more.
    const QString sql = u"SELECT %1 FROM %2 ORDER BY %3 LIMIT %4 OFFSET %5"_s.arg(
        listOf(table.columnNames(), **dialect),
        (*dialect)->quoteTable(table.name),
        listOf(order, **dialect),
        QString::number(count + 1),
        QString::number(offset));
    return openForReading(context)
        .and_then(
            [&sql](const std::unique_ptr<Database>& database) { return database->query(sql); })
        .map([&](QueryResult result) {
            RowsPage page;
            page.table = table.name;
            page.columns = result.columns;
            page.offset = offset;
            page.hasMore = result.rows.size() > count;
            page.rows = result.rows.mid(0, count);
            return page;
        });
}

}  // namespace limbeck::command
