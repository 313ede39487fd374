// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/differ/batches.h"

#include "models/base/overloaded.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

namespace {

using Tables = QSet<TableName>;

void addReferents(const QList<ForeignKey>& keys, Tables& tables)
{
    for (const ForeignKey& key : keys) {
        tables << key.referent;
    }
}

void addReferent(const Constraint& constraint, Tables& tables)
{
    if (const auto* key = std::get_if<ForeignKey>(&constraint)) {
        tables << key->referent;
    }
}

/// The tables that a step works on or ties together. Steps that share none may change places.
Tables tablesOf(const Operation& operation)
{
    Tables tables;
    if (const std::optional<TableName> table = operationTable(operation)) {
        tables << *table;
    }
    std::visit(Overloaded{
                   [&](const CreateTable& each) { addReferents(each.table.foreignKeys, tables); },
                   [&](const DropTable& each) {
                       if (each.dropped.has_value()) {
                           addReferents(each.dropped->foreignKeys, tables);
                       }
                   },
                   [&](const AddColumn& each) { addReferents(each.parts.foreignKeys, tables); },
                   [&](const AddConstraint& each) { addReferent(each.constraint, tables); },
                   [&](const DropConstraint& each) {
                       if (each.dropped.has_value()) {
                           addReferent(*each.dropped, tables);
                       }
                   },
                   [](const auto&) {},
               },
               operation.value);
    return tables;
}

/// True for what batch_alter_table can hold.
bool isAlteration(const Operation& operation)
{
    return std::visit(Overloaded{
                          [](const AddColumn&) { return true; },
                          [](const DropColumn&) { return true; },
                          [](const AlterColumn&) { return true; },
                          [](const AddConstraint&) { return true; },
                          [](const DropConstraint&) { return true; },
                          [](const CreateIndex&) { return true; },
                          [](const DropIndex& each) { return !each.table.isEmpty(); },
                          [](const SetTableComment&) { return true; },
                          [](const auto&) { return false; },
                      },
                      operation.value);
}

/// A step of the result and the tables that it ties together.
struct Gathered
{
    Operation operation;
    Tables tables;
};

/// The batch of `table` that a step may still be put into: no later step has to do with `tables`.
Batch* openBatch(std::vector<Gathered>& gathered, const TableName& table, const Tables& tables)
{
    for (auto each = gathered.rbegin(); each != gathered.rend(); ++each) {
        auto* batch = std::get_if<Batch>(&each->operation.value);
        if (batch != nullptr && batch->table == table) {
            each->tables.unite(tables);
            return batch;
        }
        if (each->tables.intersects(tables)) {
            return nullptr;
        }
    }
    return nullptr;
}

}  // namespace

std::vector<Operation> inBatches(const std::vector<Operation>& operations)
{
    std::vector<Gathered> gathered;
    for (const Operation& operation : operations) {
        const Tables tables = tablesOf(operation);
        if (!isAlteration(operation)) {
            gathered.push_back({operation, tables});
            continue;
        }
        const TableName table = *operationTable(operation);
        Batch* batch = openBatch(gathered, table, tables);
        if (batch == nullptr) {
            Batch opened;
            opened.table = table;
            gathered.push_back({Operation{opened}, tables});
            batch = &std::get<Batch>(gathered.back().operation.value);
        }
        batch->operations.push_back(operation);
    }

    std::vector<Operation> result;
    for (const Gathered& each : gathered) {
        result.push_back(each.operation);
    }
    return result;
}

}  // namespace limbeck
