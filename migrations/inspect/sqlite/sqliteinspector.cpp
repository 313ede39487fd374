// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/sqlite/sqliteinspector.h"

#include "migrations/dialect/sqlite/tablesql.h"
#include "migrations/dialect/sqlite/types.h"
#include "models/base/enginetext.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

/// What pragma_table_xinfo says of a column.
struct LiveColumn
{
    QString name;
    QString type;
    bool isNotNull = false;
    QString defaultText;
    int keyPosition = 0;  ///< from 1; 0 if it is not in the primary key
    int hidden = 0;       ///< 1 in virtual tables, 2 virtual and 3 stored generated columns
};

using LiveColumns = QHash<QString, QList<LiveColumn>>;

Result<LiveColumns> readColumns(Database& database)
{
    const Result<QueryResult> found = database.query(
        u"SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden "
        "FROM sqlite_master AS m JOIN pragma_table_xinfo(m.name) AS x "
        "WHERE m.type = 'table' ORDER BY m.rowid, x.cid"_s);
    if (!found) {
        return fail(found.error());
    }
    LiveColumns columns;
    for (const QVariantList& row : found->rows) {
        columns[row[0].toString()] << LiveColumn{row[1].toString(),
                                                 row[2].toString(),
                                                 row[3].toBool(),
                                                 row[4].toString(),
                                                 row[5].toInt(),
                                                 row[6].toInt()};
    }
    return columns;
}

/// Tables that belong to virtual ones: their names, and the virtual ones themselves.
struct SpecialTables
{
    QSet<QString> shadows;
    QSet<QString> virtuals;
};

Result<SpecialTables> readSpecialTables(Database& database)
{
    const Result<QueryResult> found = database.query(
        u"SELECT name, type FROM pragma_table_list WHERE type IN ('shadow', 'virtual')"_s);
    if (!found) {
        return fail(found.error());
    }
    SpecialTables tables;
    for (const QVariantList& row : found->rows) {
        const bool isShadow = row[1].toString() == u"shadow"_s;
        (isShadow ? tables.shadows : tables.virtuals).insert(row[0].toString());
    }
    return tables;
}

/// True if reading the text gave what SQLite itself sees.
bool agree(const TableSql& read, const QList<LiveColumn>& live)
{
    return std::ranges::equal(
        read.table.columns, live, [&](const Column& column, const LiveColumn& own) {
            const bool isKey = own.keyPosition > 0;
            return column.name == own.name && (column.nullable == !own.isNotNull || isKey)
                   && column.computed.has_value() == (own.hidden > 1);
        });
}

/// As much as the pragma knows: for virtual tables, and should a text ever not be understood.
Table tableFromPragma(const QString& name, const QList<LiveColumn>& live)
{
    Table table;
    table.name = TableName(name);
    QMap<int, QString> key;
    for (const LiveColumn& own : live) {
        Column column;
        column.name = own.name;
        column.type = typeOf(own.type);
        column.nullable = !own.isNotNull;
        if (!own.defaultText.isEmpty()) {
            column.serverDefault = ServerDefault{ServerDefault::Kind::Expression, own.defaultText};
        }
        if (own.keyPosition > 0) {
            key.insert(own.keyPosition, own.name);
        }
        table.columns << column;
    }
    if (!key.isEmpty()) {
        table.primaryKey = PrimaryKey{{}, key.values(), {}};
    }
    return table;
}

class Reader final
{
public:
    Reader(LiveColumns columns, SpecialTables special, const QList<TableName>& ignored)
        : m_columns(std::move(columns))
        , m_special(std::move(special))
    {
        for (const TableName& table : ignored) {
            m_ignored.insert(table.name.toLower());
        }
    }

    Schema read(const QList<QVariantList>& master)
    {
        for (const QVariantList& row : master) {
            const QString name = row[1].toString();
            const QString tableName = row[2].toString();
            if (!isSkipped(tableName)) {
                take(row[0].toString(), name, tableName, row[3].toString());
            }
        }
        m_schema.defaultSchema = u"main"_s;
        return m_schema;
    }

private:
    bool isSkipped(const QString& tableName) const
    {
        return m_ignored.contains(tableName.toLower()) || m_special.shadows.contains(tableName)
               || tableName.startsWith(u"sqlite_"_s, Qt::CaseInsensitive);
    }

    void take(const QString& type, const QString& name, const QString& table, const QString& sql)
    {
        if (type == u"table"_s) {
            takeTable(name, sql);
        } else if (type == u"index"_s && !sql.isEmpty()) {  // those of constraints have no text
            takeIndex(name, table, sql);
        } else if (type == u"view"_s) {
            m_schema.views << View{TableName(name), sql};
        } else if (type == u"trigger"_s) {
            m_schema.triggers << Trigger{name, TableName(table), sql};
        }
    }

    void takeTable(const QString& name, const QString& sql)
    {
        const QList<LiveColumn> live = m_columns.value(name);
        const Result<TableSql> read = readTable(sql);
        Table table;
        if (read && agree(*read, live)) {
            table = read->table;
            table.name = TableName(name);
        } else {
            table = tableFromPragma(name, live);
            if (m_special.virtuals.contains(name)) {
                table.prefixes = QStringList{u"VIRTUAL"_s};
            } else {
                m_schema.uncertainties << Uncertainty(
                    EngineText::tr(
                        "The definition of table '%1' was not understood; its constraints may be "
                        "missing here.")
                        .arg(name));
                m_schema.uncertainties.last().table = TableName(name);
            }
        }
        table.options.insert(definitionOption, sql);
        m_schema.tables << table;
    }

    void takeIndex(const QString& name, const QString& tableName, const QString& sql)
    {
        Table* table = m_schema.table(TableName(tableName));
        const Result<Index> index = readIndex(sql);
        if (table == nullptr || !index) {
            m_schema.uncertainties << Uncertainty(
                EngineText::tr("The definition of index '%1' was not understood.").arg(name));
            m_schema.uncertainties.last().table = TableName(tableName);
            return;
        }
        table->indexes << *index;
        table->indexes.last().options.insert(definitionOption, sql);
    }

    LiveColumns m_columns;
    SpecialTables m_special;
    QSet<QString> m_ignored;
    Schema m_schema;
};

}  // namespace

Result<Schema> inspectSchema(Database& database, const QList<TableName>& ignoredTables)
{
    // Tables come before what is attached to them, whatever order a VACUUM left.
    const Result<QueryResult> master = database.query(
        u"SELECT type, name, tbl_name, sql FROM sqlite_master "
        "ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END, rowid"_s);
    if (!master) {
        return fail(master.error());
    }
    Result<LiveColumns> columns = readColumns(database);
    if (!columns) {
        return fail(columns.error());
    }
    Result<SpecialTables> special = readSpecialTables(database);
    if (!special) {
        return fail(special.error());
    }
    return Reader(*columns, *special, ignoredTables).read(master->rows);
}

}  // namespace limbeck::sqlite
