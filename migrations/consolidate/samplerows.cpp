// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/samplerows.h"

#include "migrations/dialect/quoting.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsPerTable = 3;

/// A value that fits the type. The same number gives the same value, so that keys meet.
QVariant valueFor(const ColumnType& type, int number)
{
    switch (type.kind) {
    case TypeKind::Boolean:
        return number % 2 == 0;
    case TypeKind::SmallInteger:
    case TypeKind::Integer:
    case TypeKind::BigInteger:
    case TypeKind::Numeric:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Real:
    case TypeKind::Double:
        return number;
    case TypeKind::Date:
        return u"2020-01-0%1"_s.arg(number);
    case TypeKind::Time:
        return u"10:00:0%1"_s.arg(number);
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return u"2020-01-0%1 10:00:00"_s.arg(number);
    case TypeKind::Interval:
        return u"%1 hours"_s.arg(number);
    case TypeKind::Json:
    case TypeKind::Jsonb:
        return u"{\"a\": %1}"_s.arg(number);
    case TypeKind::Uuid:
        return u"00000000-0000-0000-0000-00000000000%1"_s.arg(number);
    case TypeKind::Enum:
        return type.values.value(0);
    case TypeKind::Array:
        return u"{}"_s;
    default:
        return QString::number(number);
    }
}

Result<qint64> addRow(Database& database, const Table& table, int number)
{
    QStringList names;
    QStringList markers;
    QVariantMap values;
    for (const Column& column : table.columns) {
        if (column.computed || (column.identity && column.identity->always)) {
            continue;
        }
        const QString marker = u"p%1"_s.arg(names.size());
        names << quotedName(column.name, database.engine());
        markers << u':' + marker;
        values.insert(marker, valueFor(column.type, number));
    }
    if (names.isEmpty()) {
        return 0;
    }
    return database.execute(
        u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
            quotedTable(table.name, database.engine()), names.join(u", "_s), markers.join(u", "_s)),
        values);
}

bool isSettled(const Column& column)
{
    if (column.computed) {
        return false;
    }
    if (!column.serverDefault || column.serverDefault->kind == ServerDefault::Kind::Literal) {
        return true;
    }
    const QString text = column.serverDefault->text;
    return column.serverDefault->kind != ServerDefault::Kind::CurrentTimestamp
           && !text.contains(u'(') && !text.contains("CURRENT_"_L1, Qt::CaseInsensitive);
}

}  // namespace

QList<TableName> addSampleRows(Database& database, const Schema& schema)
{
    QList<TableName> empty;
    for (const TableName& name : dependencyOrder(schema)) {
        const Table* table = schema.table(name);
        bool hasRows = false;
        for (int number = 1; number <= rowsPerTable; ++number) {
            hasRows = addRow(database, *table, number).has_value() || hasRows;
        }
        if (!hasRows) {
            empty << name;
        }
    }
    return empty;
}

Result<QMap<TableName, QStringList>> rowsOf(Database& database, const Schema& schema)
{
    QMap<TableName, QStringList> all;
    for (const Table& table : schema.tables) {
        QStringList names;
        for (const Column& column : table.columns) {
            if (isSettled(column)) {
                names << quotedName(column.name, database.engine());
            }
        }
        if (names.isEmpty()) {
            continue;
        }
        const Result<QueryResult> found = database.query(u"SELECT %1 FROM %2"_s.arg(
            names.join(u", "_s), quotedTable(table.name, database.engine())));
        if (!found) {
            return fail(found.error());
        }
        QStringList lines;
        for (const QVariantList& row : found->rows) {
            QStringList values;
            for (const QVariant& value : row) {
                values << (value.isNull() ? u"NULL"_s : value.toString());
            }
            lines << values.join(u" | "_s);
        }
        lines.sort();
        all.insert(table.name, lines);
    }
    return all;
}

}  // namespace limbeck
