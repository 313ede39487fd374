// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/freshtables.h"

#include "models/base/overloaded.h"
#include "models/operation/sqlkind.h"

namespace limbeck {

bool FreshTables::isOnly(const Operation& operation) const
{
    const std::optional<TableName> table = operationTable(operation);
    return table.has_value() && m_tables.contains(*table);
}

void FreshTables::create(const CreateTable& operation, const Schema& schema)
{
    // IF NOT EXISTS finds the old table, with its rows.
    const bool mayExist = operation.ifNotExists
                          && (!schema.isCertain() || schema.table(operation.table.name) != nullptr);
    if (!mayExist) {
        m_tables.insert(schema.resolved(operation.table.name));
    }
}

void FreshTables::rename(const RenameTable& operation, const Schema& schema)
{
    if (m_tables.remove(schema.resolved(operation.table))) {
        m_tables.insert(schema.resolved(TableName(operation.table.schema, operation.newName)));
    }
}

void FreshTables::fill(const TableName& table, const Schema& schema)
{
    m_tables.remove(schema.resolved(table));
    // A name that is not known may be another spelling of one that is, and triggers can write
    // into any table.
    if (!schema.isCertain() || schema.table(table) == nullptr || !schema.triggers.isEmpty()) {
        m_tables.clear();
    }
}

void FreshTables::follow(const Operation& operation, const Schema& schema)
{
    const auto followAll = [&](const std::vector<Operation>& operations) {
        for (const Operation& each : operations) {
            follow(each, schema);
        }
    };
    std::visit(Overloaded{
                   [&](const CreateTable& each) { create(each, schema); },
                   [&](const DropTable& each) { m_tables.remove(schema.resolved(each.table)); },
                   [&](const RenameTable& each) { rename(each, schema); },
                   [&](const BulkInsert& each) { fill(each.table, schema); },
                   [&](const ExecuteSql& each) {
                       const SqlKind kind = sqlKind(each.sql);
                       if (kind == SqlKind::Data || kind == SqlKind::Schema) {
                           m_tables.clear();
                       }
                   },
                   [&](const Batch& each) { followAll(each.operations); },
                   [&](const AutocommitBlock& each) { followAll(each.operations); },
                   [](const auto&) {},
               },
               operation.value);
}

}  // namespace limbeck
