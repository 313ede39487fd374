// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/operation/applychange.h"
#include "models/operation/respell.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The table that a change is about; an empty name if it is about another thing.
TableName tableOf(const SchemaChange::Value& change)
{
    return std::visit(
        Overloaded{
            [](const Operation& each) { return operationTable(each).value_or(TableName()); },
            [](const PutView& each) { return each.view.name; },
            [](const PutTrigger& each) { return each.trigger.table; },
            [](const RenameRelation& each) { return each.to; },
            [](const Cascade&) { return TableName(); },
            [](const auto& each) {
                if constexpr (requires { TableName(each.table); }) {
                    return each.table.name.isEmpty() ? TableName() : each.table;
                } else {
                    return TableName();
                }
            },
        },
        change);
}

bool isThere(const Schema& schema, const TableName& name)
{
    const auto isMeant = [&](const auto& each) { return schema.isSame(each.name, name); };
    return schema.table(name) != nullptr || std::ranges::any_of(schema.views, isMeant)
           || std::ranges::any_of(schema.sequences, isMeant);
}

}  // namespace

bool SqlEffect::isUnderstood() const
{
    return std::ranges::none_of(changes, [](const SchemaChange& each) {
        return std::holds_alternative<MarkUncertain>(each.value);
    });
}

void applyEffect(const SqlEffect& effect, Schema& schema)
{
    for (const SchemaChange& each : effect.changes) {
        const Respelled meant =
            effect.rules == SqlRules::Postgresql ? Respelled{each, false} : respelled(each, schema);
        if (!meant.change.ifTable.isEmpty() && !isThere(schema, meant.change.ifTable)) {
            continue;
        }
        Schema changed = schema;
        Result<> done = applyChange(meant.change.value, changed, effect.rules);
        if (meant.hasOtherTable && effect.rules == SqlRules::Mysql) {
            done = fail(
                ErrorCode::SchemaConflict,
                EngineText::tr("The server decides whether the case of a table's name counts."));
        }
        if (done) {
            schema = std::move(changed);
        } else {
            Uncertainty doubt(done.error().message, tableOf(each.value), each.statement);
            doubt.where = effect.where;
            schema.uncertainties << doubt;
        }
    }
}

std::vector<Operation> operationsOf(const SqlEffect& effect)
{
    std::vector<Operation> operations;
    for (const SchemaChange& change : effect.changes) {
        if (const auto* operation = std::get_if<Operation>(&change.value)) {
            operations.push_back(*operation);
        } else if (const auto* rename = std::get_if<RenameRelation>(&change.value)) {
            operations.push_back({RenameTable{rename->from, rename->to.name}});
        }
    }
    return operations;
}

}  // namespace limbeck
