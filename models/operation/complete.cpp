// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/overloaded.h"
#include "models/operation/apply.h"
#include "models/operation/schemalookup.h"

namespace limbeck {

namespace {

DropTable completed(DropTable drop, const Schema& schema)
{
    if (const Table* table = schema.table(drop.table)) {
        drop.dropped = *table;
    }
    return drop;
}

DropColumn completed(DropColumn drop, const Schema& schema)
{
    const Table* table = schema.table(drop.table);
    const Column* column = table == nullptr ? nullptr : table->column(drop.column);
    if (column == nullptr) {
        return drop;
    }
    DropColumn::Dropped dropped;
    dropped.column = *column;
    dropped.parts = partsWithColumn(schema, *table, drop.column);
    const QStringList names = table->columnNames();
    const qsizetype at = names.indexOf(drop.column);
    if (at > 0) {
        dropped.after = names[at - 1];
    } else if (names.size() > 1) {
        dropped.before = names[1];
    }
    if (drop.dropped.has_value()) {
        dropped.inlineReferences = drop.dropped->inlineReferences;
        dropped.inlinePrimaryKey = drop.dropped->inlinePrimaryKey;
    }
    drop.dropped = dropped;
    return drop;
}

AlterColumn completed(AlterColumn alter, const Schema& schema)
{
    const Table* table = schema.table(alter.table);
    const Column* column = table == nullptr ? nullptr : table->column(alter.column);
    if (column == nullptr) {
        return alter;
    }
    alter.existing.type = column->type;
    alter.existing.nullable = column->nullable;
    alter.existing.serverDefault = column->serverDefault;
    alter.existing.identity = column->identity;
    alter.existing.comment =
        column->comment.isEmpty() ? std::nullopt : std::optional<QString>(column->comment);
    alter.existing.autoincrement = column->autoincrement;
    const bool dropsDefault =
        alter.changes.serverDefault.has_value() && !alter.changes.serverDefault->has_value();
    if (dropsDefault && column->identity.has_value() && !column->serverDefault.has_value()
        && !alter.changes.identity.has_value()) {
        // What server_default=None means of such a column.
        alter.changes.serverDefault.reset();
        alter.changes.identity = std::optional<Identity>();
    }
    const bool dropsIdentity =
        alter.changes.identity.has_value() && !alter.changes.identity->has_value();
    if (dropsIdentity && !alter.changes.autoincrement.has_value()) {
        alter.changes.autoincrement = Autoincrement::No;  // nothing counts for it any more
    }
    return alter;
}

DropIndex completed(DropIndex drop, const Schema& schema)
{
    if (const Table* table = tableOfIndex(schema, drop)) {
        Index index = *table->index(drop.name);
        // How it is dropped (CONCURRENTLY) is also how it is built again.
        index.options.insert(drop.options);
        drop.table = table->name;
        drop.options = index.options;
        drop.dropped = index;
    }
    return drop;
}

DropConstraint completed(DropConstraint drop, const Schema& schema)
{
    const Table* table = schema.table(drop.table);
    if (table == nullptr || isDroppedByOtherMeans(*table, drop)) {
        return drop;
    }
    if (const Result<Constraint> found = findConstraint(*table, drop)) {
        drop.dropped = *found;
        drop.type = constraintType(*found);
        if (drop.name.isEmpty()) {
            drop.name = constraintName(*found);
        }
    }
    return drop;
}

SetTableComment completed(SetTableComment set, const Schema& schema)
{
    const Table* table = schema.table(set.table);
    if (table != nullptr && !table->comment.isEmpty()) {
        set.existing = table->comment;
    }
    return set;
}

DropEnum completed(DropEnum drop, const Schema& schema)
{
    for (const EnumType& type : schema.enums) {
        if (type.name == drop.type.name && schema.isSameSchema(type.schema, drop.type.schema)) {
            drop.type.values = type.values;
        }
    }
    return drop;
}

/// One after another, each against the schema that the ones before leave.
std::vector<Operation> completedAll(std::vector<Operation> operations, Schema schema)
{
    for (Operation& operation : operations) {
        operation = complete(operation, schema);
        Result<Schema> next = apply(operation, schema);
        if (!next.has_value()) {
            break;  // what comes after cannot be known
        }
        schema = std::move(*next);
    }
    return operations;
}

Batch completed(Batch batch, const Schema& schema)
{
    batch.operations = completedAll(std::move(batch.operations), schema);
    return batch;
}

AutocommitBlock completed(AutocommitBlock block, const Schema& schema)
{
    block.operations = completedAll(std::move(block.operations), schema);
    return block;
}

/// CreateTable and its like say everything themselves.
template <typename Step>
Step completed(Step step, const Schema&)
{
    return step;
}

}  // namespace

Operation complete(const Operation& operation, const Schema& schema)
{
    return std::visit(
        [&schema](const auto& step) { return Operation{.value = completed(step, schema)}; },
        operation.value);
}

}  // namespace limbeck
