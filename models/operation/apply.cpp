// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/apply.h"

#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/operation/applysteps.h"
#include "models/operation/columnorder.h"
#include "models/operation/describe.h"
#include "models/operation/schemachange.h"
#include "models/operation/schemalookup.h"
#include "models/operation/sqlkind.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Result<> applyStep(const Operation& operation, Schema& schema);

Result<> applySteps(const std::vector<Operation>& operations, Schema& schema)
{
    for (const Operation& operation : operations) {
        if (const Result<> done = applyStep(operation, schema); !done.has_value()) {
            return done;
        }
    }
    return {};
}

Result<> applyStep(const ExecuteSql& execute, Schema& schema)
{
    const auto sequence = sequenceStatement(execute.sql);
    if (sequence && sequence->isCreated && sequence->isOwned) {
        return {};  // no part of a schema
    }
    if (execute.effect != nullptr) {
        applyEffect(*execute.effect, schema);
    } else if (sequence && !sequence->isCreated) {
        schema.sequences.removeIf(
            [&](const Sequence& each) { return schema.isSame(each.name, sequence->name); });
    } else if (sqlKind(execute.sql) == SqlKind::Schema) {
        schema.uncertainties << Uncertainty({}, {}, execute.sql);
    }
    return {};
}

Result<> applyStep(const AutocommitBlock& block, Schema& schema)
{
    return applySteps(block.operations, schema);
}

Result<> reorder(Table& table, const QList<QStringList>& partialOrders)
{
    const Result<QStringList> order = columnOrder(table.columnNames(), partialOrders);
    if (!order.has_value()) {
        return fail(order.error());
    }
    QList<Column> columns;
    for (const QString& name : *order) {
        columns << *std::as_const(table).column(name);
    }
    table.columns = columns;
    return {};
}

Result<> applyStep(const Batch& batch, Schema& schema)
{
    if (const Result<> done = applySteps(batch.operations, schema); !done.has_value()) {
        return done;
    }
    if (batch.tableOptions.isEmpty() && batch.tableConstraints.isEmpty()
        && batch.partialReordering.isEmpty()) {
        return {};
    }
    const Result<Table*> table = findTable(schema, batch.table);
    if (!table.has_value()) {
        return fail(table.error());
    }
    if (const Result<> ordered = reorder(**table, batch.partialReordering); !ordered.has_value()) {
        return ordered;
    }
    (*table)->options.insert(batch.tableOptions);
    for (const Constraint& constraint : batch.tableConstraints) {
        addConstraint(**table, constraint);
    }
    return requireConsistent(**table);
}

/// On a schema that is not certain, what does not fit may fit the database: it is noted.
template <typename Step>
Result<> applyTolerantly(const Step& step, Schema& schema)
{
    if (schema.isCertain()) {
        return steps::apply(step, schema);
    }
    Schema changed = schema;
    if (const Result<> done = steps::apply(step, changed); done.has_value()) {
        schema = std::move(changed);
    } else {
        schema.uncertainties << Uncertainty(
            EngineText::tr("Could not follow “%1”: %2")
                .arg(describe(Operation{.value = step}), done.error().message));
    }
    return {};
}

Result<> applyStep(const Operation& operation, Schema& schema)
{
    return std::visit(
        Overloaded{
            [&schema](const ExecuteSql& execute) { return applyStep(execute, schema); },
            [&schema](const Batch& batch) { return applyStep(batch, schema); },
            [&schema](const AutocommitBlock& block) { return applyStep(block, schema); },
            [&schema](const auto& step) { return applyTolerantly(step, schema); },
        },
        operation.value);
}

}  // namespace

Result<Schema> apply(const Operation& operation, Schema schema)
{
    if (const Result<> done = applyStep(operation, schema); !done.has_value()) {
        return fail(done.error());
    }
    return schema;
}

Result<Schema> applyAll(const std::vector<Operation>& operations, Schema schema)
{
    if (const Result<> done = applySteps(operations, schema); !done.has_value()) {
        return fail(done.error());
    }
    return schema;
}

}  // namespace limbeck
