// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"

namespace limbeck {

Table madeUpTable(const QString& name, const QStringList& referents)
{
    Table table;
    table.name = TableName(name);
    Column id;
    id.name = QStringLiteral("id");
    id.type = ColumnType::ofKind(TypeKind::Integer);
    id.nullable = false;
    table.columns << id;
    PrimaryKey key;
    key.columns = QStringList{id.name};
    table.primaryKey = key;
    for (const QString& referent : referents) {
        Column column;
        column.name = referent + QStringLiteral("_id");
        column.type = ColumnType::ofKind(TypeKind::Integer);
        table.columns << column;
        ForeignKey foreign;
        foreign.columns = QStringList{column.name};
        foreign.referent = TableName(referent);
        foreign.referentColumns = QStringList{id.name};
        foreign.onDelete = QStringLiteral("CASCADE");
        table.foreignKeys << foreign;
    }
    return table;
}

std::shared_ptr<ui::Snapshot> madeUpSnapshot(const QString& graph, const QStringList& applied)
{
    auto snapshot = std::make_shared<ui::Snapshot>();
    snapshot->path = QStringLiteral("/made/up/shop/alembic.ini");
    snapshot->name = QStringLiteral("shop");
    snapshot->graph = graphText(graph);
    ConnectionSettings database;
    database.database = QStringLiteral("/made/up/shop/shop.db");
    snapshot->database = database;
    snapshot->targetClass = command::TargetClass::Dev;
    snapshot->status.databaseExists = true;
    snapshot->status.hasVersionTable = true;
    for (const RevisionId& id : applied) {
        snapshot->status.applied.insert(id);
    }
    snapshot->status.rows = applied.isEmpty() ? QStringList() : QStringList{applied.last()};
    for (const Revision& revision : snapshot->graph.revisions()) {
        if (!applied.contains(revision.id)) {
            snapshot->status.pending << revision.id;
        }
    }
    snapshot->schema.tables = {
        madeUpTable(QStringLiteral("user")),
        madeUpTable(QStringLiteral("page"), {QStringLiteral("user")}),
        madeUpTable(QStringLiteral("note"), {QStringLiteral("page"), QStringLiteral("user")})};
    snapshot->status.schema = snapshot->schema;
    snapshot->status.tableRows = {{.table = TableName(QStringLiteral("user")), .rows = 12000},
                                  {.table = TableName(QStringLiteral("page")), .rows = 0}};
    return snapshot;
}

}  // namespace limbeck
